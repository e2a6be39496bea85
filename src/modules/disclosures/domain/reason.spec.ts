import { describe, expect, it } from '@jest/globals';
import { givenText, isRemarkNumber, reasonOf } from './reason.js';

describe('a remark', () => {
  it.each([
    '備考1',
    '備考１２',
    '備考 3',
    '※1',
    '*2',
    '注1',
    '注記4',
    '注釈5',
    '1',
    '(1)',
    '１',
    'Note 1',
    'note No.2',
    'No. 3',
    '1)',
    '#7',
    ' 備考1 ',
  ])('%j is only a number', (remark) => {
    expect(isRemarkNumber(remark)).toBe(true);
  });

  it.each([
    '備考1参照の仕様書',
    '15分',
    '2027年',
    '1234',
    '備考',
    'ISO 27001',
    '備考1: 別紙',
    '三か所',
    '1 と 2',
    'TLS 1.3',
    '',
  ])('%j says something or nothing, but is no number', (remark) => {
    expect(isRemarkNumber(remark)).toBe(false);
  });

  it('is the reason where none is given as such', () => {
    expect(reasonOf({ value: 'no', remark: ' 次版で対応 ' })).toBe('次版で対応');
    expect(reasonOf({ value: 'no', remark: '備考1', reason: { kind: 'explanation', text: '単独利用' } })).toBe(
      '単独利用',
    );
    expect(reasonOf({ value: 'no', remark: '備考1' })).toBeUndefined();
    expect(reasonOf({ value: 'no', remark: '　', reason: { kind: 'explanation', text: '' } })).toBeUndefined();
  });

  it('is looked at quickly however long it is', () => {
    expect(isRemarkNumber(`${' '.repeat(100_000)}x`)).toBe(false);
  });
});

describe('a given text', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    [' 　\n', undefined],
    ['　あり ', 'あり'],
  ])('%j is %j', (text, given) => {
    expect(givenText(text)).toBe(given);
  });
});
