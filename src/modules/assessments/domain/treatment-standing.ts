import type { Change } from '../../disclosures/domain/diff.js';
import type { StoredState, TreatmentState } from './treatment.js';
import { afterwards, touchedTopics } from './touched-topics.js';
import { isTreatable } from './treatable.js';

/**
 * Why a treatment no longer fits: the row is asked or answered otherwise, or so that nothing is left to treat (`row_settled`), or it is
 * gone; or the vendor stands by nothing that it lay on.
 */
export type RenewalReason = 'row_changed' | 'row_settled' | 'row_removed' | 'revision_withdrawn';

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
  const now = basis.changes.filter((change) => 'topic' in change && change.topic === topic).map(afterwards)[0];
  if (now === undefined) return 'row_removed';
  return isTreatable(now.state, undefined) ? 'row_changed' : 'row_settled';
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
