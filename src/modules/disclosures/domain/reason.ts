import type { Answer } from '../../templates/domain/answer.js';

/** The text without its outer spaces (also full-width ones), or undefined where nothing is left. */
export function givenText(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

const REMARK_NUMBER = /^(?:備考|注記?|注釈|[※*#]|note|remark)? ?(?:no\.?)? ?[([]?\d{1,3}[)\].]?$/i;

/** Whether a remark is only the number of a text that stands elsewhere (備考1, ※2, Note 3): the text itself is not there. */
export function isRemarkNumber(remark: string): boolean {
  return REMARK_NUMBER.test(remark.normalize('NFKC').trim());
}

/** Why it is so, in the vendor's words: the reason given as such, else the remark. A bare remark number says nothing. */
export function reasonOf({ reason, remark }: Answer): string | undefined {
  const said = givenText(reason?.text);
  if (said !== undefined) return said;
  const noted = givenText(remark);
  return noted === undefined || isRemarkNumber(noted) ? undefined : noted;
}
