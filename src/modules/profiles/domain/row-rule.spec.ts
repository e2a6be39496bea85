import { describe, expect, it } from '@jest/globals';
import { answerState } from '../../disclosures/domain/state.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { ItemNote, PassRule } from '../../templates/domain/profile.js';
import { choicesOf, smallForm } from '../../templates/domain/small-form.fixture.js';
import { type Question, questionsOf } from '../../templates/domain/template.js';
import { YES_OR_NA } from './pass-rule.fixture.js';
import { judgeRow } from './row-rule.js';

const DAYS = { today: '2026-11-20', renewalOn: '2028-04-01' };

interface Case {
  readonly question?: Partial<Question>;
  readonly answer: Answer;
  readonly note?: Omit<ItemNote, 'topic'>;
  readonly asked?: 'asked' | 'not_asked' | 'undecided';
  readonly doneElsewhere?: boolean;
  readonly renewalOn?: string | null;
  readonly rule?: PassRule;
}

function judged({ question, answer, note, asked = 'asked', doneElsewhere, renewalOn, rule = YES_OR_NA }: Case): string {
  const [row] = questionsOf(smallForm([{ code: '1', ...question }]));
  const state = answerState(row!, answer, asked);
  const days = { ...DAYS, ...(renewalOn === undefined ? {} : { renewalOn }) };
  const given = { question: row!, answer, state, note: note && { topic: row!.topic, ...note }, doneElsewhere };
  const verdict = judgeRow(given, rule, days);
  return verdict === undefined ? 'not judged' : `${verdict.judgement}: ${verdict.rule}`;
}

const reason = { kind: 'explanation', text: '無線を使わない' } as const;
const measure = { kind: 'alternative_measure', text: '専用端末のみ' } as const;
const carriedFrom = { templateId: 'sds-4.1', questions: ['1'], relation: 'same' };

describe('a row of はい / いいえ / 対象外', () => {
  it.each<[string, Answer, string]>([
    ['はい', { value: 'yes' }, 'pass: yes'],
    ['はい with a remark', { value: 'yes', remark: '別紙' }, 'pass: yes'],
    ['対象外 with a reason', { value: 'na', reason }, 'pass: na'],
    ['対象外 with a remark', { value: 'na', remark: '無線なし' }, 'pass: na'],
    ['対象外 without a reason', { value: 'na' }, 'exception: na_without_reason'],
    ['対象外 with a bare remark number', { value: 'na', remark: '備考1' }, 'exception: na_without_reason'],
    ['いいえ', { value: 'no' }, 'fail: no'],
    ['いいえ with a reason', { value: 'no', reason }, 'fail: no'],
    ['いいえ with an alternative measure', { value: 'no', reason: measure }, 'fail: no'],
    ['いいえ with a target day', { value: 'no', targetOn: '2027-03-31' }, 'fail: no'],
    ['planned', { value: 'yes', plannedOn: '2027-03-31' }, 'fail: planned'],
    ['planned under a condition', { value: 'yes', plannedOn: '2027-03-31', condition: 'x' }, 'fail: planned'],
    ['conditional', { value: 'yes', condition: 'オプション契約時' }, 'exception: conditional'],
    ['注記参照', { value: 'see_note', remark: '別紙' }, 'exception: see_note'],
    ['blank', { value: 'blank' }, 'open: blank'],
    ['declined', { value: 'declined', reason }, 'open: declined'],
    ['waiting', { value: 'waiting', waitingFor: '基盤事業者' }, 'open: waiting'],
    ['unreadable', { value: 'unreadable', text: '△' }, 'open: unreadable'],
    ['carried over, unconfirmed', { value: 'yes', carriedFrom }, 'open: unconfirmed'],
    ['いいえ carried over, unconfirmed', { value: 'no', carriedFrom }, 'open: unconfirmed'],
    ['carried over, confirmed', { value: 'yes', carriedFrom, confirmedAt: '2026-11-20T00:00:00Z' }, 'pass: yes'],
    ['a choice', { value: 'choice', key: 'x' }, 'exception: other_kind'],
    ['a text', { value: 'text', text: 'はい、たぶん' }, 'exception: other_kind'],
    ['an empty text', { value: 'text', text: '　' }, 'open: blank'],
    ['a second round that replaces いいえ', { value: 'no', second: { value: 'yes' } }, 'pass: yes'],
    ['a second round that replaces はい', { value: 'yes', second: { value: 'no' } }, 'fail: no'],
  ])('%s', (_, answer, expected) => {
    expect(judged({ answer })).toBe(expected);
  });
});

