import { describe, expect, it } from '@jest/globals';
import { splitLabel } from './wording.js';

describe('a number and a wording in one cell', () => {
  it.each([
    ['2-③ 医療機関へ提出した', '2-③', '医療機関へ提出した'],
    ['1.1医療法人が保存する', '1.1', '医療法人が保存する'],
    ['１．１医療法人が保存する', '１．１', '医療法人が保存する'],
    ['3. 24時間の窓口', '3.', '24時間の窓口'],
    ['DOC-1: Name', 'DOC-1', 'Name'],
    ['・記憶', undefined, '記憶'],
  ])('%s is taken apart', (text, number, wording) => {
    expect(splitLabel(text)).toEqual({ wording, ...(number !== undefined && { number }) });
  });
});
