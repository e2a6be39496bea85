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
  for (const entry of entries) matching.byRepeated(entry);
  for (const entry of entries) matching.byWording(entry);
  for (const entry of entries) matching.byNumber(entry);
  for (const entry of entries) matching.byLikeness(entry);
  return matching.result(entries);
}

const foldedOf = ({ wording }: RowEntry): string => wording?.folded ?? '';
/** A figure at the start of any text (`2行の備考`) looks like a number. */
const sharesCell = ({ number, wording }: RowEntry): boolean => number !== undefined && number.cell === wording?.cell;
const hasOwnNumber = ({ officialCode }: Question): boolean => officialCode !== undefined;
const numbersOf = ({ number }: RowEntry, index: FormIndex): readonly Question[] =>
  number ? index.byNumber(number.text) : [];

function printsOurNumbers(entries: readonly RowEntry[], index: FormIndex): boolean {
  return entries.some((entry) =>
    numbersOf(entry, index).some((question) => !hasOwnNumber(question) && entry.exact.includes(question)),
  );
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

  /** Where several sections have the same number and wording, the section must say which it is. */
  byNumberAndWording(entry: RowEntry): void {
    const agreed = this.agreedOf(entry);
    const [one] = agreed.length > 1 ? this.openIn(entry, agreed) : agreed;
    if (one) this.take(entry, one, 'number and wording');
  }

  /** Number and wording that several sections have, under no title: the next of those questions. */
  byRepeated(entry: RowEntry): void {
    const agreed = this.rows.has(entry) ? [] : this.agreedOf(entry);
    if (agreed.length > 0) this.take(entry, this.nextOf(agreed), 'number and wording');
    else this.follow(entry);
  }

  private agreedOf(entry: RowEntry): readonly Question[] {
    const numbered = numbersOf(entry, this.index);
    return entry.exact.filter((question) => numbered.includes(question) || this.isSameAsCellNumber(entry, question));
  }

  private openIn({ section }: RowEntry, questions: readonly Question[]): readonly Question[] {
    return questions.filter((question) => section?.has(question) && !this.taken.has(question));
  }

  /** Exact wording: alone where the row has no number, or a number that the form may well print there; else a disagreement. */
  byWording(entry: RowEntry): void {
    if (this.rows.has(entry)) this.follow(entry);
    if (this.rows.has(entry) || entry.exact.length === 0 || this.isTitle(entry)) return;
    const question = this.openIn(entry, entry.exact)[0] ?? this.nextOf(entry.exact);
    const official = numbersOf(entry, this.index).some(hasOwnNumber);
    if (this.mayStandUnder(entry, question) && !official) this.take(entry, question, 'wording');
    else this.leave(entry, question);
  }

  /** A section may be called like one of its questions. */
  private isTitle({ number, wording }: RowEntry): boolean {
    return number === undefined && this.index.isSectionTitle(wording?.folded ?? '');
  }

  byNumber(entry: RowEntry): void {
    const numbered = this.rows.has(entry) ? undefined : this.numberedOf(entry);
    if (!numbered) return;
    const folded = foldedOf(entry);
    const alike = folded === '' ? 1 : this.index.likenessTo(numbered, folded);
    if (alike < UNLIKE && this.isElsewhere(entry, numbered)) return;
    if (alike < ALIEN && this.doubtsAlien(entry, numbered)) return;
    this.byNumberAlone(entry, numbered, folded, alike);
  }

  /** The question that a number names; one that starts anew in each section says something only with a wording that is like it. */
  private numberedOf(entry: RowEntry): Question | undefined {
    const numbered = numbersOf(entry, this.index);
    if (numbered.length < 2) return numbered[0];
    const folded = foldedOf(entry);
    const open = this.openIn(entry, numbered);
    const [best, next] = (open.length > 0 ? open : numbered)
      .map((question) => ({ question, alike: this.index.likenessTo(question, folded) }))
      .sort((one, other) => other.alike - one.alike);
    return best && best.alike >= UNLIKE && best.alike - (next?.alike ?? 0) >= LEAD ? best.question : undefined;
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
    if (closer) this.leave(entry, closer);
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
    else this.rows.set(entry, { entry, why: this.whyNot(entry, likely), ...(likely && { likely }) });
  }

  private whyNot(entry: RowEntry, likely: Question | undefined): UnmatchedRow['why'] {
    if (!entry.number) return 'not read';
    if (numbersOf(entry, this.index).length < 2) return 'number not in the form';
    return likely ? 'number and wording disagree' : 'not read';
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

  private leave(entry: RowEntry, likely: Question): void {
    const numbers = numbersOf(entry, this.index);
    const here = numbers.length > 1 ? this.openIn(entry, numbers) : numbers;
    const why = numbers.length > 0 ? 'number and wording disagree' : 'number not in the form';
    this.rows.set(entry, { entry, why, likely, ...(here.length === 1 && here[0] && { numbered: here[0] }) });
  }

  /** Keeps up with the rows found before. */
  private follow(entry: RowEntry): void {
    const row = this.rows.get(entry);
    if (row && 'question' in row) this.last = this.index.position.get(row.question.code) ?? this.last;
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
