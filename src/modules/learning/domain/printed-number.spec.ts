import { describe, expect, it } from '@jest/globals';
import { bulletInFront, numberInFront, readNumber } from './printed-number.js';

describe('a printed number', () => {
  it.each([
    ['17.1.1.2', ['17', '1', '1', '2'], undefined],
    ['１７．１', ['17', '1'], undefined],
    ['2-③', ['2', '③'], undefined],
    ['1-(1)', ['1', '1'], undefined],
    ['(1)①(a)', ['1', '①', 'a'], undefined],
    ['DOC-1', ['doc', '1'], undefined],
    ['MPII-3.10', ['mpii', '3', '10'], undefined],
    ['問3', ['3'], undefined],
    ['No.12', ['12'], undefined],
    ['第3条', ['3'], undefined],
    ['r4.1', ['r', '4', '1'], undefined],
    ['17.1a', ['17', '1', 'a'], undefined],
    ['①', ['①'], 'circled'],
    ['(ア)', ['ア'], 'kana in brackets'],
    ['（2）', ['2'], 'figure in brackets'],
    ['2)', ['2'], 'figure before a bracket'],
    ['a)', ['a'], 'letter before a bracket'],
    ['ⅲ', ['ⅲ'], 'roman'],
    ['Ⅱ', ['ⅱ'], 'roman'],
  ])('%s is taken apart', (text, parts, shape) => {
    expect(readNumber(text)).toEqual({ text, parts, ...(shape !== undefined && { shape }) });
  });

  it('has no full stop behind it', () => {
    expect(readNumber('３．')).toEqual({ text: '３', parts: ['3'] });
    expect(numberInFront('3. 24時間の窓口')).toMatchObject({ number: { text: '3' }, rest: '24時間の窓口' });
  });

  it.each([
    '',
    'はい',
    '質問',
    'ISO 27002:2013',
    'NIST SP 800-53 Rev. 4',
    'Notes',
    'アクセス',
    '2026-08-03',
    '3 4',
    '1'.repeat(30),
  ])('%s is none', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

describe('a number in front of a wording', () => {
  it.each([
    ['2-③ 医療機関へ提出した', '2-③', '医療機関へ提出した', false],
    ['①医療機関へ提出した', '①', '医療機関へ提出した', false],
    ['(ア) 入退の記録', '(ア)', '入退の記録', false],
    ['ア　入退の記録', 'ア', '入退の記録', false],
    ['問1.1：入退の記録', '問1.1', '入退の記録', false],
    ['a) the log', 'a)', 'the log', false],
    ['1.1医療法人の記録', '1.1', '医療法人の記録', true],
    ['2要素認証を使う', '2', '要素認証を使う', true],
  ])('%s', (text, number, rest, glued) => {
    expect(numberInFront(text)).toMatchObject({ number: { text: number }, rest, glued });
  });

  it.each(['アクセスログを残す', '1.1', 'The log', '・記憶', '（注）記憶'])('%s has none', (text) => {
    expect(numberInFront(text)).toBeUndefined();
  });

  it('may be a bullet', () => {
    expect(bulletInFront('　・ 記憶')).toEqual({ bullet: '・', rest: '記憶' });
    expect(bulletInFront('- memory')).toEqual({ bullet: '-', rest: 'memory' });
    expect(bulletInFront('-5度')).toEqual({ bullet: '', rest: '-5度' });
  });
});
