import type { Question } from '../../templates/domain/template.js';
import type { FormIndex } from './form-index.js';
import type { OtherRow, RowPlace } from './layout.js';
import type { RowEntry } from './row-entries.js';

/** What a row of a sheet is to a form. */
export interface MatchedRow {
  readonly entry: RowEntry;
  readonly question: Question;
  readonly foundBy: RowPlace['foundBy'];
}

export interface UnmatchedRow {
  readonly entry: RowEntry;
  readonly why: OtherRow['why'];
  readonly likely?: Question;
  readonly numbered?: Question;
}

export interface RowMatches {
  readonly matched: readonly MatchedRow[];
  readonly unmatched: readonly UnmatchedRow[];
}

/** Likeness from which a wording without a number is taken for a row of the form, and by how much it must lead the next. */
const ALIKE = 0.6;
const LEAD = 0.08;
/** Likeness below which a wording has nothing to do with the question. */
const ALIEN = 0.12;
/** Rows in the form's own wording from which a table is said to keep it. */
const ENOUGH_EXACT = 5;
/** By how much another question's wording must be closer than the numbered one's for the two to disagree. */
const CLOSER = 0.25;
/** Likeness below which a row with a number that was already found is not that question again (the list of remarks below, say). */
const UNLIKE = 0.5;

/**
 * Which row is which question. Number and wording together come first, then each alone; where they name different
 * questions nothing is decided. A form that prints none of our own numbers may print others on those rows.
 */
export function matchRows(entries: readonly RowEntry[], index: FormIndex): RowMatches {
  const matching = new Matching(index, printsOurNumbers(entries, index), lastExactRow(entries));
  for (const entry of entries) matching.byNumberAndWording(entry);
  for (const entry of entries) matching.byWording(entry);
  for (const entry of entries) matching.byNumber(entry);
  for (const entry of entries) matching.byLikeness(entry);
  return matching.result(entries);
}

const foldedOf = ({ wording }: RowEntry): string => wording?.folded ?? '';
/** A figure at the start of any text (`2行の備考`) looks like a number. */
const sharesCell = ({ number, wording }: RowEntry): boolean => number !== undefined && number.cell === wording?.cell;
const hasOwnNumber = ({ officialCode }: Question): boolean => officialCode !== undefined;
const numberOf = (entry: RowEntry, index: FormIndex): Question | undefined =>
  entry.number ? index.byNumber(entry.number.text) : undefined;

function printsOurNumbers(entries: readonly RowEntry[], index: FormIndex): boolean {
  return entries.some((entry) => {
    const numbered = numberOf(entry, index);
    return numbered !== undefined && !hasOwnNumber(numbered) && entry.exact.includes(numbered);
  });
}

/**
 * The last row in the form's own wording, of a table that mostly keeps it: in such a table an alien wording is a reason to doubt
 * the number, and numbers below it (of remarks, say) are no questions. `undefined` for a table retyped throughout.
 */
function lastExactRow(entries: readonly RowEntry[]): number | undefined {
  const numbered = entries.filter(({ number }) => number !== undefined);
  const exact = numbered.filter((entry) => entry.exact.length > 0);
  return exact.length >= ENOUGH_EXACT && exact.length * 3 > numbered.length ? exact.at(-1)?.row : undefined;
}

class Matching {
  private readonly rows = new Map<RowEntry, MatchedRow | UnmatchedRow>();
  private readonly taken = new Set<Question>();
  private last = -1;

  constructor(
    private readonly index: FormIndex,
    private readonly printsOurs: boolean,
    private readonly lastExact: number | undefined,
  ) {}

  byNumberAndWording(entry: RowEntry): void {
    const numbered = numberOf(entry, this.index);
    const agreed = entry.exact.find((question) => question === numbered || this.isSameAsCellNumber(entry, question));
    if (agreed) this.take(entry, agreed, 'number and wording');
  }

  /** Exact wording: alone where the row has no number, or a number that the form may well print there; else a disagreement. */
  byWording(entry: RowEntry): void {
    if (this.rows.has(entry) || entry.exact.length === 0 || this.isTitle(entry)) return;
    const question = this.nextOf(entry.exact);
    const numbered = numberOf(entry, this.index);
    const official = numbered !== undefined && hasOwnNumber(numbered);
    if (this.mayStandUnder(entry, question) && !official) this.take(entry, question, 'wording');
    else this.leave(entry, question, numbered);
  }

  /** A section may be called like one of its questions. */
  private isTitle({ number, wording }: RowEntry): boolean {
    return number === undefined && this.index.isSectionTitle(wording?.folded ?? '');
  }

