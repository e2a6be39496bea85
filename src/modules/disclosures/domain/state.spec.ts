import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyForm, said, saidYes, shipped } from '../../../../test/support/any-answers.js';
import type { Answer } from '../../templates/domain/answer.js';
import { questionsOf } from '../../templates/domain/template.js';
import { countCodes, countStates, progress } from './counts.js';
import { listGaps } from './gaps.js';
import { gapMask, isGap, needsText, packCode, packCodes, stateOfCode } from './packed-codes.js';
import { answerState, rowStates, type State } from './state.js';

const sds = shipped('sds-5.0');
const sscd = shipped('sscd-2sho-4-1');
const row = (code: string, template = sds) => questionsOf(template).find((question) => question.code === code)!;
const carriedFrom = { templateId: 'sds-4.1', questions: ['3'], relation: 'same' };

describe('the state of a row', () => {
  const cases: readonly [string, Answer, State, string][] = [
    ['done', { value: 'yes' }, 'yes', 'Y'],
    ['planned by a day', { value: 'yes', plannedOn: '2027-03-31' }, 'yes_planned', 'P'],
    ['conditional', { value: 'yes', condition: 'オプション契約時のみ' }, 'yes_conditional', 'C'],
    ['planned and conditional: planned', { value: 'yes', plannedOn: '2027-03-31', condition: 'X' }, 'yes_planned', 'P'],
    ['an empty condition is none', { value: 'yes', condition: '　 ' }, 'yes', 'Y'],
    ['no with a reason', { value: 'no', reason: { kind: 'explanation', text: '単独で使う' } }, 'no', 'N'],
    [
      'no with an alternative measure',
      { value: 'no', reason: { kind: 'alternative_measure', text: '施錠' } },
      'no',
      'N',
    ],
    ['no with a remark', { value: 'no', remark: '次版で対応' }, 'no', 'N'],
    ['no alone', { value: 'no' }, 'no_without_reason', 'n'],
    ['no with an empty reason', { value: 'no', reason: { kind: 'explanation', text: ' ' } }, 'no_without_reason', 'n'],
    ['no with a remark number alone', { value: 'no', remark: '備考１' }, 'no_without_reason', 'n'],
    ['no with a target day', { value: 'no', targetOn: '2027-03-31' }, 'no_with_target', 'T'],
    [
      'no at first, yes in the second round',
      { value: 'no', targetOn: '2026-03-31', second: { value: 'yes' } },
      'yes',
      'Y',
    ],
    ['yes at first, no in the second round', { value: 'yes', second: { value: 'no' } }, 'no_without_reason', 'n'],
    ['not applicable with a reason', { value: 'na', remark: '該当機能なし' }, 'na', 'A'],
    ['not applicable alone', { value: 'na' }, 'na_without_reason', 'a'],
    ['see note', { value: 'see_note', remark: 'Note 3: …' }, 'see_note', 'S'],
    ['blank', { value: 'blank' }, 'blank', '-'],
    ['blank with a remark is blank', { value: 'blank', remark: '確認中' }, 'blank', '-'],
    ['declined', { value: 'declined', reason: { kind: 'explanation', text: '契約者にのみ開示' } }, 'declined', 'D'],
    ['waiting', { value: 'waiting', waitingFor: '基盤事業者' }, 'waiting', 'W'],
    ['unreadable', { value: 'unreadable', text: '△' }, 'unreadable', 'R'],
    ['carried over', { value: 'yes', carriedFrom }, 'unconfirmed', 'U'],
    ['carried over and confirmed', { value: 'yes', carriedFrom, confirmedAt: '2026-11-20T00:00:00Z' }, 'yes', 'Y'],
    ['carried over but blank is blank', { value: 'blank', carriedFrom }, 'blank', '-'],
    ['text', { value: 'text', text: '14日' }, 'text', 'X'],
    ['empty text is blank', { value: 'text', text: ' 　' }, 'blank', '-'],
  ];
  it.each(cases)('%s', (_, answer, state, code) => {
    const question = row('3');
    expect(answerState(question, answer, 'asked')).toBe(state);
    expect(packCode(state, question, answer)).toBe(code);
    expect(stateOfCode(code)).toBe(state);
  });

  it.each(cases)('of a row that is not asked is only that: %s', (_, answer) => {
    expect(answerState(row('3'), answer, 'not_asked')).toBe('not_asked');
  });

  it.each(cases)('of a row that may stay empty is missing nothing: %s', (_, answer, state) => {
    expect(answerState(row('3'), answer, 'undecided')).toBe(state === 'blank' ? 'optional' : state);
  });

  const choices: readonly [Answer, State, string][] = [
    [{ value: 'choice', keys: ['privacy-mark'] }, 'choice', '1'],
    [{ value: 'choice', key: 'none' }, 'choice', '3'],
    [{ value: 'choice', keys: ['isms', 'privacy-mark'] }, 'choices', 'X'],
    [{ value: 'choice', text: 'ISMS(取得予定)' }, 'choice_other', '0'],
    [{ value: 'choice', key: 'unknown' }, 'choice_other', '0'],
    [{ value: 'choice', keys: [] }, 'blank', '-'],
    [{ value: 'choice' }, 'blank', '-'],
  ];
  it.each(choices)('of a row with choices: %j', (answer, state, code) => {
    const question = row('4-1.g', sscd);
    expect(answerState(question, answer, 'asked')).toBe(state);
    expect(packCode(state, question, answer)).toBe(code);
  });

  it('packs a tenth choice as words', () => {
    const many = Array.from({ length: 10 }, (_, index) => ({
      key: `k${index}`,
      label: { ja: '', en: '' },
      exclusive: false,
    }));
    const question = { ...row('4-1.g', sscd), choices: many };
    expect(packCode('choice', question, { value: 'choice', key: 'k8' })).toBe('9');
    expect(packCode('choice', question, { value: 'choice', key: 'k9' })).toBe('X');
  });

  it('is a group for headings whatever stands there', () => {
    expect(answerState(row('17.1'), { value: 'yes' }, 'asked')).toBe('group');
  });

  it('follows the form: a row under an いいえ is not asked, under a blank it may stay empty', () => {
    expect(rowStates(sds, said({ '1': { value: 'no' } })).get('1.1')).toBe('not_asked');
    expect(rowStates(sds, said({ '1': { value: 'yes' } })).get('1.1')).toBe('blank');
    expect(rowStates(sds, said({})).get('1.1')).toBe('optional');
  });

  it('follows the form: a row that is required only in one case may else stay empty', () => {
    const held = rowStates(sscd, said({ '4-1.g': { value: 'choice', keys: ['isms'] } }));
    const none = rowStates(sscd, said({ '4-1.g': { value: 'choice', keys: ['none'] } }));
    expect([held.get('4-1.h'), none.get('4-1.h')]).toEqual(['optional', 'blank']);
  });
});

