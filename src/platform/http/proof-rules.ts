import type { Actor, Proof } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { type AccessRule, FRESH_MINUTES } from './access.js';

/** `session.first-factor-only` where the way to the second factor is not what was asked for. */
export function refuseHalfSession({ afterFirstFactor }: AccessRule, { proof }: Actor): void {
  if (proof?.by === 'session' && proof.at === null && !afterFirstFactor)
    throw new RuleViolation('session.first-factor-only');
}

/** `access.person-only`, `session.first-factor-only`, `session.bound`, `session.prove-again` where the caller has not shown enough. */
export function refuseWeakProof(rule: AccessRule, actor: Actor, now: Date): void {
  refuseHalfSession(rule, actor);
  if (rule.person && actor.proof?.by !== 'session') throw new RuleViolation('access.person-only');
  if (rule.unbound && actor.proof?.boundTo != null) throw new RuleViolation('session.bound');
  if (rule.fresh && !isFresh(actor.proof, now))
    throw new RuleViolation('session.prove-again', { minutes: FRESH_MINUTES });
}

function isFresh(proof: Proof | undefined, now: Date): boolean {
  return proof?.at != null && now.getTime() - new Date(proof.at).getTime() <= FRESH_MINUTES * 60_000;
}
