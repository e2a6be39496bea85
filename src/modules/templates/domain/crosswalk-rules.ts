import type { CrosswalkEntry, CrosswalkPair } from './crosswalk-pair.js';
import { type Fault, type Place, repeated } from './fault.js';
import { type Question, questionsOf, type Template } from './template.js';
import { topicKey } from './topics.js';

type Rows = ReadonlyMap<string, Question>;

/** All that makes a crosswalk unusable: forms and rows that are not there, and promises to carry what cannot be carried. */
export function crosswalkFaults(pairs: readonly CrosswalkPair[], templates: readonly Template[]): readonly Fault[] {
  const forms = new Map(templates.map((template) => [template.id, answeredRows(template)]));
  const ends = pairs.map(({ from, to }, i) => ({ place: ['pairs', i], name: `${from} → ${to}` }));
  return [...repeated(ends), ...pairs.flatMap((pair, i) => pairFaults(pair, ['pairs', i], forms))];
}

function pairFaults(pair: CrosswalkPair, place: Place, forms: ReadonlyMap<string, Rows>): readonly Fault[] {
  const older = forms.get(pair.from);
  const newer = forms.get(pair.to);
  if (older === undefined) return [{ place: [...place, 'fromForm'], message: `there is no form "${pair.from}"` }];
  if (newer === undefined) return [{ place: [...place, 'toForm'], message: `there is no form "${pair.to}"` }];
  const offers = pair.map.flatMap((entry, j) =>
    offersAnswer(entry) ? entry.to.map((name) => ({ place: [...place, 'map', j, 'to'], name })) : [],
  );
  return [
    ...repeated(offers),
    ...pair.map.flatMap((entry, j) => entryFaults(entry, [...place, 'map', j], older, newer)),
  ];
}

function entryFaults(entry: CrosswalkEntry, place: Place, older: Rows, newer: Rows): readonly Fault[] {
  return [
    ...missingRows(entry.from, older, [...place, 'from']),
    ...missingRows(entry.to, newer, [...place, 'to']),
    ...shapeFaults(entry, place),
    ...topicFaults(entry, place, newer),
    ...typeFaults(entry, place, older, newer),
  ];
}

function missingRows(codes: readonly string[], rows: Rows, place: Place): readonly Fault[] {
  const missing = codes.filter((code) => !rows.has(code));
  return missing.map((code) => ({ place, message: `"${code}" is no row of that form that takes an answer` }));
}

function shapeFaults({ kind, from, to, carryOver }: CrosswalkEntry, place: Place): readonly Fault[] {
  const faults: Fault[] = [];
  if ((kind === 'new') !== (from.length === 0))
    faults.push({ place, message: 'a row is new exactly when it comes from none' });
  if ((kind === 'dropped') !== (to.length === 0))
    faults.push({ place, message: 'a row is dropped exactly when it goes to none' });
  if (from.length > 1 && (carryOver === 'suggest' || carryOver === 'confirm')) {
    faults.push({ place, message: 'several rows become one only where they agree (carry_over: agree) or are shown' });
  }
  return faults;
}

function topicFaults(entry: CrosswalkEntry, place: Place, newer: Rows): readonly Fault[] {
  const others = entry.to.flatMap((code) => newer.get(code) ?? []).filter((row) => topicKey(row) !== topicKey(entry));
  return others.map((row) => ({ place: [...place, 'topic'], message: `row "${row.code}" is about ${topicKey(row)}` }));
}

/** An answer goes along only between rows that are answered in the same way. */
function typeFaults(entry: CrosswalkEntry, place: Place, older: Rows, newer: Rows): readonly Fault[] {
  const ends = [
    ...entry.from.flatMap((code) => older.get(code) ?? []),
    ...entry.to.flatMap((code) => newer.get(code) ?? []),
  ];
  const types = new Set(ends.map((row) => row.answerType));
  if (!offersAnswer(entry) || types.size < 2) return [];
  return [{ place: [...place, 'carryOver'], message: `nothing can be carried between ${[...types].join(' and ')}` }];
}

function answeredRows(template: Template): Rows {
  const answered = questionsOf(template).filter((row) => row.answerType !== 'group');
  return new Map(answered.map((row) => [row.code, row]));
}

const offersAnswer = ({ carryOver }: CrosswalkEntry) => carryOver !== 'show' && carryOver !== 'none';