  byNumber(entry: RowEntry): void {
    const numbered = numberOf(entry, this.index);
    if (this.rows.has(entry) || !numbered) return;
    const folded = foldedOf(entry);
    const alike = folded === '' ? 1 : this.index.likenessTo(numbered, folded);
    if (alike < UNLIKE && this.isElsewhere(entry, numbered)) return;
    if (alike < ALIEN && this.doubtsAlien(entry, numbered)) return;
    this.byNumberAlone(entry, numbered, folded, alike);
  }

  /** A number before an alien text in its cell is none; one in a cell of its own is doubted where the table keeps the form's wording. */
  private doubtsAlien(entry: RowEntry, numbered: Question): boolean {
    if (sharesCell(entry)) this.rows.set(entry, { entry, why: 'not read' });
    else if (this.lastExact !== undefined)
      this.rows.set(entry, { entry, why: 'number and wording disagree', numbered });
    return this.rows.has(entry);
  }

  /** Whether the number's question was found already, or the row stands below all questions. */
  private isElsewhere({ row }: RowEntry, numbered: Question): boolean {
    return this.taken.has(numbered) || row > (this.lastExact ?? row);
  }

  private byNumberAlone(entry: RowEntry, numbered: Question, folded: string, alike: number): void {
    const closer = alike < UNLIKE ? this.closerThan(numbered, folded, alike) : undefined;
    if (closer) this.leave(entry, closer, numbered);
    else this.take(entry, numbered, 'number');
  }

  /** Another question whose wording is so much closer that the number must be doubted. */
  private closerThan(numbered: Question, folded: string, alike: number): Question | undefined {
    const [best] = this.index.mostLike(folded, (question) => question !== numbered);
    return best && best.likeness >= ALIKE && best.likeness - alike >= CLOSER ? best.question : undefined;
  }

  byLikeness(entry: RowEntry): void {
    if (this.rows.has(entry) || !entry.wording || this.isTitle(entry)) return;
    const likely = this.clearlyLike(entry.wording.folded);
    if (likely && this.mayStandUnder(entry, likely)) this.take(entry, likely, 'likeness');
    else
      this.rows.set(entry, {
        entry,
        why: entry.number ? 'number not in the form' : 'not read',
        ...(likely && { likely }),
      });
  }

  /** Whether a row may be a question though it has not its number: it has none, or one that the form may well print there. */
  private mayStandUnder({ number }: RowEntry, question: Question): boolean {
    return number === undefined || (!this.printsOurs && !hasOwnNumber(question));
  }

  /** The open question that a wording is like, well before any other. */
  private clearlyLike(folded: string): Question | undefined {
    const [best, next] = this.index.mostLike(folded, (question) => !this.taken.has(question));
    return best && best.likeness >= ALIKE && best.likeness - (next?.likeness ?? 0) >= LEAD ? best.question : undefined;
  }

  result(entries: readonly RowEntry[]): RowMatches {
    const all = entries.map((entry): MatchedRow | UnmatchedRow => this.rows.get(entry) ?? { entry, why: 'not read' });
    const first = all.find((row) => 'question' in row)?.entry.row ?? 0;
    return {
      matched: all.filter((row) => 'question' in row),
      unmatched: all.filter((row) => 'why' in row).map((row) => titleAbove(row, first)),
    };
  }

  /** `4.1` in a number cell may be the 4.10 that its wording names. */
  private isSameAsCellNumber({ number }: RowEntry, question: Question): boolean {
    return number?.cell.kind === 'number' && Number(question.officialCode ?? question.code) === Number(number.text);
  }

  /** Of questions with the same wording the first one not found yet, after the last one found. */
  private nextOf(questions: readonly Question[]): Question {
    const open = questions.filter((question) => !this.taken.has(question));
    const place = (question: Question): number => this.index.position.get(question.code) ?? 0;
    return open.find((question) => place(question) > this.last) ?? open[0] ?? questions[0] ?? never();
  }

  private take(entry: RowEntry, question: Question, foundBy: RowPlace['foundBy']): void {
    this.last = this.index.position.get(question.code) ?? this.last;
    if (this.taken.has(question)) this.rows.set(entry, { entry, why: 'question stands twice', likely: question });
    else this.rows.set(entry, { entry, question, foundBy });
    this.taken.add(question);
  }

  private leave(entry: RowEntry, likely: Question, numbered: Question | undefined): void {
    const why = numbered ? 'number and wording disagree' : 'number not in the form';
    this.rows.set(entry, { entry, why, likely, ...(numbered && { numbered }) });
  }
}

/** A title or date above the table may begin with a number of its own. */
function titleAbove(row: UnmatchedRow, first: number): UnmatchedRow {
  const { entry, why, likely } = row;
  const isTitle =
    entry.row < first &&
    entry.number !== undefined &&
    entry.number.cell === entry.wording?.cell &&
    likely === undefined;
  return isTitle && why === 'number not in the form' ? { entry, why: 'not read' } : row;
}

function never(): never {
  throw new RangeError('a wording without questions');
}
