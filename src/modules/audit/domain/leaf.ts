import { canonicalJson, type JsonValue } from '../../../kernel/canonical-json.js';

/** SHA-256 of a UTF-8 text, hexadecimal. */
export type HashText = (text: string) => string;

/** Facts as they are stored: JSON. */
export type StoredFacts = Readonly<Record<string, JsonValue>>;

/** What stands in the place of something that the reader may not see. */
export interface Hidden {
  readonly sha256: string;
}

/** Facts for the acting organization alone; the salt keeps others from guessing them by their hash. */
export interface OwnFacts {
  readonly facts: StoredFacts;
  readonly salt: string;
}

/** One record of the journal as somebody may see it: who sees all and who sees a part compute the same leaf. */
export interface AuditRecord {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly type: string;
  readonly organizationId: string | null;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly requestId: string | null;
  /** Organizations that may see that it happened; in full only for the acting one. */
  readonly concerns: readonly string[] | Hidden;
  readonly facts: StoredFacts;
  /** Null where there are none. */
  readonly ownFacts: OwnFacts | Hidden | null;
}

/**
 * The leaf of a record: SHA-256 over its canonical JSON (RFC 8785), in which the concerned, the facts and the own facts stand as hashes.
 * @throws RuleViolation `json.not-canonical` where the facts are no JSON
 */
export function leafOf(record: AuditRecord, sha256: HashText): string {
  const { id, at, type, organizationId, actorId, subjectId, requestId, facts } = record;
  const hashes = {
    concerns: concernsHash(record, sha256),
    facts: sha256(canonicalJson(facts)),
    ownFacts: ownFactsHash(record.ownFacts, sha256),
  };
  return sha256(canonicalJson({ id, at, type, organizationId, actorId, subjectId, requestId, ...hashes }));
}

/** The hash of own facts as it stands in the leaf; null where there are none. */
export function ownFactsHash(own: AuditRecord['ownFacts'], sha256: HashText): string | null {
  if (own === null) return null;
  return 'sha256' in own ? own.sha256 : sha256(canonicalJson({ facts: own.facts, salt: own.salt }));
}

/** Carries the record's id, so that equal lists of two records do not look alike. */
function concernsHash({ id, concerns }: AuditRecord, sha256: HashText): string {
  return 'sha256' in concerns ? concerns.sha256 : sha256(canonicalJson({ id, concerns }));
}

/** The record as a concerned organization may see it. */
export function withoutOwnFacts(record: AuditRecord, sha256: HashText): AuditRecord {
  const hash = ownFactsHash(record.ownFacts, sha256);
  return {
    ...record,
    concerns: { sha256: concernsHash(record, sha256) },
    ownFacts: hash === null ? null : { sha256: hash },
  };
}
