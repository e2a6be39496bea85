import { RuleViolation } from '../../../kernel/rule-violation.js';
import { revisionState, type Standing } from '../../disclosures/domain/revision.js';

/** Judged and treated is what the vendor stands by; also after its last day, until something newer is there. @throws RuleViolation `revision.not-current` {state} */
export function refuseOld(revision: Standing, today: string): void {
  const state = revisionState(revision, today);
  if (state === 'superseded' || state === 'withdrawn') throw new RuleViolation('revision.not-current', { state });
}
