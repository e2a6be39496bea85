import type { Grid, Sheet } from '../../../kernel/grid.js';

/** What the titles of a workbook say of the form it holds. */
export interface FormTitle {
  readonly title: string;
  readonly form: string | null;
  readonly version: string | null;
  readonly guideline: { readonly name: string; readonly version: string } | null;
}

/** The families of forms by the words of their titles; the first that fits wins. */
const FAMILIES: readonly (readonly [pattern: RegExp, family: string])[] = [
  [/mds\s*2|mds²|manufacturer disclosure statement for medical device security/i, 'MDS2'],
  [/チェックリスト.*事業者|事業者.*チェックリスト|cyber ?security checklist.*vendor/is, 'CHECKLIST_VENDOR'],
  [/サービス仕様適合開示書|sscd/i, 'SSCD'],
  [/サービス事業者による|(?:^|[^a-z])sds(?![a-z])|service provider disclosure/i, 'SDS'],
  [/製造業者による|(?:^|[^a-z])mds(?![a-z0-9])|manufacturer'?s? disclosure/i, 'MDS'],
];
const GUIDELINES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [
    /医療情報を取り扱う[^\s]*提供事業者[^\s]*ガイドライン/,
    '医療情報を取り扱う情報システム・サービスの提供事業者における安全管理ガイドライン',
  ],
  [/ガイドライン/, '医療情報システムの安全管理に関するガイドライン'],
];
const GUIDELINE_VERSION = /(?:ガイドライン|guidelines?)\D{0,12}?([0-9]+(?:\.[0-9]+)?)\s*版?/i;
const FISCAL_YEAR = /令和\s*([0-9]+|元)\s*年度/;
const STANDARD = /\bHN\s*1\s*-\s*((?:19|20)[0-9]{2})\b/i;
const VERSION = /(?:ver(?:sion)?\.?|第)\s*([0-9]+(?:\.[0-9]+)*[a-z]?)(?:\s*版)?|([0-9]+\.[0-9]+[a-z]?)\s*版/i;
const YEAR = /(?:mds2|mds²)\D{0,3}((?:19|20)[0-9]{2})/i;
const TITLE = /開示書|開示説明書|チェックリスト|disclosure|checklist|様式|確認書|調査票|質問票/i;
const ROWS_ABOVE = 12;

/**
 * Title, family, version and guideline from the texts above the tables (`firstRows`: first row of the table by sheet) and the sheets'
 * names. A version that belongs to the guideline is not the form's.
 */
export function readFormTitle(grid: Grid, firstRows: ReadonlyMap<string, number>): FormTitle {
  const sheets = grid.sheets.filter(({ visibility, name }) => visibility === 'visible' || firstRows.has(name));
  const rows = sheets.flatMap((sheet) => textsAbove(sheet, firstRows.get(sheet.name)));
  const texts = rows.flat();
  const title = titleAmong(rows) ?? '';
  const all = [title, ...texts, ...sheets.map(({ name }) => name)].map((text) => text.normalize('NFKC'));
  return {
    title,
    form: familyOf(all),
    version: versionOf(all),
    guideline: guidelineOf(all),
  };
}

/** The texts above the table, row by row. */
function textsAbove({ rows }: Sheet, firstRow: number | undefined): string[][] {
  const above = firstRow === undefined ? rows.slice(0, ROWS_ABOVE) : rows.filter(({ row }) => row < firstRow);
  return above.map(({ cells }) => cells.filter(({ kind }) => kind === 'text').map(({ text }) => text.trim()));
}

const LONGEST_TITLE = 200;
const LONGEST_LABEL = 12;

/** The first text that is called like a form, else the first that is longer than a label or stands alone on top. */
function titleAmong(rows: readonly (readonly string[])[]): string | undefined {
  const short = rows.flat().filter((text) => text.length <= LONGEST_TITLE);
  const [top = []] = rows.filter((texts) => texts.length > 0);
  const isNamed = (text: string): boolean =>
    TITLE.test(text) || FAMILIES.some(([pattern]) => pattern.test(text.normalize('NFKC')));
  return short.find(isNamed) ?? (top.length === 1 ? top[0] : short.find((text) => text.length > LONGEST_LABEL));
}

const familyOf = (texts: readonly string[]): string | null =>
  texts.flatMap((text) => FAMILIES.find(([pattern]) => pattern.test(text))?.[1] ?? [])[0] ?? null;

function versionOf(texts: readonly string[]): string | null {
  return texts.map(versionIn).find((version) => version !== undefined) ?? null;
}

function versionIn(text: string): string | undefined {
  const year = FISCAL_YEAR.exec(text)?.[1];
  if (year !== undefined) return `令和${year}年度`;
  const [, standard] = STANDARD.exec(text) ?? YEAR.exec(text) ?? [];
  if (standard !== undefined) return `HN 1-${standard}`;
  return TITLE.test(text) ? figureOf(VERSION.exec(withoutGuideline(text)) ?? []) : undefined;
}

const figureOf = ([, first, second]: readonly (string | undefined)[]): string | undefined => first ?? second;

/** A text without the guideline's name and version. */
const withoutGuideline = (text: string): string => text.replace(new RegExp(GUIDELINE_VERSION, 'gi'), ' ');

function guidelineOf(texts: readonly string[]): FormTitle['guideline'] {
  for (const text of texts) {
    const [, version] = GUIDELINE_VERSION.exec(text) ?? [];
    const name = GUIDELINES.find(([pattern]) => pattern.test(text))?.[1] ?? 'Guideline';
    if (version !== undefined) return { name, version };
  }
  return null;
}
