import type { Actor } from '../../../kernel/actor.js';
import type { Facts } from '../../../kernel/rule-violation.js';

/** Something that happened, as its module tells it. */
export interface JournalEntry {
  /** `noun.verb`, e.g. `revision.published`; never renamed. */
  readonly type: string;
  /** Null where nothing that Kaiji knows was meant, e.g. a sign-in with an unknown address. */
  readonly subjectId: string | null;
  /** Organizations besides the acting one that may see that it happened. */
  readonly concerns?: readonly string[];
  /** For all concerned. Never an answer's text, a password, a code or a token. */
  readonly facts?: Facts;
  /** For the acting organization alone, e.g. values before and after. */
  readonly ownFacts?: Facts;
}

/** Who an entry is recorded for; `NOBODY` before anybody is signed in. */
export type JournalActor = Pick<Actor, 'userId' | 'organizationId' | 'proof'> | typeof NOBODY;
export const NOBODY = { userId: null, organizationId: null } as const;

/** The entry with the access through which an operator did it, so that it never looks like an act of the organization's own people. */
export function attributed(actor: JournalActor, entry: JournalEntry): JournalEntry {
  const operatorAccess = 'proof' in actor ? actor.proof.operatorAccessId : null;
  return operatorAccess ? { ...entry, facts: { ...entry.facts, operatorAccess } } : entry;
}
