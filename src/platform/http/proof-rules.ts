import type { Actor, Proof } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { type AccessRule, FRESH_MINUTES } from './access.js';

/** `session.first-factor-only` where the way to the second factor is not what was asked for. */
export function refuseHalfSession({ afterFirstFactor }: AccessRule, { proof }: Actor): void {
  if (proof?.by === 'session' && proof.at === null && !afterFirstFactor)
    throw new RuleViolation('session.first-factor-only');
}

/** `access.person-only`, `session.bound`, `session.prove-again` where the caller has not shown what the rule asks of a whole sign-in. */
export function refuseWeakProof({ person, unbound, fresh }: AccessRule, { proof }: Actor, now: Date): void {
  if (person && proof?.by !== 'session') throw new RuleViolation('access.person-only');
  if (unbound && isBound(proof)) throw new RuleViolation('session.bound');
  if (fresh && !isFresh(proof, now)) throw new RuleViolation('session.prove-again', { minutes: FRESH_MINUTES });
}

function isBound(proof: Proof | undefined): boolean {
  return proof !== undefined && proof.boundTo !== null;
}

function isFresh(proof: Proof | undefined, now: Date): boolean {
  return proof?.at != null && now.getTime() - new Date(proof.at).getTime() <= FRESH_MINUTES * 60_000;
}
