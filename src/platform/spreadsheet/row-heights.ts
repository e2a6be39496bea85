import type { SheetPlan } from '#kernel/sheet-plan.js';

/** Height of one line of text at the usual size of 11 points, and the room above and below the lines, in points. */
const LINE = 15.5;
const ROOM = 4;
/** The highest row that Excel draws, in points. */
const HIGHEST = 409;
/** Width of a column without a width of its own, and what its edges take, in characters. */
const USUAL_WIDTH = 9;
const EDGES = 1;
/** East Asian characters and signs take a little more than two digits in the usual fonts. */
const WIDE = 2.1;
const FIRST_WIDE = 0x1100;
/** What is not parted at the end of a line: a word with the space or hyphen behind it, or one East Asian character. */
const PIECES = /[^\u1100-\u{10ffff}]*?[ -]|[^\u1100-\u{10ffff}]+|./gsu;

/** Height of each row in points, so that all lines of its wrapped texts are seen; `scale` is how much larger than usual a row's type is. */
export function rowHeights(
  { rows, widths, merges }: Pick<SheetPlan, 'rows' | 'widths' | 'merges'>,
  scale: (row: number) => number,
): number[] {
  const right = new Map(
    merges.filter(({ top, bottom }) => top === bottom).map((area) => [`${area.top}/${area.left}`, area.right]),
  );
  return rows.map((cells, at) => {
    const size = scale(at + 1);
    const lines = cells.map((content, column) => {
      const room = widthOf(widths, column + 1, right.get(`${at + 1}/${column + 1}`) ?? column + 1);
      return typeof content === 'string' ? countLines(content, (room - EDGES) / size) : 1;
    });
    return Math.min(HIGHEST, Math.ceil(Math.max(1, ...lines) * LINE * size + ROOM));
  });
}

function widthOf(widths: readonly number[], from: number, to: number): number {
  let width = 0;
  for (let column = from; column <= to; column += 1) width += widths[column - 1] ?? USUAL_WIDTH;
  return width;
}

/** How many lines a text takes in a column of so many characters: words stay whole where they fit, East Asian text breaks anywhere. */
export function countLines(text: string, width: number): number {
  return text.split('\n').reduce((lines, paragraph) => lines + countWrapped(paragraph, Math.max(width, WIDE)), 0);
}

function countWrapped(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of paragraph.match(PIECES) ?? []) {
    const size = sizeOf(piece);
    if (used > 0 && used + sizeOf(piece.trimEnd()) > width) {
      lines += 1;
      used = 0;
    }
    const extra = Math.max(0, Math.ceil(size / width) - 1);
    lines += extra;
    used += size - extra * width;
  }
  return lines;
}

function sizeOf(piece: string): number {
  let size = 0;
  for (const character of piece) size += (character.codePointAt(0) ?? 0) >= FIRST_WIDE ? WIDE : 1;
  return size;
}
