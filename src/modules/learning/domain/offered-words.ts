import { isAnswerWord } from '../../workbooks/domain/marks.js';

const BETWEEN = /[\s\u3000・／/、,|｜()（）「」]+/u;

/** The answers that a cell offers for one to be ringed (はい・いいえ); empty where anything else stands there. */
export function offeredWords(text: string): readonly string[] {
  const words = text.length > LONGEST ? [] : text.split(BETWEEN).filter((word) => word !== '');
  return words.length > 1 && words.every(isAnswerWord) ? words : [];
}

const LONGEST = 60;
