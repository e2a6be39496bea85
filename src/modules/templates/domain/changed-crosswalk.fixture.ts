import type { EntryChange } from './crosswalk-change-faults.js';
import { type CrosswalkChanges, changedCrosswalk } from './crosswalk-changes.js';
import type { CrosswalkEntry } from './crosswalk-pair.js';
import { smallForm } from './small-form.fixture.js';

/** Two forms whose rows lie on each other by `MAP`. */
export const older = smallForm(
  [{ code: 'g', answerType: 'group' }, { code: 'a' }, { code: 'b' }, { code: 'c', answerType: 'text' }, { code: 'd' }],
  { id: 'old' },
);
export const newer = smallForm([{ code: '1' }, { code: '2' }, { code: '3', answerType: 'text' }, { code: '4' }], {
  id: 'new',
  version: '2',
});
const entry = (
  kind: CrosswalkEntry['kind'],
  from: string,
  to: string,
  carryOver: CrosswalkEntry['carryOver'],
): CrosswalkEntry => ({
  kind,
  from: from === '' ? [] : from.split('+'),
  to: to === '' ? [] : to.split('+'),
  topic: 't',
  carryOver,
  because: { ja: '提案', en: 'proposed' },
});
export const MAP = [
  entry('reworded', 'a', '1', 'confirm'),
  entry('merged', 'b+d', '2', 'agree'),
  entry('same', 'c', '3', 'suggest'),
  entry('new', '', '4', 'none'),
];
/** What a person says of rows; several are joined by `+`, as in `b+d`. */
export const set = (
  kind: EntryChange['kind'],
  from: string,
  to: string,
  carryOver: EntryChange['carryOver'],
  because?: string,
): EntryChange => ({
  kind,
  from: from === '' ? [] : from.split('+'),
  to: to === '' ? [] : to.split('+'),
  carryOver,
  ...(because !== undefined && { because }),
});
/** `MAP` after a change. */
export const change = (changes: Partial<CrosswalkChanges>, from = older, to = newer) =>
  changedCrosswalk(from, to, { map: MAP, proposal: MAP }, { set: [], remove: [], ...changes });
/** Entries as kind, rows, rule and whether a person set them. */
export const short = ({ map }: ReturnType<typeof change>) =>
  map.map(({ kind, from, to, carryOver, settled }) => [
    kind,
    from.join('+'),
    to.join('+'),
    carryOver,
    settled ?? false,
  ]);
