import { describe, expect, it } from '@jest/globals';
import { saidYes, shipped } from '../../../../test/support/any-answers.js';
import type { Answer } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { answerFaults } from './answer-faults.js';

const sds = shipped('sds-5.0');
const checkList = shipped('checklist-vendor-r7');

function faults(template: Template, answerType: string, answer: Answer): readonly string[] {
  const question = questionsOf(template).find((row) => row.answerType === answerType);
  if (question === undefined) throw new Error(`no ${answerType} row`);
  return answerFaults(template, question, answer).map(({ field, code }) => `${field} ${code}`);
}

describe('an answer fits its row', () => {
  it('where it is one that every form takes', () => {
    for (const template of [sds, checkList, shipped('mds-5.0'), shipped('mds2-2019')]) {
      const answers = saidYes(template);
      for (const question of questionsOf(template).filter((row) => row.answerType !== 'group')) {
        const answer = answers.get(question.code);
        if (answer) expect([question.code, answerFaults(template, question, answer)]).toEqual([question.code, []]);
      }
    }
  });

  it('also blank, declined and waiting', () => {
    expect(faults(sds, 'yes_no_na', { value: 'blank' })).toEqual([]);
    expect(
      faults(sds, 'yes_no_na', { value: 'declined', reason: { kind: 'explanation', text: '契約後に開示' } }),
    ).toEqual([]);
    expect(faults(sds, 'yes_no_na', { value: 'waiting', waitingFor: 'IaaS事業者' })).toEqual([]);
  });

  it.each<[string, Template, string, Answer, string]>([
    ['a choice to a yes/no row', sds, 'yes_no_na', { value: 'choice', key: 'x' }, 'value not_a_word_of_this_row'],
    ['a text to a yes/no row', sds, 'yes_no_na', { value: 'text', text: 'x' }, 'value not_a_word_of_this_row'],
    ['対象外 where the form has none', checkList, 'yes_no', { value: 'na' }, 'value not_a_word_of_this_row'],
    ['an answer only a reader may give', sds, 'yes_no_na', { value: 'unreadable' }, 'value not_a_word_of_this_row'],
    [
      'a day planned for いいえ',
      sds,
      'yes_no_na',
      { value: 'no', plannedOn: '2027-01-01' },
      'plannedOn not_with_this_answer',
    ],
    [
      'a second round where there is one',
      sds,
      'yes_no_na',
      { value: 'no', second: { value: 'yes' } },
      'second not_with_this_answer',
    ],
    [
      'whom to wait for without waiting',
      sds,
      'yes_no_na',
      { value: 'yes', waitingFor: 'x' },
      'waitingFor not_with_this_answer',
    ],
  ])('but not %s', (_, template, row, answer, expected) => {
    expect(faults(template, row, answer)).toContain(expected);
  });

  it('and a field that goes with another answer says with which', () => {
    const row = questionsOf(sds).find(({ answerType }) => answerType === 'yes_no_na')!;
    const [found] = answerFaults(sds, row, { value: 'no', plannedOn: '2027-01-01' });
    expect(found?.detail).toEqual({
      ja: 'plannedOn が使えるのは「はい」(value: yes)の回答だけです',
      en: 'goes with はい (value: yes) alone',
    });
  });

  it('and a choice is one of the row, or words', () => {
    const choices =
      questionsOf(sds).find((row) => row.answerType === 'multi_choice') ??
      questionsOf(sds).find((row) => row.answerType === 'choice');
    if (choices === undefined) throw new Error('no choice row');
    const field = choices.answerType === 'choice' ? 'key' : 'keys';
    const wrong = choices.answerType === 'choice' ? { key: 'no such' } : { keys: ['no such'] };
    const codes = (answer: Answer): string[] =>
      answerFaults(sds, choices, answer).map(({ field: at, code }) => `${at} ${code}`);
    expect(codes({ value: 'choice', ...wrong })).toEqual([`${field} not_a_choice`]);
    expect(codes({ value: 'choice' })).toEqual([`${field} nothing_chosen`]);
    expect(codes({ value: 'choice', text: 'その他の方式' })).toEqual([]);
  });
});
