import { describe, expect, it } from '@jest/globals';
import { sheetName } from './sheet-name.js';

describe('the name of a sheet', () => {
  it.each([
    ['みどりカルテ', [], 'みどりカルテ'],
    ['a/b:c*d?e[f]g\\h', [], 'a_b_c_d_e_f_g_h'],
    ["'quoted'", [], 'quoted'],
    ['', [], '_'],
    ['History', [], 'History_'],
    ['Sheet', ['SHEET'], 'Sheet (2)'],
    ['Sheet', ['sheet', 'sheet (2)'], 'Sheet (3)'],
    ['あ'.repeat(40), [], 'あ'.repeat(31)],
    ['あ'.repeat(40), ['あ'.repeat(31)], `${'あ'.repeat(27)} (2)`],
    [`${'a'.repeat(30)}😀`, [], 'a'.repeat(30)],
  ])('%j beside %j is %j', (wish, taken, name) => {
    expect(sheetName(wish, taken)).toBe(name);
  });
});