describe('a row of はい / いいえ', () => {
  const question = { answerType: 'yes_no' } as const;
  it.each<[Answer, string]>([
    [{ value: 'yes' }, 'pass: yes'],
    [{ value: 'no' }, 'fail: no'],
    [{ value: 'na', reason }, 'exception: other_kind'],
    [{ value: 'na' }, 'exception: na_without_reason'],
    [{ value: 'blank' }, 'open: blank'],
    [{ value: 'see_note' }, 'exception: see_note'],
  ])('%j', (answer, expected) => {
    expect(judged({ question, answer })).toBe(expected);
  });
});

describe('a row that is not answered at all', () => {
  it('passes where it is not asked, whatever stands there', () => {
    expect(judged({ answer: { value: 'blank' }, asked: 'not_asked' })).toBe('pass: not_asked');
    expect(judged({ answer: { value: 'no' }, asked: 'not_asked' })).toBe('pass: not_asked');
  });

  it('is open where nobody knows whether it is asked', () => {
    expect(judged({ answer: { value: 'blank' }, asked: 'undecided' })).toBe('open: undecided');
    expect(judged({ answer: { value: 'no' }, asked: 'undecided' })).toBe('fail: no');
  });

  it('is not judged where it is a heading', () => {
    expect(judged({ question: { answerType: 'group' }, answer: { value: 'yes' } })).toBe('not judged');
  });
});

describe('a row of one choice', () => {
  const question = { answerType: 'choice', choices: choicesOf('a', 'b', 'other', 'none') } as const;
  it.each<[string, Answer, readonly string[] | undefined, string]>([
    ['any without a list', { value: 'choice', key: 'a' }, undefined, 'pass: choice_fits'],
    ['その他 without a list', { value: 'choice', key: 'other' }, undefined, 'exception: choice_other'],
    ['none without a list', { value: 'choice', key: 'none' }, undefined, 'fail: choice_unfit'],
    ["the vendor's own words", { value: 'choice', text: '閉域網' }, undefined, 'exception: choice_other'],
    ['an unknown key', { value: 'choice', key: 'z' }, undefined, 'exception: choice_other'],
    ['one of the list', { value: 'choice', key: 'b' }, ['b'], 'pass: choice_fits'],
    ['one outside the list', { value: 'choice', key: 'a' }, ['b'], 'fail: choice_unfit'],
    ['その他 beside a list', { value: 'choice', key: 'other' }, ['b'], 'exception: choice_other'],
    ['その他 in the list', { value: 'choice', key: 'other' }, ['other'], 'pass: choice_fits'],
    ['none in the list', { value: 'choice', key: 'none' }, ['none'], 'pass: choice_fits'],
    ['none beside a list', { value: 'choice', key: 'none' }, ['b'], 'fail: choice_unfit'],
    ['nothing', { value: 'choice' }, ['b'], 'open: blank'],
    ['対象外', { value: 'na', reason }, ['b'], 'exception: other_kind'],
    ['注記参照', { value: 'see_note' }, ['b'], 'exception: see_note'],
    ['はい', { value: 'yes' }, ['b'], 'exception: other_kind'],
  ])('%s', (_, answer, allowed, expected) => {
    expect(judged({ question, answer, ...(allowed && { note: { allowed } }) })).toBe(expected);
  });
});

describe('a row of several choices', () => {
  const question = { answerType: 'multi_choice', choices: choicesOf('a', 'b', 'other', 'none') } as const;
  it.each<[readonly string[], readonly string[] | undefined, string]>([
    [['a'], undefined, 'pass: choice_fits'],
    [['a', 'b'], undefined, 'pass: choice_fits'],
    [['a', 'other'], undefined, 'exception: choice_other'],
    [['other'], undefined, 'exception: choice_other'],
    [['none'], undefined, 'fail: choice_unfit'],
    [['other', 'none'], undefined, 'fail: choice_unfit'],
    [['a'], ['a'], 'pass: choice_fits'],
    [['a', 'b'], ['a', 'b'], 'pass: choice_fits'],
    [['a', 'b'], ['a'], 'fail: choice_unfit'],
    [['b'], ['a'], 'fail: choice_unfit'],
    [['a', 'other'], ['a'], 'exception: choice_other'],
    [['b', 'other'], ['a'], 'fail: choice_unfit'],
    [['a', 'other'], ['a', 'other'], 'pass: choice_fits'],
    [['none'], ['a'], 'fail: choice_unfit'],
    [[], ['a'], 'open: blank'],
  ])('%j of %j: %s', (keys, allowed, expected) => {
    const answer: Answer = { value: 'choice', keys };
    expect(judged({ question, answer, ...(allowed && { note: { allowed } }) })).toBe(expected);
  });
});

