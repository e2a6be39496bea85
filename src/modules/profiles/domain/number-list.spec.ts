import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smallForm } from '../../templates/domain/small-form.fixture.js';
import { questionsOf } from '../../templates/domain/template.js';
import { readNumberList } from './number-list.js';

const CODES = ['1', '1.1', '1.2', '2', '3', '4', '5', '6', '7', '17', '17.1', '17.1.1', '17.1.1.2', '17.1.1.3', '18'];
const form = smallForm([
  ...CODES.map((code) => ({ code, officialCode: code, ...(code === '17' && { answerType: 'group' as const }) })),
  { code: 'r9' },
  { code: 'k3', officialCode: '2-③' },
  { code: 'd1', officialCode: 'DOC-1' },
  { code: 'd2', officialCode: 'DOC-2' },
  { code: 'd3', officialCode: 'DOC-3' },
  { code: 'twice', officialCode: '9' },
  { code: 'again', officialCode: '9' },
  { code: 'top', officialCode: '90', answerType: 'group' },
  { code: 'topper', officialCode: '91', answerType: 'group' },
]);
const codes = (text: string): readonly string[] => {
  const { codes: found, faults } = readNumberList(text, form);
  expect(faults).toEqual([]);
  return found;
};

describe('a pasted list of numbers', () => {
  it.each<[string, readonly string[]]>([
    ['3', ['3']],
    ['3\n5', ['3', '5']],
    ['3\r\n5\r\n', ['3', '5']],
    ['5\n3\n5', ['3', '5']],
    ['3,5', ['3', '5']],
    ['3、5，6；7', ['3', '5', '6', '7']],
    ['3 5\t6　7', ['3', '5', '6', '7']],
    ['３', ['3']],
    ['１７．１．１', ['17.1.1']],
    ['項番3', ['3']],
    ['項番 3', ['3']],
    ['項番：３', ['3']],
    ['設問3、設問 5', ['3', '5']],
    ['No.3', ['3']],
    ['No. 3', ['3']],
    ['no 3', ['3']],
    ['(3)', ['3']],
    ['（3）', ['3']],
    ['3.', ['3']],
    ['・3', ['3']],
    ['3-7', ['3', '4', '5', '6', '7']],
    ['3 - 7', ['3', '4', '5', '6', '7']],
    ['３－７', ['3', '4', '5', '6', '7']],
    ['3〜5', ['3', '4', '5']],
    ['3～5', ['3', '4', '5']],
    ['3 ~ 5', ['3', '4', '5']],
    ['3–5', ['3', '4', '5']],
    ['3から5', ['3', '4', '5']],
    ['3 to 5', ['3', '4', '5']],
    ['項番3〜項番5', ['3', '4', '5']],
    ['1-2', ['1', '1.1', '1.2', '2']],
    ['17.1〜17.1.1.3', ['17.1', '17.1.1', '17.1.1.2', '17.1.1.3']],
    ['17〜18', ['17.1', '17.1.1', '17.1.1.2', '17.1.1.3', '18']],
    ['3-3', ['3']],
    ['r9', ['r9']],
    ['R9', ['r9']],
    ['2-③', ['k3']],
    ['2－③', ['k3']],
    ['k3', ['k3']],
    ['DOC-1', ['d1']],
    ['doc-1', ['d1']],
    ['DOC-1〜DOC-3', ['d1', 'd2', 'd3']],
    ['DOC-1-DOC-3', ['d1', 'd2', 'd3']],
    ['', []],
    ['\n \n　\n', []],
  ])('%j names %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each<[string, readonly [number, string, string][]]>([
    ['99', [[1, '99', 'unknown']]],
    ['3\n\n99\n5', [[3, '99', 'unknown']]],
    [
      '3, 99, 98',
      [
        [1, '99', 'unknown'],
        [1, '98', 'unknown'],
      ],
    ],
    ['3-99', [[1, '3-99', 'unknown']]],
    ['7-3', [[1, '7-3', 'reversed']]],
    ['7〜3', [[1, '7〜3', 'reversed']]],
    ['3〜5〜7', [[1, '3〜5〜7', 'unknown']]],
    ['17', [[1, '17', 'heading']]],
    ['90-91', [[1, '90-91', 'heading']]],
    ['9', [[1, '9', 'ambiguous']]],
    ['3-9', [[1, '3-9', 'ambiguous']]],
    ['はい', [[1, 'はい', 'unknown']]],
    ['〜', [[1, '〜', 'unknown']]],
    ['=1+1', [[1, '=1+1', 'unknown']]],
  ])('%j: names what is wrong with its line', (text, expected) => {
    expect(readNumberList(text, form).faults.map(({ line, text: named, reason }) => [line, named, reason])).toEqual(
      expected,
    );
  });

  it('keeps what is right beside what is wrong', () => {
    expect(readNumberList('3\n99\n5', form)).toEqual({
      codes: ['3', '5'],
      faults: [{ line: 2, text: '99', reason: 'unknown' }],
    });
  });

  it('shortens what it names', () => {
    expect(readNumberList('x'.repeat(5000), form).faults[0]?.text).toHaveLength(60);
  });

  it('gives back any rows of any form that are written one per line, in the order of the form', () => {
    fc.assert(
      fc.property(fc.subarray(CODES.filter((code) => code !== '17')), (some) => {
        expect(codes([...some].reverse().join('\n'))).toEqual(some);
        expect(codes(some.map((code) => `項番${code}`).join('、'))).toEqual(some);
      }),
      { seed: 99 },
    );
  });

  it('names nothing but rows of the form, whatever is pasted, and stays quick', () => {
    const answered = questionsOf(form).filter(({ answerType }) => answerType !== 'group');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const known = new Set(answered.map(({ code }) => code));
        expect(readNumberList(text, form).codes.every((code) => known.has(code))).toBe(true);
      }),
      { seed: 7 },
    );
    const began = performance.now();
    readNumberList('3-'.repeat(10_000), form);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
