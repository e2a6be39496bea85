import { describe, expect, it } from '@jest/globals';
import { countLines, rowHeights } from './row-heights.js';

describe('the lines of a wrapped text', () => {
  it.each([
    ['', 10, 1],
    ['0123456789', 10, 1],
    ['0123456789a', 10, 2],
    ['aaaa bbbb cccc', 10, 2],
    ['aaaaaa bbbbbb', 10, 2],
    ['一二三四', 10, 1],
    ['一二三四五', 10, 2],
    ['一\n二\n\n四', 10, 4],
    ['12一二三四五', 10, 2],
    ['a'.repeat(31), 10, 4],
    ['一', 0, 1],
  ])('%j in %d characters: %d', (text, width, lines) => {
    expect(countLines(text, width)).toBe(lines);
  });
});

describe('the height of a row', () => {
  const usual = () => 1;
  const plain = { widths: [], merges: [] };
  const heightOf = (lines: number) => Math.ceil(lines * 15.5 + 4);

  it('is that of its longest cell, in the width of all columns merged', () => {
    const rows = [
      ['一二三四五六', 'a'],
      ['一二三四五六', null],
    ];
    expect(rowHeights({ rows, widths: [11, 20], merges: [{ top: 2, left: 1, bottom: 2, right: 2 }] }, usual)).toEqual([
      heightOf(2),
      heightOf(1),
    ]);
  });

  it('is one line for an empty row, more for larger type, and never more than Excel draws', () => {
    expect(rowHeights({ ...plain, rows: [[], [{ date: '2026-11-20' }]] }, usual)).toEqual([heightOf(1), heightOf(1)]);
    expect(rowHeights({ ...plain, rows: [['題']] }, () => 1.3)[0]).toBeGreaterThan(heightOf(1));
    expect(rowHeights({ ...plain, rows: [['a\n'.repeat(99)]] }, usual)).toEqual([409]);
  });
});