describe('packed codes', () => {
  it('form a closed alphabet in which every character is gap, answer or neither', () => {
    expect(Array.from('-WURD').every(isGap)).toBe(true);
    expect(Array.from('YPCNnTAaXS0123456789.og').some(isGap)).toBe(false);
    expect(Array.from('YPCNnTAaXS0123456789.og-WURD').filter(needsText).join('')).toBe('XS0');
    expect(stateOfCode('?')).toBeUndefined();
  });

  it('are as long as the form has rows, and the mask says exactly where a gap is', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const codes = packCodes(template, answers);
        expect(codes).toHaveLength(questionsOf(template).length);
        expect(Array.from(gapMask(codes)).map((bit) => bit === '1')).toEqual(Array.from(codes).map(isGap));
        expect(listGaps(template, answers)).toHaveLength(Array.from(codes).filter(isGap).length);
      }),
    );
  });

  it('keep the state of every row apart, save that several choices look like words', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const states = [...rowStates(template, answers).values()].map((state) =>
          state === 'choices' ? 'text' : state,
        );
        expect(Array.from(packCodes(template, answers)).map(stateOfCode)).toEqual(states);
      }),
    );
  });
});

describe('counting', () => {
  it('adds up for any answers', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const c = countStates(template, answers);
        expect(c.rows).toBe(questionsOf(template).filter((question) => question.answerType !== 'group').length);
        expect(c.rows).toBe(c.asked + c.notAsked + c.optional);
        expect(c.asked).toBe(c.answered + c.blank + c.declined + c.waiting + c.unconfirmed + c.unreadable);
        expect(c.answered).toBe(c.yes + c.no + c.na + c.other);
        expect(c.yesPlanned + c.yesConditional).toBeLessThanOrEqual(c.yes);
        expect(c.noWithTarget + c.noWithoutReason).toBeLessThanOrEqual(c.no);
        expect(c.naWithoutReason).toBeLessThanOrEqual(c.na);
      }),
    );
  });

  it('never merges what looks like an empty cell', () => {
    expect(countCodes('Y.o-DWURga')).toMatchObject({
      rows: 9,
      asked: 7,
      notAsked: 1,
      optional: 1,
      answered: 2,
      blank: 1,
      declined: 1,
      waiting: 1,
      unconfirmed: 1,
      unreadable: 1,
      yes: 1,
      na: 1,
      naWithoutReason: 1,
    });
  });

  it('gives the share answered of what is asked', () => {
    expect(progress(countStates(sds, saidYes(sds)))).toBe(1);
    expect(progress(countCodes('YY.-'))).toBeCloseTo(2 / 3);
    expect(progress(countCodes('...g'))).toBe(1);
  });
});

describe('the list of gaps', () => {
  it('names each row as printed, with its topic, its state and the reason somebody gave', () => {
    const answers = saidYes(sds, {
      '2': { value: 'blank' },
      '3': { value: 'declined', reason: { kind: 'explanation', text: '契約者にのみ開示' } },
      '4': { value: 'waiting', waitingFor: '基盤事業者' },
      '5': { value: 'unreadable', text: '△' },
      r5: { value: 'yes', carriedFrom },
    });
    expect(listGaps(sds, answers)).toEqual([
      { question: '2', code: '2', topic: 'asset.data_inventory', state: 'blank' },
      { question: '3', code: '3', topic: 'org.responsible_person', state: 'declined', reason: '契約者にのみ開示' },
      { question: '4', code: '4', topic: 'org.visitor_control', state: 'waiting', reason: '基盤事業者' },
      { question: '5', code: '5', topic: 'org.access_policy', state: 'unreadable', reason: '△' },
      { question: 'r5', code: 'r5', topic: 'audit.time_sync', state: 'unconfirmed' },
    ]);
  });
});
