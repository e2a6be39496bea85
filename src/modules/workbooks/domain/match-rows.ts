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
/** By how much another question's wording must be closer than the numbered one's for the two to disagree. */
const CLOSER = 0.25;
/** Likeness below which a row with a number that was already found is not that question again (the list of remarks below, say). */
const UNLIKE = 0.5;

/**
 * Which row is which question. Number and wording together come first, then each alone; where they name different
 * questions nothing is decided. A form that prints none of our own numbers may print others on those rows.
 */
export function matchRows(entries: readonly RowEntry[], index: FormIndex): RowMatches {
  const matching = new Matching(index, printsOurNumbers(entries, index), isMostlyExact(entries));
  for (const entry of entries) matching.byNumberAndWording(entry);
  for (const entry of entries) matching.byWording(entry);
  for (const entry of entries) matching.byNumber(entry);
  for (const entry of entries) matching.byLikeness(entry);
  return matching.result(entries);
}

const hasOwnNumber = ({ officialCode }: Question): boolean => officialCode !== undefined;
const numberOf = (entry: RowEntry, index: FormIndex): Question | undefined => (entry.number ? index.byNumber(entry.number.text) : undefined);

function printsOurNumbers(entries: readonly RowEntry[], index: FormIndex): boolean {
  return entries.some((entry) => {
    const numbered = numberOf(entry, index);
    return numbered !== undefined && !hasOwnNumber(numbered) && entry.exact.includes(numbered);
  });
}

/** A table that keeps the form's wording: one alien wording in it is a reason to doubt the number. */
function isMostlyExact(entries: readonly RowEntry[]): boolean {
  const numbered = entries.filter(({ number }) => number !== undefined);
  return numbered.filter(({ exact }) => exact.length > 0).length * 2 > numbered.length;
}

class Matching {
  private readonly rows = new Map<RowEntry, MatchedRow | UnmatchedRow>();
  private readonly taken = new Set<Question>();
  private last = -1;

  constructor(
    private readonly index: FormIndex,
    private readonly printsOurs: boolean,
    private readonly mostlyExact: boolean,
  ) {}

  byNumberAndWording(entry: RowEntry): void {
    const numbered = numberOf(entry, this.index);
    const agreed = entry.exact.find((question) => question === numbered || this.isSameAsCellNumber(entry, question));
    if (agreed) this.take(entry, agreed, 'number and wording');
  }

  /** Exact wording: alone where the row has no number, or a number that the form may well print there; else a disagreement. */
  byWording(entry: RowEntry): void {
    if (this.rows.has(entry) || entry.exact.length === 0) return;
    const question = this.nextOf(entry.exact);
    const numbered = numberOf(entry, this.index);
    const free = !this.printsOurs && !hasOwnNumber(question) && (!numbered || !hasOwnNumber(numbered));
    if (!entry.number || free) this.take(entry, question, 'wording');
    else this.leave(entry, question, numbered);
  }

  byNumber(entry: RowEntry): void {
    const numbered = numberOf(entry, this.index);
    if (this.rows.has(entry) || !numbered) return;
    const folded = entry.wording?.folded ?? '';
    const alike = folded === '' ? 1 : this.index.likenessTo(numbered, folded);
    if (this.taken.has(numbered) && alike < UNLIKE) return;
    if (this.mostlyExact && alike < ALIEN) this.rows.set(entry, { entry, why: 'number and wording disagree', numbered });
    else this.byNumberAlone(entry, numbered, folded, alike);
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
    if (this.rows.has(entry) || !entry.wording) return;
    const likely = this.clearlyLike(entry.wording.folded);
    if (likely && (!entry.number || (!this.printsOurs && !hasOwnNumber(likely)))) this.take(entry, likely, 'likeness');
    else this.rows.set(entry, { entry, why: entry.number ? 'number not in the form' : 'not read', ...(likely && { likely }) });
  }

  /** The open question that a wording is like, well before any other. */
  private clearlyLike(folded: string): Question | undefined {
    const [best, next] = this.index.mostLike(folded, (question) => !this.taken.has(question));
    return best && best.likeness >= ALIKE && best.likeness - (next?.likeness ?? 0) >= LEAD ? best.question : undefined;
  }

  result(entries: readonly RowEntry[]): RowMatches {
    const all = entries.map((entry): MatchedRow | UnmatchedRow => this.rows.get(entry) ?? { entry, why: 'not read' });
    return { matched: all.filter((row) => 'question' in row), unmatched: all.filter((row) => 'why' in row) };
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

function never(): never {
  throw new RangeError('a wording without questions');
}
