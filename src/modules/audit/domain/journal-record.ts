import type { Facts } from '../../../kernel/rule-violation.js';
import { attributed, type JournalActor, type JournalEntry } from './journal-entry.js';
import { type AuditRecord, type HashText, leafOf, type OwnFacts, ownFactsHash, type StoredFacts } from './leaf.js';

/** What a record carries beside the entry itself. */
export interface Occasion {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly requestId: string | null;
  /** Random, for the hash of own facts. */
  readonly salt: string;
}

/** A record as it is written, with what the chain will hold of it (hexadecimal). */
export interface JournalRecord extends AuditRecord {
  readonly concerns: readonly string[];
  readonly ownFacts: OwnFacts | null;
  readonly ownHash: string | null;
  readonly leaf: string;
}

/** The entry as the actor's record. @throws RuleViolation `json.not-canonical` for facts that no JSON can hold */
export function journalRecord(
  actor: JournalActor,
  entry: JournalEntry,
  { salt, ...occasion }: Occasion,
  sha256: HashText,
): JournalRecord {
  const { type, subjectId, concerns = [], facts, ownFacts } = attributed(actor, entry);
  const record = {
    ...occasion,
    type,
    organizationId: actor.organizationId,
    actorId: actor.userId,
    subjectId,
    concerns,
    facts: stored(facts),
    ownFacts: ownFacts === undefined ? null : { facts: stored(ownFacts), salt },
  };
  return { ...record, ownHash: ownFactsHash(record.ownFacts, sha256), leaf: leafOf(record, sha256) };
}

/** Facts as JSON keeps them: moments as texts, nothing that is undefined. */
function stored(facts: Facts | undefined): StoredFacts {
  return facts === undefined ? {} : (JSON.parse(JSON.stringify(facts)) as StoredFacts);
}
