import type { AnswerKey, Template, VocabularyWord } from '../../templates/domain/template.js';
import { usualWord } from '../../workbooks/domain/marks.js';
import { foldWording } from '../../../kernel/wording.js';
import type { Region } from './table-regions.js';

const ORDER: readonly AnswerKey[] = ['yes', 'no', 'na', 'see_note'];
const ENGLISH: Readonly<Record<AnswerKey, string>> = {
  yes: 'Yes',
  no: 'No',
  na: 'Not applicable',
  see_note: 'See note',
};

/** All words that any form takes: for finding where a form is answered before its own words are known. */
export const ALL_WORDS: readonly VocabularyWord[] = [
  { key: 'yes', label: { ja: 'はい', en: 'Yes' } },
  { key: 'no', label: { ja: 'いいえ', en: 'No' } },
  { key: 'na', label: { ja: '対象外', en: 'N/A' } },
  { key: 'see_note', label: { ja: '注記参照', en: 'See Note' } },
];

/** Words that the rows of a form take, counted as they are met. */
export class WordsMet {
  private readonly counts = new Map<AnswerKey, Map<string, number>>();

  /** Signs (○) stand for an answer, but are no word for it. */
  add(word: string, key: AnswerKey): void {
    const text = word.trim();
    if (!/\p{L}/u.test(text)) return;
    const words = this.counts.get(key) ?? new Map<string, number>();
    this.counts.set(key, words.set(text, (words.get(text) ?? 0) + 1));
  }

  /** The word most used for each answer, in the usual order. */
  vocabulary(): readonly VocabularyWord[] {
    return ORDER.flatMap((key): VocabularyWord[] => {
      const [most] = [...(this.counts.get(key) ?? [])].sort(([, one], [, other]) => other - one);
      return most ? [{ key, label: { ja: most[0], en: isEnglish(most[0]) ? most[0] : ENGLISH[key] } }] : [];
    });
  }
}

const isEnglish = (word: string): boolean => /^[\x20-\x7e]+$/.test(word);

/** The words over the columns of a region, each with its column's key. */
export function headingWords({ headings, roles }: Region): readonly (readonly [word: string, key: AnswerKey])[] {
  return headings.flatMap(({ cells }) =>
    cells.flatMap(({ column, text }): (readonly [string, AnswerKey])[] => {
      const key = ORDER.find((one) => one === roles.get(column));
      return key ? [[bareWord(text), key]] : [];
    }),
  );
}

/** A heading without the figure in front of it and what stands in brackets. */
const bareWord = (text: string): string =>
  text
    .replace(/[(（\[［【].*?[)）\]］】]/gsu, ' ')
    .replace(/^\s*(?:[①-⑳]|[0-9０-９]+[.．:：)）])/u, '')
    .trim();

const BETWEEN = /[\s・／/、,|｜()（）「」:：]+/u;

/** Words that the heading of a single column names (回答（はい・いいえ・対象外）); empty where it names fewer than two. */
export function wordsInHeadings({ headings }: Region): readonly (readonly [word: string, key: AnswerKey])[] {
  const found = headings.flatMap(({ cells }) => cells.map(({ text }) => wordsIn(text)));
  return found.find((words) => new Set(words.map(([, key]) => key)).size > 1) ?? [];
}

const wordsIn = (text: string): (readonly [string, AnswerKey])[] =>
  text.split(BETWEEN).flatMap((word): (readonly [string, AnswerKey])[] => {
    const key = usualWord(foldWording(word));
    return key ? [[word, key]] : [];
  });

/** The newest known form of a family, whose words stand in where a workbook shows none. */
export function wordsOfFamily(known: readonly Template[], family: string | null): Template | undefined {
  return known.filter(({ form, answerVocabulary }) => form === family && answerVocabulary.length > 0).at(-1);
}
