import type { Bilingual } from '../../../kernel/bilingual.js';
import { type CrosswalkPair, inPrintedOrder, rowsWithoutEntry } from './crosswalk-pair.js';
import type { ProposedEntry } from './propose-crosswalk.js';
import type { Template } from './template.js';

/**
 * Where a crosswalk comes from: `stored`, people of this installation changed it; `shipped`, it came with Kaiji; `reversed`, people
 * changed the one that leads the other way; `composed`, stored and shipped ones over a chain of forms; `proposed`, nobody has looked at it.
 */
export type CrosswalkSource = 'stored' | 'shipped' | 'reversed' | 'composed' | 'proposed';

/** A crosswalk as it is used, with the version that is recorded where answers are carried along it. */
export interface UsedCrosswalk {
  readonly pair: CrosswalkPair;
  readonly source: CrosswalkSource;
  /** Counts from 1; 0 where nobody on this installation changed it. */
  readonly version: number;
  readonly changed: CrosswalkChange | null;
}

/** Who said so, when and why. */
export interface CrosswalkChange {
  readonly note: string;
  readonly organization: { readonly id: string; readonly name: string };
  readonly changedAt: string;
}

/** A crosswalk as people read it: each entry with its reason, in the order of the newer form. */
export interface CrosswalkView extends Omit<CrosswalkPair, 'map'> {
  readonly source: CrosswalkSource;
  /** Which version it is, for `If-Match`; 0 where nobody on this installation changed it. */
  readonly rowVersion: number;
  readonly changed: CrosswalkChange | null;
  /** Whether the caller may change it. */
  readonly mayChange: boolean;
  readonly map: readonly ProposedEntry[];
  /** Rows that stand in no entry: headings, and what a description by hand leaves out. */
  readonly withoutEntry: { readonly from: readonly string[]; readonly to: readonly string[] };
}

/** Lays a crosswalk out for reading. */
export function crosswalkView(from: Template, to: Template, used: UsedCrosswalk, mayChange: boolean): CrosswalkView {
  const { pair, source, version, changed } = used;
  const map = inPrintedOrder(from, to, pair.map).map((entry) => ({
    ...entry,
    because: entry.because ?? DESCRIBED[source],
  }));
  return {
    ...pair,
    source,
    rowVersion: version,
    changed,
    mayChange,
    map,
    withoutEntry: rowsWithoutEntry(from, to, map),
  };
}

/** What tells so where an entry itself does not. */
const DESCRIBED: Readonly<Record<CrosswalkSource, Bilingual>> = {
  stored: { ja: '登録済みの対応による', en: 'as it stood before' },
  shipped: { ja: 'Kaiji 付属の対応表による', en: 'from the crosswalk that comes with Kaiji' },
  reversed: { ja: '逆向きに登録された対応による', en: 'from the crosswalk registered for the other direction' },
  composed: { ja: '間の版の対応表をつないだもの', en: 'composed over the versions in between' },
  proposed: { ja: '自動の提案', en: 'proposed automatically' },
};
