import { describe, expect, it } from '@jest/globals';
import type { Answer, AnswerValue } from '../../templates/domain/answer.js';
import type { ItemNote } from '../../templates/domain/profile.js';
import { said } from '../../templates/domain/small-form.fixture.js';
import { exceptionsFirst, judgeProfile } from './judge-profile.js';
import { DAYS, judge, lines, MDS, NEWER, OLDER, row, version } from './judging.fixture.js';
import { YES_OR_NA } from './pass-rule.fixture.js';
import { wantedCodes, wantedTopics } from './wanted-rows.js';

type Given = Readonly<Record<string, AnswerValue | Answer>>;

describe('rows named by number', () => {
  it('are judged in the order of the profile, each with its revision, answer and reason', () => {
    const judged = judge({ codes: ['1', '2'] }, [[NEWER, { '1': 'yes', '2': 'no' }]]);
    expect(lines(judged)).toEqual(['1 pass yes', '2 fail no']);
    expect(judged.rows[1]).toMatchObject({
      templateId: 'sds-5',
      question: '2',
      topic: 'topic.2',
      revisionId: 'r-sds-5',
      state: 'no_without_reason',
      answer: { value: 'no' },
      reason: { ja: '「いいえ」です' },
      treatment: null,
    });
    expect(judged).toMatchObject({ standing: 'judged', whole: 'fail', counts: { pass: 1, fail: 1, open: 0 } });
  });

  it('are found on an older version of the form by topic; what it does not ask is open for that reason', () => {
    const judged = judge({ codes: ['1', '2', '3'] }, [[OLDER, { a: 'yes', b: 'yes' }]]);
    expect(lines(judged)).toEqual(['a pass yes', 'b pass yes', '3 open not_in_version']);
    expect(judged.rows[2]).toMatchObject({ templateId: 'sds-5', question: '3', revisionId: null, answer: null });
    expect(judged.whole).toBe('open');
  });

  it('do not count on a form of another family', () => {
    expect(judge({ codes: ['1'] }, [[MDS, { m1: 'yes' }]])).toMatchObject({ standing: 'not_published', rows: [] });
  });

  it('leave out what the form does not have', () => {
    expect(lines(judge({ codes: ['1', 'gone'] }, [[NEWER, { '1': 'yes' }]]))).toEqual(['1 pass yes']);
  });

  it('mean the row alone, although its topic is asked for kinds of equipment besides', () => {
    const form = version('own-1', '1', [row('1', { topic: 'up' }), row('2', { topic: 'up', scope: 'server' })]);
    const wanted = wantedCodes(['1'], form);
    const published = [{ revisionId: 'r', template: form, answers: said({ '1': 'yes', '2': 'no' }) }];
    const asked = { passRule: YES_OR_NA, wanted, itemNotes: [], complete: true };
    expect(lines(judgeProfile(asked, { published, onRequest: [] }, [], DAYS))).toEqual(['1 pass yes']);
  });
});

describe('topics', () => {
  it('are judged on every form of the product that asks them', () => {
    const judged = judge({ topics: ['topic.1'] }, [
      [NEWER, { '1': 'yes' }],
      [MDS, { m1: 'no' }],
    ]);
    expect(lines(judged)).toEqual(['1 pass yes', 'm1 fail no']);
  });

  it('are judged once where one of the forms does not ask them', () => {
    const judged = judge({ topics: ['topic.9'] }, [
      [NEWER, {}],
      [MDS, { m9: 'yes' }],
    ]);
    expect(lines(judged)).toEqual(['m9 pass yes']);
  });

  it('count on the named families alone', () => {
    const both = [
      [NEWER, { '1': 'yes' }],
      [MDS, { m1: 'no' }],
    ] as const;
    expect(lines(judge({ topics: ['topic.1'], forms: ['SDS'] }, both))).toEqual(['1 pass yes']);
  });

  it('that no form asks are open under their own name', () => {
    const judged = judge({ topics: ['no.such'] }, [[NEWER, {}]]);
    expect(judged.rows).toMatchObject([{ code: 'no.such', templateId: null, question: null, rule: 'not_in_form' }]);
  });

  it('that only another family asks are open, without the form being called old', () => {
    expect(lines(judge({ topics: ['topic.9'] }, [[NEWER, {}]]))).toEqual(['m9 open not_in_form']);
  });

  it('without a kind of equipment mean every kind; with one, that alone; and no row is judged twice', () => {
    const form = version('own-1', '1', [
      row('s', { topic: 'up', scope: 'server' }),
      row('t', { topic: 'up', scope: 'terminal' }),
    ]);
    const of = (topics: readonly string[]): string[] => {
      const wanted = wantedTopics(topics, ['SDS'], [form]);
      const published = [{ revisionId: 'r', template: form, answers: said({ s: 'yes', t: 'no' }) }];
      const asked = { passRule: YES_OR_NA, wanted, itemNotes: [], complete: true };
      return lines(judgeProfile(asked, { published, onRequest: [] }, [], DAYS));
    };
    expect(of(['up'])).toEqual(['s pass yes', 't fail no']);
    expect(of(['up@terminal'])).toEqual(['t fail no']);
    expect(of(['up', 'up@server'])).toEqual(['s pass yes', 't fail no']);
    expect(of(['up@network'])).toEqual(['up@network open not_in_form']);
  });
});

