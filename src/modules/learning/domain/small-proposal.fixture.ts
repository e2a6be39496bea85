import type { RowPlace } from '../../workbooks/domain/layout.js';
import { changeProposal } from './change-proposal.js';
import type { FormChange, FormUnderReview } from './form-change.js';
import type { FormProposal, ProposedRow } from './form-proposal.js';

const SHEET = '様式';
const FIRST_ROW = 5;

/** A row about its own number that is answered in the columns C to E of its own row of the sheet. */
function row(number: string, index: number, given: Partial<ProposedRow>): ProposedRow {
  const at = FIRST_ROW + index;
  return {
    id: `r${number}`,
    section: number.startsWith('2') ? 's2' : 's1',
    sheet: SHEET,
    row: at,
    cells: [`A${at}`, `B${at}`],
    number,
    parent: null,
    prompt: `設問${number}`,
    answerType: 'yes_no_na',
    choices: [],
    topic: { key: `topic.${number}`, sureness: 'likely', because: { ja: '', en: '' } },
    visibleWhen: null,
    remark: { allowed: true, requiredWhen: [] },
    doubts: [],
    ...given,
  };
}

/** Where such a row stands. */
export function place({ id, row: at, number }: ProposedRow): RowPlace {
  const spot = (column: number) => ({ row: at, column });
  const cells = { yes: spot(3), no: spot(4), na: spot(5) };
  return {
    question: id,
    row: at,
    foundBy: 'number and wording',
    label: spot(1),
    ...(number !== null && { number }),
    answer: { kind: 'columns', cells, entry: spot(3), merged: false },
    remarks: [spot(6)],
    extras: {},
  };
}

const ROWS = [
  row('1', 0, {}),
  row('1.1', 1, { parent: 'r1', visibleWhen: { row: 'r1', in: ['yes'], because: { ja: '', en: '' } } }),
  row('1.2', 2, { parent: 'r1' }),
  row('2', 3, { answerType: 'group' }),
  row('2.1', 4, { parent: 'r2' }),
  row('2.2', 5, { parent: 'r2', answerType: 'text' }),
];

/** A proposal for tests: two sections on one sheet, six rows, a head of one field. */
export const SMALL_PROPOSAL: FormProposal = {
  title: '試験用開示書',
  form: 'TEST',
  version: '1.0',
  guideline: { name: '試験用ガイドライン', version: '1' },
  vocabulary: [
    { key: 'yes', label: { ja: 'はい', en: 'Yes' } },
    { key: 'no', label: { ja: 'いいえ', en: 'No' } },
    { key: 'na', label: { ja: '対象外', en: 'N/A' } },
  ],
  header: [{ key: 'provider', type: 'text', label: '事業者名', sheet: SHEET, spot: { row: 2, column: 2 } }],
  rounds: 1,
  dates: [],
  sections: [
    { code: 's1', title: '第一節' },
    { code: 's2', title: '第二節' },
  ],
  rows: ROWS,
  layout: {
    templateId: '',
    tables: [{ sheet: SHEET, rows: ROWS.map(place), others: [] }],
    header: [{ key: 'provider', sheet: SHEET, spot: { row: 2, column: 2 } }],
    mark: '○',
  },
  blank: true,
  doubts: [],
};

/** The same under review, named as it says itself. */
export const SMALL_REVIEW: FormUnderReview = {
  naming: {
    form: 'TEST',
    version: '1.0',
    title: '試験用開示書',
    publisher: '試験協会',
    guideline: { name: '試験用ガイドライン', version: '1' },
  },
  proposal: SMALL_PROPOSAL,
};

/** Topics of known forms, for tests. */
export const KNOWN_TOPICS: ReadonlySet<string> = new Set(['ext.medical_site', ...ROWS.map(({ topic }) => topic.key)]);

/** It after changes. */
export const change = (changes: readonly FormChange[], form = SMALL_REVIEW): FormUnderReview =>
  changeProposal(form, changes, KNOWN_TOPICS);

/** One row of a form under review. */
export function rowNamed({ proposal: { rows } }: FormUnderReview, id: string): ProposedRow {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

/** Rows that its layout names. */
export const placedRows = ({ proposal: { layout } }: FormUnderReview): string[] =>
  layout.tables.flatMap(({ rows }) => rows.map(({ question }) => question));
