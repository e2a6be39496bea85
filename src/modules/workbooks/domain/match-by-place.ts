import { foldCode } from '../../../kernel/wording.js';
import type { Question } from '../../templates/domain/template.js';
import type { FormIndex } from './form-index.js';
import type { Layout, TableLayout } from './layout.js';
import type { MatchedRow, RowMatches, UnmatchedRow } from './match-rows.js';

type Row = MatchedRow | UnmatchedRow;

/** A row of the learned table: its question, and where it stood. */
interface Stood {
  readonly question: Question;
  readonly row: number;
}

/** Likeness below which a wording has nothing to do with a question: then only its very place may say that it is. */
const ALIEN = 0.12;

/**
 * Rows of a copy that neither number nor wording name, found by where they stand between their neighbours in the learned workbook: at the
 * very same distance from both, or alike and in the same order with none missing between two that were found. What carries another number, or is a
 * title, is never taken for a question.
 */
export function matchByPlace(rows: RowMatches, learned: Layout, index: FormIndex): RowMatches {
  const table = tableMostLike(rows.matched, learned);
  if (!table) return rows;
  const found = placed(rows, stoodIn(table, index), index);
  if (found.size === 0) return rows;
  const matched = [...rows.matched, ...found.values()].sort((one, other) => one.entry.row - other.entry.row);
  return { matched, unmatched: rows.unmatched.filter((row) => !found.has(row)) };
}

function tableMostLike(matched: readonly MatchedRow[], { tables }: Layout): TableLayout | undefined {
  const codes = new Set(matched.map(({ question }) => question.code));
  const shared = ({ rows }: TableLayout): number => rows.filter(({ question }) => codes.has(question)).length;
  const [best] = [...tables].sort((one, other) => shared(other) - shared(one));
  return best && shared(best) > 0 ? best : undefined;
}

function stoodIn({ rows }: TableLayout, { questions, position }: FormIndex): Stood[] {
  const stood = rows.flatMap(({ question: code, row }): Stood[] => {
    const question = questions[position.get(code) ?? -1];
    return question ? [{ question, row }] : [];
  });
  return stood.sort((one, other) => one.row - other.row);
}

function placed({ matched, unmatched }: RowMatches, stood: readonly Stood[], index: FormIndex): Map<Row, MatchedRow> {
  const at = new Map(stood.map(({ question }, place) => [question, place]));
  const taken = new Set(matched.map(({ question }) => question));
  const anchors = matched
    .filter(({ question }) => at.has(question))
    .sort((one, other) => one.entry.row - other.entry.row);
  const found = new Map<Row, MatchedRow>();
  for (let next = 0; next <= anchors.length; next += 1) {
    const [above, below] = [anchors[next - 1], anchors[next]];
    const from = above ? (at.get(above.question) ?? 0) + 1 : 0;
    const to = below ? at.get(below.question) : stood.length;
    const missing = stood.slice(from, to).filter(({ question }) => !taken.has(question));
    const between = unmatched.filter(
      (row) =>
        row.entry.row > (above?.entry.row ?? 0) &&
        row.entry.row < (below?.entry.row ?? Infinity) &&
        !isTitle(row, index),
    );
    for (const [row, question] of pairs(between, missing, { above, below, stood, at, index }))
      found.set(row, { entry: row.entry, question, foundBy: 'place' });
  }
  return found;
}

interface Gap {
  readonly above: MatchedRow | undefined;
  readonly below: MatchedRow | undefined;
  readonly stood: readonly Stood[];
  readonly at: ReadonlyMap<Question, number>;
  readonly index: FormIndex;
}

function pairs(rows: readonly UnmatchedRow[], missing: readonly Stood[], gap: Gap): [UnmatchedRow, Question][] {
  const open = rows.filter((row) => missing.some(({ question }) => mayBe(row, question)));
  const exact = missing.flatMap((one): [UnmatchedRow, Question][] => {
    const enclosed = gap.above !== undefined && gap.below !== undefined;
    const row = open.find(
      (each) =>
        isAtSameDistance(each, one, gap) &&
        mayBe(each, one.question) &&
        (enclosed || isAkin(each, one.question, gap.index)),
    );
    return row ? [[row, one.question]] : [];
  });
  if (exact.length > 0 || open.length !== missing.length || !gap.above || !gap.below) return exact;
  const inOrder = missing.flatMap((one, place): [UnmatchedRow, Question][] => {
    const row = open[place];
    return row && mayBe(row, one.question) && isAkin(row, one.question, gap.index) ? [[row, one.question]] : [];
  });
  return inOrder.length === missing.length ? inOrder : [];
}

/**
 * Whether the number in the row, if it has one, may be the question's: 4.10 loses its zero where a cell or CSV takes it for a number. Where
 * number and wording name two questions, it can only be the one of the wording.
 */
function mayBe({ entry, likely }: UnmatchedRow, question: Question): boolean {
  if (entry.number === undefined) return true;
  return (likely ?? question) === question && isNumberOf(entry.number.text, question);
}

function isNumberOf(text: string, { officialCode, code }: Question): boolean {
  const printed = officialCode ?? code;
  return foldCode(text) === foldCode(printed) || Number(text) === Number(printed);
}

const isAkin = ({ entry }: UnmatchedRow, question: Question, index: FormIndex): boolean =>
  index.likenessTo(question, entry.wording?.folded ?? '') >= ALIEN;

/** Whether a row stands as far from the found rows around it as its question did; nothing around it is no distance. */
function isAtSameDistance({ entry }: UnmatchedRow, { row }: Stood, { above, below, stood, at }: Gap): boolean {
  const around = [above, below].filter((one) => one !== undefined);
  return (
    around.length > 0 &&
    around.every((one) => entry.row - one.entry.row === row - (stood[at.get(one.question) ?? -1]?.row ?? NaN))
  );
}

const isTitle = ({ entry }: UnmatchedRow, index: FormIndex): boolean =>
  entry.number === undefined && index.isSectionTitle(entry.wording?.folded ?? '');
