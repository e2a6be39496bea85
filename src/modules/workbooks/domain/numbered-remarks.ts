import type { CellWrite } from '../../../kernel/grid.js';
import type { Note, NotesPlace } from './layout.js';

const labelOf = ({ bracketed }: NotesPlace, prefix: string, number: number): string =>
  bracketed ? `(${number})` : prefix + String(number);

/** Remarks on their way into a block of numbered texts: each takes the next number, in the order of the rows. */
export class NumberedRemarks {
  private readonly texts: string[] = [];

  constructor(private readonly place: NotesPlace | undefined) {}

  /** What the row itself holds: the number of its remark, or the remark where the workbook has no block. */
  reference(text: string | undefined): string | undefined {
    if (!this.place || text === undefined || text === '') return text;
    this.texts.push(text);
    return labelOf(this.place, this.place.prefix, this.slot(this.place, this.texts.length - 1).number);
  }

  /** The changes to the block: texts at their numbers, places no longer used emptied. */
  block(): CellWrite[] {
    const { place } = this;
    if (!place) return [];
    const places = Math.max(place.notes.length, this.texts.length);
    return Array.from({ length: places }, (_, at) => this.note(place, this.slot(place, at), this.texts[at])).flat();
  }

  private slot({ notes, nextRow }: NotesPlace, at: number): Note {
    const slot = notes[at];
    if (slot) return slot;
    const last = Math.max(0, ...notes.map(({ number }) => number));
    return { number: last + at - notes.length + 1, row: nextRow + at - notes.length };
  }

  private note(place: NotesPlace, note: Note, text: string | undefined): CellWrite[] {
    const { sheet, numberColumn, textColumn } = place;
    const written = numberColumn === textColumn ? inOneCell(place, note, text) : (text ?? '');
    const isNew = note.label === undefined && numberColumn !== textColumn;
    const label = isNew ? [[numberColumn, text === undefined ? '' : numberOf(place, note)] as const] : [];
    return [...label, [textColumn, written] as const].map(([column, content]) => ({
      sheet,
      row: note.row,
      column,
      content: content === '' ? { empty: true } : { text: content },
    }));
  }
}

const numberOf = (place: NotesPlace, { number }: Note): string => labelOf(place, place.blockPrefix, number);

/** What is printed stays, with or without a text behind it. */
function inOneCell(place: NotesPlace, note: Note, text: string | undefined): string {
  if (note.label !== undefined) return text === undefined ? note.label : separated(note.label) + text;
  return text === undefined ? '' : `${numberOf(place, note)}${place.bracketed ? ' ' : '：'}${text}`;
}

/** A label with a sign or space behind it, so that it can be told from the text. */
function separated(label: string): string {
  if (/[:：.．、)）\]］\s　]$/u.test(label)) return label;
  return `${label}：`;
}
