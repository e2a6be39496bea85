import type { Change } from '../../disclosures/domain/diff.js';
import type { StoredState, TreatmentState } from './treatment.js';
import { touchedTopics } from './touched-topics.js';

/** Why a treatment no longer fits: the row is asked or answered otherwise, or no more; or the vendor stands by nothing that it lay on. */
export type RenewalReason = 'row_changed' | 'row_removed' | 'revision_withdrawn';

/** What became of the revision that a treatment lies on, for whoever looks. */
export type Basis =
  | { readonly is: 'current' }
  /** Superseded: what differs from it to what is published now. */
  | { readonly is: 'superseded'; readonly changes: readonly Change[] }
  | { readonly is: 'withdrawn' }
  /** The reader may not see it any more, and nothing follows from that. */
  | { readonly is: 'hidden' };

/** Why the row that was treated is no longer what it was; null where it still is. Derived each time, never stored. */
export function renewalReason(topic: string, basis: Basis): RenewalReason | null {
  if (basis.is === 'withdrawn') return 'revision_withdrawn';
  if (basis.is !== 'superseded' || !touchedTopics(basis.changes).has(topic)) return null;
  const isGone = basis.changes.some((change) => change.kind === 'row_removed' && change.topic === topic);
  return isGone ? 'row_removed' : 'row_changed';
}

/**
 * What a treatment is today. A changed row outweighs a day that came; what was refused or withdrawn stays so.
 * `reviewOn` = its last day (YYYY-MM-DD, Asia/Tokyo): from the next day on it is to be evaluated again.
 */
export function treatmentState(
  { stored, reviewOn }: { readonly stored: StoredState; readonly reviewOn: string },
  renewal: RenewalReason | null,
  today: string,
): TreatmentState {
  if (stored === 'refused' || stored === 'withdrawn') return stored;
  if (renewal !== null) return 'to_be_renewed';
  return stored === 'in_force' && today > reviewOn ? 'reevaluation_due' : stored;
}
