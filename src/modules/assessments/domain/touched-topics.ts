import type { Change } from '../../disclosures/domain/diff.js';

/** The rows, by topic, that say or ask something else than before. A row that only got another number says what it said. */
export function touchedTopics(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.flatMap((change) => ('topic' in change && !isRenumbered(change) ? [change.topic] : [])));
}

function isRenumbered(change: Change): boolean {
  return change.kind === 'row_changed' && change.aspects.every((aspect) => aspect === 'number');
}
