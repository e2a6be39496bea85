import type { Language } from '#kernel/actor.js';
import type { Bilingual } from '#kernel/bilingual.js';
import type { Area } from '#kernel/grid.js';
import type { SheetPlan, Tone } from '#kernel/sheet-plan.js';
import { officialNote } from '#modules/templates/domain/official-note.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import type { JudgedRow } from './domain/judge-profile.js';
import { cellsOf, type ExportedJudgements, type JudgedCell, type TreatmentShown } from './domain/judged-products.js';
import { answerWords, outcomeLines, treatmentWords } from './domain/judgement-words.js';
import { judgementWord } from './domain/rule-words.js';

const TABLE = { ja: '判定結果', en: 'Judgements' };
const EXCEPTIONS = { ja: '要対応の行', en: 'Rows to deal with' };
const TABLE_HEADINGS = { ja: ['番号', '設問'], en: ['No.', 'Question'] };
const EXCEPTION_HEADINGS = {
  ja: ['製品', '番号', '設問', '判定', '理由', '回答', 'プロファイルの注記', '残存リスク対応'],
  en: ['Product', 'No.', 'Question', 'Judgement', 'Why', 'Answer', 'Note of the profile', 'Treatment'],
};
const NONE = { ja: '要対応の行はありません', en: 'There is no row to deal with' };
const TABLE_WIDTHS = [12, 48];
const EXCEPTION_WIDTHS = [26, 10, 44, 13, 40, 32, 24, 36];
const PRODUCT_WIDTH = 24;

type Exported = ExportedJudgements['products'][number];

/** The judgements for print on A3: the rows of the profile against the products, and what does not pass with its answer and treatment. */
export function judgementFile(judged: ExportedJudgements, language: Language): Promise<Uint8Array> {
  return makeWorkbook([table(judged, language), exceptions(judged, language)]);
}

/** Title, then one line each for what was judged by, what is not known of it, and whose wording it repeats. */
function head({ profile, missing, forms }: ExportedJudgements, title: Bilingual, language: Language): string[][] {
  const { judgedOn, renewalOn } = profile;
  const renewal =
    renewalOn === null ? '' : language === 'ja' ? `、次回更改日 ${renewalOn}` : `, next renewal ${renewalOn}`;
  const day = language === 'ja' ? `判定日 ${judgedOn}${renewal}` : `Judged on ${judgedOn}${renewal}`;
  const absent = language === 'ja' ? `見つからない製品: ${missing.length} 件` : `Products not found: ${missing.length}`;
  const official = officialNote(forms);
  return [
    [title[language]],
    [profile.title[language]],
    [day],
    ...profile.unknown.map((words) => [`※ ${words[language]}`]),
    ...(missing.length === 0 ? [] : [[absent]]),
    ...(official ? [[official[language]]] : []),
  ];
}

const nameOf = ({ productName, productVersion, vendorName }: Exported): string =>
  `${vendorName}\n${productName} ${productVersion}`;

function table(judged: ExportedJudgements, language: Language): SheetPlan {
  const above = head(judged, TABLE, language);
  const columns = judged.products.map((product) => cellsOf(product, judged.rows.length));
  const headings = [...TABLE_HEADINGS[language], ...judged.products.map(nameOf)];
  const outcomes = [
    '',
    language === 'ja' ? '全体' : 'Whole',
    ...judged.products.map((each) => outcomeLines(each, language)),
  ];
  const body = judged.rows.map(({ code, prompt }, place) => [
    code,
    prompt[language],
    ...columns.map((cells) => cellText(cells[place], language)),
  ]);
  const first = above.length + 3;
  const at = (wanted: (cell: JudgedCell) => boolean): Area[] =>
    columns.flatMap((cells, column) =>
      cells.flatMap((cell, place) => (wanted(cell) ? [square(first + place, TABLE_WIDTHS.length + 1 + column)] : [])),
    );
  return {
    ...sheet(TABLE[language], [...above, headings, outcomes, ...body], above.length, TABLE_WIDTHS.length),
    widths: [...TABLE_WIDTHS, ...judged.products.map(() => PRODUCT_WIDTH)],
    tones: [
      { tone: 'warning', areas: at(({ judgement }) => judgement === 'fail') },
      { tone: 'notice', areas: at(({ judgement }) => judgement === 'exception' || judgement === 'open') },
    ],
  };
}

function cellText(cell: JudgedCell | undefined, language: Language): string {
  if (cell === undefined) return '';
  const lines = [judgementWord(cell.judgement)[language], cell.reason?.[language] ?? ''];
  return [...lines, cell.treatment ? treatmentWords(cell.treatment, language) : '']
    .filter((line) => line !== '')
    .join('\n');
}

function exceptions(judged: ExportedJudgements, language: Language): SheetPlan {
  const above = head(judged, EXCEPTIONS, language);
  const rows = judged.products.flatMap((product) =>
    product.rows.filter(({ judgement }) => judgement !== 'pass').map((row) => ({ product, row })),
  );
  const forms = new Map(judged.forms.map((form) => [form.id, form]));
  const body = rows.map(({ product, row }) => [
    nameOf(product),
    row.code,
    row.prompt[language],
    judgementWord(row.judgement)[language],
    row.reason[language],
    answerWords(row, forms.get(row.templateId ?? ''), language),
    row.note ?? '',
    treatmentText(row.treatment, language),
  ]);
  const first = above.length + 2;
  const tone = (name: Tone, wanted: (row: JudgedRow) => boolean): { tone: Tone; areas: Area[] } => ({
    tone: name,
    areas: rows.flatMap(({ row }, index) => (wanted(row) ? [square(first + index, 4)] : [])),
  });
  const lines = body.length > 0 ? body : [[NONE[language]]];
  return {
    ...sheet(EXCEPTIONS[language], [...above, EXCEPTION_HEADINGS[language], ...lines], above.length, 3),
    widths: EXCEPTION_WIDTHS,
    tones: [
      tone('warning', ({ judgement }) => judgement === 'fail'),
      tone('notice', ({ judgement }) => judgement !== 'fail'),
    ],
    filter: true,
  };
}

function treatmentText(treatment: TreatmentShown | null, language: Language): string {
  return treatment === null ? '' : `${treatmentWords(treatment, language)}\n${treatment.reason}`;
}

function sheet(name: string, rows: string[][], above: number, frozenColumns: number): Omit<SheetPlan, 'widths'> {
  const lines = Array.from({ length: above }, (_, index) => index + 1);
  return {
    name,
    rows,
    headerRow: above + 1,
    frozenColumns,
    titleRows: [1],
    sectionRows: [],
    merges: lines.map((row) => ({ top: row, left: 1, bottom: row, right: frozenColumns })),
    lists: [],
    print: { paper: 'A3', landscape: true },
  };
}

const square = (row: number, column: number): Area => ({ top: row, left: column, bottom: row, right: column });
