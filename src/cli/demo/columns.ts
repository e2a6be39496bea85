/** Letters that take two places on a terminal (Unicode TR11: wide and full-width). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Places that a text takes on a terminal. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

/** A text broken into lines of at most so many places; between any two letters, as Japanese is, but not inside a Latin word that fits. */
export function wrap(text: string, width: number): string[] {
  const words = text.match(/[\x21-\x7e]+|[^\x21-\x7e]/g) ?? [];
  const lines = [''];
  for (const piece of words.flatMap((word) => (widthOf(word) > width ? Array.from(word) : [word]))) {
    const longer = (lines.at(-1) ?? '') + piece;
    if (widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece.trim());
  }
  return lines.map((line) => line.trimEnd());
}

/** One row of a table as lines: each cell in its own column, as many lines as the tallest needs. */
export function rowLines(cells: readonly string[], widths: readonly number[]): string[] {
  const wrapped = cells.map((cell, column) => wrap(cell, widths[column] ?? 0));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines, column) => padded(lines[at] ?? '', widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
