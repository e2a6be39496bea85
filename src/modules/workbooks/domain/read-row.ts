import type { Finding } from '../../../kernel/finding.js';
import { cellName } from '../../../kernel/grid.js';
import { readDate } from '../../../kernel/written-date.js';
import type { Answer, Reason, SecondRound } from '../../templates/domain/answer.js';
import type { Question } from '../../templates/domain/template.js';
import { finding, type FindingKind } from './findings.js';
import type { FormIndex } from './form-index.js';
import type { ExtraField } from './headings.js';
import type { AnswerPlace, NotesPlace, RowPlace, Spot } from './layout.js';
import { readReference, textBehindNumber } from './notes.js';
import { isMarked } from './other-columns.js';
import { readAnswerAt } from './read-answer-cell.js';
import { splitRemark } from './remark-fields.js';
import type { SheetView } from './sheet-view.js';
import { stateOf, reasonKindOf } from './own-words.js';

/** What reading a row needs to know of its workbook. */
export interface RowReader {
  readonly view: SheetView;
  readonly index: FormIndex;
  readonly notes?: { readonly place: NotesPlace; readonly view: SheetView };
}

export interface ReadRow {
  /** Absent for a heading. */
  readonly answer?: Answer;
  readonly findings: readonly Finding[];
  readonly place: CellsOfRow;
}

/** Where a row stands: all its cells, and of them those for the answer and those for its remark. */
export interface CellsOfRow {
  readonly cells: readonly string[];
  readonly answer?: readonly string[];
  readonly remark?: readonly string[];
}

/** Reads one row: its answer with remark, dates and second round. */
export function readRow(reader: RowReader, row: RowPlace, question: Question): ReadRow {
  const reading = new RowReading(reader, row, question);
  return question.answerType === 'group' ? reading.heading() : reading.row();
}

/** Likeness below which a row's wording is called another one. */
const REWORDED = 0.9;

class RowReading {
  private readonly findings: Finding[] = [];

  constructor(
    private readonly reader: RowReader,
    private readonly place: RowPlace,
    private readonly question: Question,
  ) {}

  row(): ReadRow {
    const { place } = this;
    this.doubtWording();
    const said = { ...this.answer(), ...this.extras() };
    const answer: Answer = { ...said, ...this.remark(said), ...this.dates(place), ...this.second() };
    return { answer, findings: this.findings, place: this.cells() };
  }

  /** A heading takes no answer; one that stands there all the same is not lost silently. */
  heading(): ReadRow {
    const { answer, remarks } = this.place;
    const spots = [...(answer ? spotsOf(answer) : []), ...remarks];
    const filled = spots.map((spot) => this.text(spot)).filter((text) => text.trim() !== '');
    if (filled.length > 0)
      this.report(
        'unread_row',
        spots.filter((spot) => this.text(spot).trim() !== ''),
        { text: filled.join(' ') },
      );
    return { findings: this.findings, place: { cells: [] } };
  }

  private answer(): Answer {
    const { answer, strays = [] } = this.place;
    if (!answer) {
      this.report('no_answer_cell', [this.place.label]);
      return { value: 'blank' };
    }
    const read = this.readAt(answer);
    const against = strays.filter((spot) => this.saysOtherwise(spot, read));
    if (against.length === 0) return read;
    this.report('other_answer', against, { text: against.map((spot) => this.text(spot)).join('、') });
    return { value: 'unreadable' };
  }

  /** Whether a cell that may hold the answer as well says anything but the answer. */
  private saysOtherwise(spot: Spot, { value }: Answer): boolean {
    const text = this.text(spot);
    const key = this.reader.index.wordOf(text);
    return isMarked(text) || (key !== undefined && key !== value);
  }

  private readAt(place: AnswerPlace): Answer {
    const { view, index } = this.reader;
    const read = readAnswerAt({ view, index, question: this.question }, place);
    for (const { kind, cells, facts } of read.faults)
      this.findings.push(finding(kind, { ...this.source(), cells }, facts));
    return read.answer;
  }

  /** The remark, and what stands in lines of its own in it. */
  private remark(said: Answer): Partial<Answer> {
    const texts = this.place.remarks.flatMap((spot) => {
      const text = this.text(spot);
      return text.trim() === '' ? [] : [this.resolve(text, spot)];
    });
    const { remark, fields, noDates } = splitRemark(texts.join('\n'), said);
    for (const text of noDates) this.report('unreadable_date', this.place.remarks, { text });
    return { ...(remark !== undefined && { remark }), ...fields };
  }

