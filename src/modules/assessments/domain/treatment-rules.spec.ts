import { describe, expect, it } from '@jest/globals';
import { refusalIn } from './refusal.fixture.js';
import type { TreatmentKind } from './treatment.js';
import { refuseUnsound, restatedPlan, type Restated, restatedTerms } from './treatment-rules.js';

const TODAY = '2026-11-21';
const terms = { kind: 'accept', reason: '改版まで', reviewOn: '2027-03-31' } as const;
const plan = { measure: '台帳', targetOn: '2027-01-31', doneOn: null, note: '審議済み' };

describe('what a hospital says anew', () => {
  it.each<[Restated, boolean]>([
    [{}, false],
    [{ kind: 'accept' }, false],
    [{ reason: '改版まで' }, false],
    [{ reviewOn: '2027-03-31' }, false],
    [{ measure: '別の台帳', targetOn: null, doneOn: TODAY, note: '' }, false],
    [{ kind: 'reduce' }, true],
    [{ reason: '改版まで。' }, true],
    [{ reviewOn: '2027-04-01' }, true],
    [{ kind: undefined, reason: undefined, reviewOn: undefined }, false],
  ])('%j begins it anew: %s', (said, anew) => {
    const after = restatedTerms(terms, said);
    expect(after.anew).toBe(anew);
    expect(after.terms).toEqual({ ...terms, ...(anew ? said : {}) });
  });

  it('keeps of the plan what it leaves out, and empties what it says is empty', () => {
    expect(restatedPlan(plan, {})).toEqual(plan);
    expect(restatedPlan(plan, { targetOn: null, note: '' })).toEqual({ ...plan, targetOn: null, note: '' });
    expect(restatedPlan(plan, { doneOn: TODAY, kind: 'reduce' })).toEqual({ ...plan, doneOn: TODAY });
  });
});

describe('a treatment is sound', () => {
  it.each<[TreatmentKind, string, boolean]>([
    ['reduce', '', false],
    ['reduce', '　', false],
    ['reduce', '月次で点検する', true],
    ['avoid', '\n', false],
    ['avoid', '使わない', true],
    ['transfer', '', true],
    ['accept', '', true],
  ])('%s with the measure %j: %s', (kind, measure, isSound) => {
    const refusal = refusalIn(() => {
      refuseUnsound(kind, { measure }, {}, TODAY);
    });
    expect(refusal).toBe(isSound ? null : 'treatment.measure-missing');
  });

  it.each<[Restated, string | null]>([
    [{ reviewOn: '2026-11-20' }, 'treatment.past-day'],
    [{ reviewOn: TODAY }, null],
    [{ targetOn: '2026-11-20' }, 'treatment.past-day'],
    [{ targetOn: TODAY }, null],
    [{ targetOn: null }, null],
    [{ doneOn: '2026-11-22' }, 'treatment.future-day'],
    [{ doneOn: TODAY }, null],
    [{ doneOn: '2020-01-01' }, null],
    [{ doneOn: null, reviewOn: '9999-12-31' }, null],
  ])('with the days %j: %s', (said, refusal) => {
    const found = refusalIn(() => {
      refuseUnsound('accept', plan, said, TODAY);
    });
    expect(found).toBe(refusal);
  });
});
