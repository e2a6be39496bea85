import type { CellWrite } from '../../../kernel/grid.js';
import type { NotesPlace } from './layout.js';

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

  private slot({ notes, nextRow }: NotesPlace, at: number): { number: number; row: number } {
    const slot = notes[at];
    if (slot) return slot;
    const last = Math.max(0, ...notes.map(({ number }) => number));
    return { number: last + at - notes.length + 1, row: nextRow + at - notes.length };
  }

  private note(
    place: NotesPlace,
    { number, row }: { number: number; row: number },
    text: string | undefined,
  ): CellWrite[] {
    const { sheet, numberColumn, textColumn, blockPrefix, bracketed } = place;
    const write = (column: number, content: string): CellWrite => ({
      sheet,
      row,
      column,
      content: content === '' ? { empty: true } : { text: content },
    });
    const label = text === undefined ? '' : labelOf(place, blockPrefix, number);
    if (numberColumn === textColumn)
      return [write(textColumn, text === undefined ? '' : `${label}${bracketed ? ' ' : '：'}${text}`)];
    return [write(numberColumn, label), write(textColumn, text ?? '')];
  }
}
