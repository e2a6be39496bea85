import type { Change, Side } from '../../disclosures/domain/diff.js';

/** The rows, by topic, that say or ask something else than before. A row that only got another number says what it said. */
export function touchedTopics(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.flatMap((change) => ('topic' in change && !isRenumbered(change) ? [change.topic] : [])));
}

function isRenumbered(change: Change): boolean {
  return change.kind === 'row_changed' && change.aspects.every((aspect) => aspect === 'number');
}

/** How a row reads after a change; undefined where no row of the newer form changed. */
export function afterwards(change: Change): Side | undefined {
  const isOfRow = change.kind === 'row_added' || change.kind === 'row_changed' || change.kind === 'answer';
  return isOfRow ? change.after : undefined;
}