describe('conditions of the form', () => {
  const form = version('own-1', '1', [row('1'), row('2', { visibleWhen: { question: '1', in: ['yes'] } })]);
  const of = (given: Given): string[] => {
    const asked = { passRule: YES_OR_NA, wanted: wantedCodes(['2'], form), itemNotes: [], complete: true };
    const published = [{ revisionId: 'r', template: form, answers: said(given) }];
    return lines(judgeProfile(asked, { published, onRequest: [] }, [], DAYS));
  };
  it('let a row that is not asked pass, and leave one open of which nobody knows', () => {
    expect(of({ '1': 'no' })).toEqual(['2 pass not_asked']);
    expect(of({ '1': 'yes' })).toEqual(['2 open blank']);
    expect(of({})).toEqual(['2 open undecided']);
  });
});

describe('notes on rows', () => {
  const up = version('own-1', '1', [
    row('s', { topic: 'up', scope: 'server' }),
    row('t', { topic: 'up', scope: 'terminal' }),
  ]);
  it('hold for every kind of equipment, or for the one that they name', () => {
    const plan: Answer = { value: 'yes', plannedOn: '2027-01-01' };
    const of = (itemNotes: readonly ItemNote[]): string[] => {
      const asked = { passRule: YES_OR_NA, wanted: wantedTopics(['up'], ['SDS'], [up]), itemNotes, complete: true };
      const published = [{ revisionId: 'r', template: up, answers: said({ s: plan, t: plan }) }];
      return lines(judgeProfile(asked, { published, onRequest: [] }, [], DAYS));
    };
    expect(of([])).toEqual(['s fail planned', 't fail planned']);
    expect(of([{ topic: 'up', plannedCounts: true }])).toEqual(['s pass planned_in_time', 't pass planned_in_time']);
    expect(of([{ topic: 'up@server', plannedCounts: true }])).toEqual(['s pass planned_in_time', 't fail planned']);
  });

  it('are shown with their row', () => {
    const itemNotes = [{ topic: 'topic.1', note: '次期更改まで' }];
    expect(judge({ codes: ['1', '2'], itemNotes }, [[NEWER, {}]]).rows.map(({ note }) => note)).toEqual([
      '次期更改まで',
      null,
    ]);
  });
});

describe('two factors that may be planned', () => {
  const form = version('own-1', '1', [
    row('1', { topic: 'auth.two_factor' }),
    row('2', { topic: 'auth.two_factor_plan' }),
  ]);
  const of = (given: Given): string[] => {
    const itemNotes = [{ topic: 'auth.two_factor_plan', plannedCounts: true, plannedBefore: '2028-04-01' }];
    const asked = { passRule: YES_OR_NA, wanted: wantedCodes(['2'], form), itemNotes, complete: true };
    const published = [{ revisionId: 'r', template: form, answers: said(given) }];
    return lines(judgeProfile(asked, { published, onRequest: [] }, [], DAYS));
  };
  it('are open while はい says neither done nor when', () => {
    expect(of({ '2': 'yes' })).toEqual(['2 open planned_without_day']);
    expect(of({ '1': 'no', '2': 'yes' })).toEqual(['2 open planned_without_day']);
    expect(of({ '1': { value: 'yes', plannedOn: '2027-01-01' }, '2': 'yes' })).toEqual(['2 open planned_without_day']);
    expect(of({ '1': 'yes', '2': 'yes' })).toEqual(['2 pass yes']);
    expect(of({ '2': { value: 'yes', plannedOn: '2027-01-01' } })).toEqual(['2 pass planned_in_time']);
  });
});

it('an incomplete list is passed only as far as it is known', () => {
  expect(judge({ codes: ['1'], complete: false }, [[NEWER, { '1': 'yes' }]]).whole).toBe('pass_as_far_as_known');
});

it('what does not pass comes first, otherwise in the order of the profile', () => {
  const { rows } = judge({ codes: ['1', '2', '3'] }, [[NEWER, { '1': 'yes', '3': 'no' }]]);
  expect(exceptionsFirst(rows).map(({ code }) => code)).toEqual(['3', '2', '1']);
});
