import { RuleViolation } from '../../../kernel/rule-violation.js';
import { needsAgreement, type TreatmentKind } from './treatment.js';
import type { TreatmentPlan, TreatmentView } from './treatment-view.js';

/** What a hospital decides and a vendor agrees to; another word on one of these begins it anew. */
export type TreatmentTerms = Pick<TreatmentView, 'kind' | 'reason' | 'reviewOn'>;

/** What a hospital newly says; what is left out stays. */
export type Restated = {
  readonly [Field in keyof (TreatmentTerms & TreatmentPlan)]?: (TreatmentTerms & TreatmentPlan)[Field] | undefined;
};

/** The terms after a word of the hospital, and whether they are other ones than before. */
export function restatedTerms(
  before: TreatmentTerms,
  said: Restated,
): { readonly terms: TreatmentTerms; readonly anew: boolean } {
  const { kind = before.kind, reason = before.reason, reviewOn = before.reviewOn } = said;
  const anew = kind !== before.kind || reason !== before.reason || reviewOn !== before.reviewOn;
  return { terms: { kind, reason, reviewOn }, anew };
}

/** The plan after a word of the hospital. */
export function restatedPlan(before: TreatmentPlan, said: Restated): TreatmentPlan {
  const { measure = before.measure, targetOn = before.targetOn, doneOn = before.doneOn, note = before.note } = said;
  return { measure, targetOn, doneOn, note };
}

/**
 * To reduce or avoid a risk is to do something. A day to come is not past, and what was done was not done in the future; only
 * days that are newly said are looked at.
 * @throws RuleViolation `treatment.measure-missing` {kind}, `treatment.past-day` {field, day, today}, `treatment.future-day` {day, today}
 */
export function refuseUnsound(
  kind: TreatmentKind,
  { measure }: Pick<TreatmentPlan, 'measure'>,
  said: Restated,
  today: string,
): void {
  if (!needsAgreement(kind) && measure.trim() === '') throw new RuleViolation('treatment.measure-missing', { kind });
  for (const field of ['reviewOn', 'targetOn'] as const) {
    const day = said[field];
    if (day && day < today) throw new RuleViolation('treatment.past-day', { field, day, today });
  }
  const { doneOn } = said;
  if (doneOn && doneOn > today) throw new RuleViolation('treatment.future-day', { day: doneOn, today });
}