  /** The text itself where the cell only names its number. */
  private resolve(text: string, spot: Spot): string {
    const reference = readReference(text);
    const { notes } = this.reader;
    if (!reference || (!notes && reference.prefix === '' && !reference.bracketed)) return text;
    const found = reference.numbers.map((number) => {
      const note = notes?.place.notes.find((one) => one.number === number);
      if (!notes || !note) return undefined;
      const stands = notes.view.text(note.row, notes.place.textColumn);
      return notes.place.numberColumn === notes.place.textColumn ? textBehindNumber(stands) : stands;
    });
    if (found.every((one) => one !== undefined)) return found.join('\n');
    this.report('remark_not_found', [spot], { text });
    return text;
  }

  private dates({ checkedOn, targetOn }: { checkedOn?: Spot; targetOn?: Spot }): {
    checkedOn?: string;
    targetOn?: string;
  } {
    const [checked, target] = [this.day(checkedOn), this.day(targetOn)];
    return { ...(checked !== undefined && { checkedOn: checked }), ...(target !== undefined && { targetOn: target }) };
  }

  private day(spot: Spot | undefined): string | undefined {
    const text = spot ? this.text(spot).trim() : '';
    if (!spot || /^[-‐–—―−ー－]?$/.test(text)) return undefined;
    const day = readDate(text);
    if (day === undefined) this.report('unreadable_date', [spot], { text });
    return day;
  }

  /** The second round, where it is filled. */
  private second(): { second?: SecondRound } {
    const { second } = this.place;
    if (!second) return {};
    const { value } = this.readAt(second.answer);
    if (value === 'yes' || value === 'no') return { second: { value, ...this.dates(second) } };
    if (value === 'na') this.report('unreadable_mark', [second.answer.entry], { text: this.text(second.answer.entry) });
    return {};
  }

  private extras(): Partial<Answer> {
    const at = (field: ExtraField): string => {
      const spot = this.place.extras[field];
      return spot ? this.text(spot) : '';
    };
    const filled = (field: 'condition' | 'waitingFor' | 'responsibility'): Partial<Answer> =>
      at(field).trim() === '' ? {} : { [field]: at(field) };
    const state = stateOf(at('state'));
    const plannedOn = this.day(this.place.extras.plannedOn);
    const reason: Reason | undefined =
      at('reason').trim() === '' ? undefined : { kind: reasonKindOf(at('reasonKind')), text: at('reason') };
    return {
      ...(state && { value: state }),
      ...(plannedOn !== undefined && { plannedOn }),
      ...(reason && { reason }),
      ...filled('condition'),
      ...filled('waitingFor'),
      ...filled('responsibility'),
    };
  }

  private doubtWording(): void {
    const { foundBy, label, row } = this.place;
    if (foundBy === 'likeness') this.report('likely_wording', [label], { code: this.question.code });
    if (foundBy === 'place') this.report('likely_place', [label], { code: this.question.code });
    if (foundBy !== 'number') return;
    const wording = this.reader.view.sheet.rows.find((one) => one.row === row)?.cells.map(({ text }) => text) ?? [];
    const alike = Math.max(0, ...wording.map((text) => this.reader.index.likenessToText(this.question, text)));
    if (alike < REWORDED) this.report('reworded_question', [label]);
  }

  private text({ row, column }: Spot): string {
    return this.reader.view.text(row, column);
  }

  private source(): { code: string; sheet: string } {
    return { code: this.place.number ?? this.question.code, sheet: this.reader.view.sheet.name };
  }

  private report(kind: FindingKind, spots: readonly Spot[], facts: Readonly<Record<string, string>> = {}): void {
    this.findings.push(
      finding(kind, { ...this.source(), cells: spots.map(({ row, column }) => cellName(row, column)) }, facts),
    );
  }

  private cells(): CellsOfRow {
    const { label, answer, remarks, strays = [], checkedOn, targetOn } = this.place;
    const dates = [checkedOn, targetOn].filter((spot) => spot !== undefined);
    const marks = answer ? spotsOf(answer) : [];
    return {
      cells: namesOf([label, ...marks, ...remarks, ...strays, ...dates]),
      answer: namesOf(marks),
      remark: namesOf(remarks),
    };
  }
}

function namesOf(spots: readonly Spot[]): string[] {
  return [...new Set(spots.map(({ row, column }) => cellName(row, column)))];
}

/** All cells that an answer may stand in. */
export function spotsOf(place: AnswerPlace): Spot[] {
  const marks = place.kind === 'columns' || place.kind === 'check-boxes' ? Object.values(place.cells) : [];
  return [place.entry, ...marks];
}
