import type { Facts } from '../../../kernel/rule-violation.js';

/** A thing by its id, with its name where the reader may know it. */
export interface Named {
  readonly id: string;
  readonly name: string | null;
}

/** Something that happened, as one reader may see it. */
export interface RecordedEvent {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** `noun.verb`. */
  readonly type: string;
  /** What happened, in the reader's language. */
  readonly label: string;
  /** Who acted, operators who look in for their own organization; null before anybody was recognized, or where the installation itself acted. */
  readonly organization: Named | null;
  readonly actor: Named | null;
  /** The thing it was done to. */
  readonly subject: Named | null;
  readonly facts: Facts;
  /** Facts for the acting organization alone, e.g. values before and after; null for everybody else. */
  readonly ownFacts: Facts | null;
  readonly requestId: string | null;
}
