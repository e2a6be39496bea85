import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  anyAnswers,
  anyTemplate,
  saidYes,
  shipped,
  shippedProfiles as profiles,
  shippedTemplates as templates,
} from '../../../../test/support/any-answers.js';
import type { Answer, Answers } from '../../templates/domain/answer.js';
import type { Judgement, Profile } from '../../templates/domain/profile.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import { judgeProfile, type ProfileJudgement } from './judge-profile.js';
import type { JudgedProfile } from './judged-profile.js';
import { isJudgeable, shippedAsJudged, unknownOf } from './shipped-profile.js';
import { type Whole } from './whole.js';
import { wantedCodes } from './wanted-rows.js';

const known = (id: string): Profile => profiles.find((profile) => profile.id === id)!;
const ANNEX = known('gl7-annex-hoshu-itaku');
const annex = shippedAsJudged(ANNEX, templates);
const DAYS = { today: '2026-11-20', renewalOn: '2028-04-01' };

function judged(asked: JudgedProfile, template: Template, answers: Answers, days = DAYS): ProfileJudgement {
  return judgeProfile(asked, { published: [{ revisionId: 'r', template, answers }], onRequest: [] }, [], days);
}

const sds = shipped('sds-5.0');
const rowOn = (template: Template, topic: string): string =>
  questionsOf(template).find((question) => topicKey(question) === topic)!.code;
const FULL: Answers = saidYes(sds, {
  [rowOn(sds, 'net.method')]: { value: 'choice', key: 'ip-vpn' },
  [rowOn(sds, 'auth.two_factor_plan')]: { value: 'yes', plannedOn: '2027-04-01' },
});

describe('the annex of guideline 7.0 (第7.0版 保守委託機関編 別紙)', () => {
  it('asks the topics that are known of it: 18 of the SDS, one more by its note', () => {
    expect(annex.wanted.filter(({ forms }) => forms.join() === 'SDS')).toHaveLength(18);
    expect(annex.wanted.filter(({ forms }) => forms.join() === 'MDS,SDS').map(({ topic }) => topic)).toEqual([
      'auth.two_factor_plan',
    ]);
    expect(annex.wanted.every(({ asking }) => asking.length > 0)).toBe(true);
  });

  it('is never passed, only as far as it is known, and says how far that is', () => {
    const { whole, counts } = judged(annex, sds, FULL);
    expect([whole, counts.pass]).toEqual(['pass_as_far_as_known', 19]);
    expect(unknownOf(ANNEX).map(({ ja }) => ja)).toEqual([
      '公式の一覧は MDS 41 行 + SDS 58 行 です。ここで分かっているのは SDS の 18 行だけで、残りは判定していません',
      expect.stringContaining('auth.two_factor_plan'),
      expect.stringContaining('前提条件は回答からは判定できません'),
    ]);
  });

  it.each<[string, Answer, string]>([
    ['net.method', { value: 'choice', key: 'dedicated-line' }, 'pass choice_fits'],
    ['net.method', { value: 'choice', key: 'public-network' }, 'fail choice_unfit'],
    ['net.method', { value: 'choice', key: 'other', remark: 'SSL-VPN' }, 'exception choice_other'],
    ['auth.two_factor_plan', { value: 'yes', plannedOn: '2028-04-01' }, 'fail planned_too_late'],
    ['bcp.plan', { value: 'yes', plannedOn: '2027-04-01' }, 'fail planned'],
    ['bcp.plan', { value: 'yes', condition: '有償' }, 'exception conditional'],
    ['bcp.plan', { value: 'na' }, 'exception na_without_reason'],
    ['bcp.plan', { value: 'no' }, 'fail no'],
    ['bcp.plan', { value: 'declined' }, 'open declined'],
  ])('%s answered %j: %s', (topic, answer, expected) => {
    const { rows } = judged(annex, sds, new Map([...FULL, [rowOn(sds, topic), answer]]));
    const row = rows.find((each) => each.topic === topic)!;
    expect(`${row.judgement} ${row.rule}`).toBe(expected);
  });

  it('holds a plan for two factors against the renewal of the hospital, where that is told', () => {
    const of = (renewalOn: string | null): string | undefined =>
      judged(annex, sds, FULL, { ...DAYS, renewalOn } as typeof DAYS).rows.find(
        ({ topic }) => topic === 'auth.two_factor_plan',
      )?.rule;
    expect([of('2028-04-01'), of('2027-04-01'), of(null)]).toEqual([
      'planned_in_time',
      'planned_too_late',
      'renewal_unknown',
    ]);
  });

  it('leaves open what an SDS 4.1 does not ask yet, for that reason', () => {
    const older = shipped('sds-4.1');
    const open = judged(annex, older, saidYes(older)).rows.filter(({ rule }) => rule === 'not_in_version');
    expect(open.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['bcp.plan', 'bcp.restore', 'resp.scope_doc', 'incident.contact']),
    );
    expect(open.every(({ templateId, judgement }) => templateId === 'sds-5.0' && judgement === 'open')).toBe(true);
  });

  it('judges an MDS by nothing but what a note tells of it', () => {
    const mds = shipped('mds-5.0');
    expect(
      judged(annex, mds, saidYes(mds))
        .rows.filter(({ revisionId }) => revisionId)
        .map(({ topic }) => topic),
    ).toEqual(['auth.two_factor_plan']);
  });
});