describe.each(['text', 'date'] as const)('a row of %s', (answerType) => {
  it.each<[Answer, string]>([
    [{ value: 'text', text: '2026-10-01' }, 'pass: text'],
    [{ value: 'text', text: ' ' }, 'open: blank'],
    [{ value: 'blank' }, 'open: blank'],
    [{ value: 'declined' }, 'open: declined'],
    [{ value: 'see_note' }, 'exception: see_note'],
    [{ value: 'yes' }, 'exception: other_kind'],
    [{ value: 'na', reason }, 'exception: other_kind'],
    [{ value: 'choice', key: 'a' }, 'exception: other_kind'],
  ])('%j', (answer, expected) => {
    expect(judged({ question: { answerType }, answer })).toBe(expected);
  });
});

describe('a plan', () => {
  const planned = (plannedOn: string): Answer => ({ value: 'yes', plannedOn });
  const counts = { plannedCounts: true, plannedBefore: "the hospital's next renewal" };
  it.each<[string, Answer, Omit<ItemNote, 'topic'>, string | null, string]>([
    ['does not count without a note', planned('2027-01-01'), {}, '2028-04-01', 'fail: planned'],
    ['does not count where the note says so', planned('2027-01-01'), { plannedCounts: false }, null, 'fail: planned'],
    ['counts before the renewal', planned('2027-01-01'), counts, '2028-04-01', 'pass: planned_in_time'],
    ['counts today', planned('2026-11-20'), counts, '2028-04-01', 'pass: planned_in_time'],
    ['is too late on the renewal', planned('2028-04-01'), counts, '2028-04-01', 'fail: planned_too_late'],
    ['is too late after it', planned('2029-04-01'), counts, '2028-04-01', 'fail: planned_too_late'],
    ['is open while nobody knows the renewal', planned('2027-01-01'), counts, null, 'open: renewal_unknown'],
    ['is open once its day has passed', planned('2026-11-19'), counts, '2028-04-01', 'open: planned_day_passed'],
    [
      "counts before the note's own day, whatever the renewal",
      planned('2027-01-01'),
      { plannedCounts: true, plannedBefore: '2027-01-02' },
      null,
      'pass: planned_in_time',
    ],
    [
      "is too late on the note's own day",
      planned('2027-01-02'),
      { plannedCounts: true, plannedBefore: '2027-01-02' },
      '2028-04-01',
      'fail: planned_too_late',
    ],
    [
      'counts on any day where none is named',
      planned('2099-01-01'),
      { plannedCounts: true },
      null,
      'pass: planned_in_time',
    ],
    [
      'is what the note says without a day to hold it against',
      planned('2027-01-01'),
      { ...counts, withoutDate: 'exception' },
      null,
      'exception: renewal_unknown',
    ],
  ])('%s', (_, answer, note, renewalOn, expected) => {
    expect(judged({ answer, note, renewalOn })).toBe(expected);
  });

  it('without a day is open where the row takes plans and nothing says that it is done', () => {
    const answer: Answer = { value: 'yes', remark: '次期更改時' };
    expect(judged({ answer, note: counts, doneElsewhere: false })).toBe('open: planned_without_day');
    expect(judged({ answer, note: counts, doneElsewhere: true })).toBe('pass: yes');
    expect(judged({ answer, note: counts })).toBe('pass: yes');
    expect(judged({ answer, doneElsewhere: false })).toBe('pass: yes');
    expect(judged({ answer, note: { ...counts, withoutDate: 'fail' }, doneElsewhere: false })).toBe(
      'fail: planned_without_day',
    );
  });
});

it('what a pass rule says of planned, conditional, notes, 対象外 and rows that are not asked decides', () => {
  const rule: PassRule = {
    ...YES_OR_NA,
    planned: { default: 'exception', note: '' },
    conditional: 'fail',
    seeNote: 'open',
    naWithoutReason: 'pass',
    notAsked: 'exception',
  };
  const of = (answer: Answer, asked: Case['asked'] = 'asked'): string => judged({ answer, rule, asked });
  expect(of({ value: 'yes', plannedOn: '2027-01-01' })).toBe('exception: planned');
  expect(of({ value: 'yes', condition: 'x' })).toBe('fail: conditional');
  expect(of({ value: 'see_note' })).toBe('open: see_note');
  expect(of({ value: 'na' })).toBe('pass: na_without_reason');
  expect(of({ value: 'blank' }, 'not_asked')).toBe('exception: not_asked');
});
