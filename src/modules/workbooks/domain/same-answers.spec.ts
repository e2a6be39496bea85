import { expect, it } from '@jest/globals';
import { shipped } from '../../../../test/support/any-answers.js';
import type { Answer } from '../../templates/domain/answer.js';
import { preview } from './preview.js';

const sds = shipped('sds-5.0');

/** What taking an answer from a file over would do to the one in the draft. */
function rowOf(current: Answer, read: Answer) {
  const reading = { header: {}, answers: { '1': read }, places: {}, findings: [] };
  const { status, conflict, proposed } = preview(sds, new Map([['1', current]]), {}, reading).rows.find(
    ({ question }) => question === '1',
  )!;
  return [status, conflict, proposed];
}

it.each<[string, Answer, Answer]>([
  ['a choice by its key alone', { value: 'choice', key: 'c1' }, { value: 'choice', key: 'c1', text: '毎日' }],
  [
    'a choice in other words',
    { value: 'choice', key: 'c1', text: 'daily' },
    { value: 'choice', key: 'c1', text: '毎日' },
  ],
  [
    'choices in another order',
    { value: 'choice', keys: ['c2', 'c1'] },
    { value: 'choice', keys: ['c1', 'c2'], text: '毎日、毎週' },
  ],
  [
    'a choice with a plan',
    { value: 'choice', key: 'c1', plannedOn: '2027-03-31' },
    { value: 'choice', key: 'c1', text: '毎日' },
  ],
  ['waiting where the file says nothing', { value: 'waiting', waitingFor: '製造元' }, { value: 'blank' }],
  [
    'declined where the file says nothing',
    { value: 'declined', reason: { kind: 'explanation', text: '非公開' }, remark: '備考' },
    { value: 'blank' },
  ],
])('%s is the same answer', (_, current, read) => {
  expect(rowOf(current, read)).toEqual(['same', false, current]);
});

it.each<[string, Answer, Answer]>([
  ['another choice', { value: 'choice', key: 'c1' }, { value: 'choice', key: 'c2', text: '毎週' }],
  ['a word that is none of the choices', { value: 'choice', key: 'c1' }, { value: 'choice', text: '随時' }],
  ['fewer choices', { value: 'choice', keys: ['c1', 'c2'] }, { value: 'choice', keys: ['c1'], text: '毎日' }],
  ['another text', { value: 'text', text: '5年' }, { value: 'text', text: '3年' }],
  ['a remark where one waits', { value: 'waiting' }, { value: 'blank', remark: '確認中' }],
  ['an answer that the file left out', { value: 'no' }, { value: 'blank' }],
])('%s is a conflict', (_, current, read) => {
  expect(rowOf(current, read)).toEqual(['changed', true, read]);
});

it('a choice with another remark keeps its words', () => {
  const current: Answer = { value: 'choice', key: 'c1', text: 'daily', remark: 'a' };
  const proposed = { ...current, remark: 'b' };
  expect(rowOf(current, { value: 'choice', key: 'c1', text: '毎日', remark: 'b' })).toEqual([
    'changed',
    true,
    proposed,
  ]);
});
