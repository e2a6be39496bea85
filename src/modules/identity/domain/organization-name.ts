const LEGAL_FORMS =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|医療法人社団|医療法人財団|社会医療法人|医療法人|独立行政法人|\((?:株|有|同|資|名|社|財|医)\)/g;

/**
 * What is left of a name for finding the same organization twice: NFKC (which also opens ㈱ and full-width letters), small letters,
 * without legal forms, spaces and signs between words. Only for matching; names are shown as typed.
 */
export function nameKey(name: string): string {
  const bare = name.normalize('NFKC').toLowerCase().replace(LEGAL_FORMS, '');
  return bare.replace(/\b(?:co\.?,? ?ltd|inc|corp(?:oration)?|k\.k)\b\.?/g, '').replace(/[\s・.,'’\-‐－_()「」]/g, '');
}
