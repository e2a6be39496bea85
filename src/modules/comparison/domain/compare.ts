import type { Bilingual } from '../../../kernel/bilingual.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { isOlderForm } from '../../disclosures/domain/form-age.js';
import { printedCode } from '../../disclosures/domain/printed-code.js';
import type { Answers } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import type { CellDetails } from './cell-details.js';
import { type ComparedCell, type SourceRow, sourceRows } from './compared-cell.js';
import { isOpen, type RowVerdict, verdictOf } from './row-verdict.js';

/** One product's published answers, as a column. `texts` needs entries only where `needsText` says so of the packed code. */
export interface ComparedRevision {
  readonly id: string;
  readonly template: Template;
  /** Packed codes, one per row of the template. */
  readonly codes: string;
  readonly texts: Answers;
}

export interface MatrixRow {
  /** What the row is about; columns of other forms are joined by it. */
  readonly topic: string;
  readonly templateId: string;
  readonly question: string;
  readonly code: string;
  readonly section: Bilingual;
  readonly prompt: Bilingual;
  /** One per column, in the columns' order. */
  readonly cells: readonly (ComparedCell & { readonly details?: CellDetails })[];
  readonly verdict: RowVerdict;
  /** Whether at least one column leaves it open, whatever the others say. */
  readonly hasGap: boolean;
}

export interface Matrix {
  readonly columns: readonly { readonly id: string; readonly templateId: string }[];
  readonly rows: readonly MatrixRow[];
}

const FEWEST = 2;
const MOST = 100;

/**
 * Products side by side on the same questions: the rows of one form in its order, then once each topic that only others have.
 * @throws RuleViolation `comparison.columns` {min, max, given}, `comparison.codes-do-not-fit` {id, rows, codes},
 *   `comparison.unknown-code` {question, code}, `comparison.text-missing` {question}
 */
export function compare(columns: readonly ComparedRevision[], rowsOnto: Template): Matrix {
  if (columns.length < FEWEST || columns.length > MOST)
    throw new RuleViolation('comparison.columns', { min: FEWEST, max: MOST, given: columns.length });
  const templates = new Map([rowsOnto, ...columns.map(({ template }) => template)].map((each) => [each.id, each]));
  const forms = new Map([...templates].map(([id, template]) => [id, placedForm(template, [...templates.values()])]));
  columns.forEach(assertFits);
  return {
    columns: columns.map(({ id, template }) => ({ id, templateId: template.id })),
    rows: rowHeads(rowsOnto.id, forms).map((head) => matrixRow(head, columns, forms)),
  };
}

/** The rows on which the products disagree, also where they cannot be compared. */
export function onlyDifferences(matrix: Matrix): Matrix {
  return {
    ...matrix,
    rows: matrix.rows.filter(({ verdict }) => verdict === 'different' || verdict === 'not_comparable'),
  };
}

/** The rows that at least one product leaves open. */
export function onlyGaps(matrix: Matrix): Matrix {
  return { ...matrix, rows: matrix.rows.filter(({ hasGap }) => hasGap) };
}

interface PlacedForm {
  readonly rows: ReadonlyMap<string, SourceRow>;
  /** What a column on this form shows for a row of another form that it lacks. */
  readonly absent: ReadonlyMap<string, ComparedCell>;
}

function placedForm(template: Template, all: readonly Template[]): PlacedForm {
  const absent = all.map((other): [string, ComparedCell] => [
    other.id,
    { state: isOlderForm(template, other) ? 'not_in_version' : 'not_in_form', code: '' },
  ]);
  return { rows: sourceRows(template), absent: new Map(absent) };
}

/** In the same order whatever the order of the columns. */
function rowHeads(onto: string, forms: ReadonlyMap<string, PlacedForm>): readonly SourceRow[] {
  const others = [...forms.keys()].filter((id) => id !== onto).sort();
  const heads = new Map<string, SourceRow>();
  for (const id of [onto, ...others])
    for (const [topic, row] of forms.get(id)?.rows ?? []) if (!heads.has(topic)) heads.set(topic, row);
  return [...heads.values()];
}

function assertFits({ id, template, codes }: ComparedRevision): void {
  const rows = questionsOf(template).length;
  if (codes.length !== rows) throw new RuleViolation('comparison.codes-do-not-fit', { id, rows, codes: codes.length });
}

function matrixRow(
  head: SourceRow,
  columns: readonly ComparedRevision[],
  forms: ReadonlyMap<string, PlacedForm>,
): MatrixRow {
  const { topic, question, section, template } = head;
  const cells = columns.map((column) => cellOf(head, column, forms));
  const distinct = new Set(cells);
  return {
    topic,
    templateId: template.id,
    question: question.code,
    code: printedCode(question),
    section,
    prompt: question.prompt,
    cells,
    verdict: verdictOf(distinct),
    hasGap: [...distinct].some(isOpen),
  };
}

function cellOf(
  { topic, template }: SourceRow,
  column: ComparedRevision,
  forms: ReadonlyMap<string, PlacedForm>,
): ComparedCell {
  const form = forms.get(column.template.id);
  const source = form?.rows.get(topic);
  if (source === undefined) return form?.absent.get(template.id) ?? { state: 'not_in_form', code: '' };
  return source.read(column.codes.charAt(source.position), column.texts.get(source.question.code));
}