describe('the other shipped profiles', () => {
  it.each(['emr-standard-spec-disclosure', 'inspection-r7', 'contract-role-table'])(
    '%s: says that it cannot be judged',
    (id) => {
      expect(isJudgeable(known(id))).toBe(false);
      expect(unknownOf(known(id)).length).toBeGreaterThan(0);
      expect(() => shippedAsJudged(known(id), templates)).toThrow('profile.not-judgeable');
    },
  );

  it('would be passed if every row were known', () => {
    const whole = shippedAsJudged({ ...ANNEX, counts: { SDS: 18, total: 18 } }, templates);
    expect(judged(whole, sds, FULL).whole).toBe('pass');
  });
});

const RANK: Readonly<Record<Judgement, number>> = { fail: 0, exception: 1, open: 2, pass: 3 };
const WHOLES: readonly Whole[] = ['fail', 'open', 'treated_as_far_as_known', 'pass_as_far_as_known', 'treated', 'pass'];

describe('any answers of any form', () => {
  const anyForm = anyTemplate.chain((template) =>
    fc.record({
      template: fc.constant(template),
      answers: anyAnswers(template),
      row: fc.constantFrom(...questionsOf(template)),
    }),
  );
  const every = (template: Template): JudgedProfile => ({
    ...annex,
    wanted: wantedCodes(
      questionsOf(template).map(({ code }) => code),
      template,
    ),
    complete: true,
  });

  it('answering a blank row with はい never makes anything worse', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers, row }) => {
        const blank = new Map([...answers].filter(([code]) => code !== row.code));
        const [before, after] = [blank, new Map([...blank, [row.code, { value: 'yes' } as const]])].map((each) =>
          judged(every(template), template, each),
        );
        const isWord = row.answerType === 'yes_no' || row.answerType === 'yes_no_na';
        if (!isWord) return;
        const worse = before!.rows.filter((one, index) => RANK[after!.rows[index]!.judgement] < RANK[one.judgement]);
        expect(worse.map(({ code }) => code)).toEqual([]);
        expect(WHOLES.indexOf(after!.whole)).toBeGreaterThanOrEqual(WHOLES.indexOf(before!.whole));
      }),
      { seed: 2026, numRuns: 60 },
    );
  });

  it('every answered row is judged once, with a reason in both languages', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const { rows, counts } = judged(every(template), template, answers);
        const answered = questionsOf(template).filter(({ answerType }) => answerType !== 'group');
        expect(rows.map(({ question }) => question)).toEqual(answered.map(({ code }) => code));
        expect(counts.pass + counts.exception + counts.fail + counts.open).toBe(rows.length);
        expect(
          rows.every(({ reason }) => reason.ja !== '' && reason.en !== '' && !/[{}]/.test(reason.ja + reason.en)),
        ).toBe(true);
      }),
      { seed: 2027, numRuns: 60 },
    );
  });
});
