import type { Grid } from '../../../kernel/grid.js';
import type { AnswerType, HeaderField, Question, Template, VocabularyWord } from '../../templates/domain/template.js';
import { indexOf } from '../../workbooks/domain/form-index.js';
import type { Layout } from '../../workbooks/domain/layout.js';
import { layoutOf } from '../../workbooks/domain/layout-of-sheets.js';
import type { MatchedRow } from '../../workbooks/domain/match-rows.js';
import { viewOf } from '../../workbooks/domain/sheet-view.js';
import { foldWording } from '../../../kernel/wording.js';
import type { ToldRow } from './told-rows.js';

/** A row on its way into a form, as far as its place in the workbook needs to know. */
export interface PlacedRow {
  readonly id: string;
  readonly told: ToldRow;
  readonly section: string;
  readonly answerType: AnswerType;
}

/** What is known of the form while its layout is being found. */
export interface FormSoFar {
  readonly rows: readonly PlacedRow[];
  readonly vocabulary: readonly VocabularyWord[];
  readonly header: readonly HeaderField[];
  readonly dates: Template['dates'];
  readonly rounds: number;
}

/** Where everything of a form so far stands: found the same way as for a known form, with its rows given. `headed` = headings named the columns. */
export function layoutOfForm(grid: Grid, form: FormSoFar): { readonly layout: Layout; readonly headed: boolean } {
  const template = templateOf(form);
  const byId = new Map(template.sections.flatMap(({ questions }) => questions.map((one) => [one.code, one] as const)));
  const sheets = grid.sheets.flatMap((sheet) => {
    const view = viewOf(sheet);
    const rows = form.rows.filter(({ told }) => told.region.view === view);
    const matched = rows.flatMap((row) => matchedRow(row, byId.get(row.id)));
    return matched.length > 0 ? [{ view, matched, unmatched: [] }] : [];
  });
  return layoutOf(grid, sheets, indexOf(template));
}

function matchedRow({ told }: PlacedRow, question: Question | undefined): MatchedRow[] {
  if (!question) return [];
  const { row, number, numberCell, wordingCell, wording, region } = told;
  const entry = {
    row,
    from: region.from,
    to: region.to,
    ...(number && { number: { text: number.text, cell: numberCell ?? wordingCell } }),
    wording: { text: wording, folded: foldWording(wording), cell: wordingCell },
    exact: [],
  };
  return [{ entry, question, foundBy: number ? 'number and wording' : 'wording' }];
}

function templateOf({ rows, vocabulary, header, dates, rounds }: FormSoFar): Template {
  const titles = [...new Set(rows.map(({ section }) => section))];
  const bySection = new Map(titles.map((title) => [title, [] as Question[]]));
  for (const row of rows) bySection.get(row.section)?.push(questionOf(row));
  return {
    id: '',
    form: '',
    version: '',
    guideline: { name: '', version: '' },
    title: { ja: '', en: '' },
    provenance: 'seen',
    answerVocabulary: vocabulary,
    layout: { columns: [] },
    rounds,
    dates,
    headerFields: header,
    sections: titles.map((title) => ({
      code: title,
      title: { ja: title, en: title },
      provenance: 'seen',
      questions: bySection.get(title) ?? [],
    })),
  };
}

function questionOf({ id, told, answerType }: PlacedRow): Question {
  return {
    code: id,
    prompt: { ja: told.wording, en: told.wording },
    answerType,
    choices: [],
    remark: { allowed: true, requiredWhen: [] },
    guidelineRefs: [],
    topic: id,
  };
}
