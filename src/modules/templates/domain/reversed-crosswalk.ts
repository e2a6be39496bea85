import type { CarryRule, CrosswalkEntry, CrosswalkPair, RowRelation } from './crosswalk-pair.js';

/** How a relation of rows reads the other way round. */
const REVERSED: Readonly<Record<RowRelation, RowRelation>> = {
  same: 'same',
  reworded: 'reworded',
  split: 'merged',
  merged: 'split',
  related: 'related',
  new: 'dropped',
  dropped: 'new',
};

/**
 * A crosswalk read the other way round. What several rows became is carried back where they agree, and what was put together is looked at
 * in each part. A person's words are kept; that rows were settled holds for the way in which that was said alone.
 */
export function reversedCrosswalk({ from, to, confidence, map }: CrosswalkPair): CrosswalkPair {
  return { from: to, to: from, confidence, map: map.map(reversed) };
}

function reversed({ kind, from, to, topic, scope, carryOver, because, settled }: CrosswalkEntry): CrosswalkEntry {
  return {
    kind: REVERSED[kind],
    from: to,
    to: from,
    topic,
    ...(scope && { scope }),
    carryOver: reversedRule(kind, carryOver),
    ...(settled && because && { because }),
  };
}

function reversedRule(kind: RowRelation, rule: CarryRule): CarryRule {
  if (rule === 'show' || rule === 'none') return rule;
  if (kind === 'split') return 'agree';
  return kind === 'merged' ? 'confirm' : rule;
}
