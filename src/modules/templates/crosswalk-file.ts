import type { CarryRule, CrosswalkEntry, CrosswalkPair, RowRelation } from './domain/crosswalk-pair.js';
import type { Fault } from './domain/fault.js';
import type { Question } from './domain/template.js';

/** `crosswalk.yaml` as it stands on disk, once it holds to `crosswalk.schema.json`. */
export interface CrosswalkFile {
  readonly pairs: readonly {
    readonly from_form: string;
    readonly to_form: string;
    readonly confidence: string;
    readonly note?: string;
    /** How many entries of each kind `map` holds, as a check on the list. */
    readonly counts: Readonly<Partial<Record<RowRelation, number>>>;
    readonly map: readonly CrosswalkEntryFile[];
  }[];
}

interface CrosswalkEntryFile {
  readonly kind: RowRelation;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly topic: string;
  readonly scope?: NonNullable<Question['scope']>;
  readonly carry_over: CarryRule;
}

/** The crosswalk's file as the product speaks of it. */
export function toCrosswalk(file: CrosswalkFile): readonly CrosswalkPair[] {
  return file.pairs.map(({ from_form: from, to_form: to, confidence, note, map }) => ({
    from,
    to,
    confidence,
    ...(note !== undefined && { note }),
    map: map.map(toEntry),
  }));
}

/** Counts that do not fit the list they stand above: an entry was lost or added. */
export function countFaults(file: CrosswalkFile): readonly Fault[] {
  return file.pairs.flatMap(({ counts, map }, i) =>
    [...new Set([...Object.keys(counts), ...map.map(({ kind }) => kind)])].flatMap((kind) => {
      const found = map.filter((entry) => entry.kind === kind).length;
      const claimed = new Map(Object.entries(counts)).get(kind) ?? 0;
      return claimed === found
        ? []
        : [{ place: ['pairs', i, 'counts'], message: `${kind}: ${found} entries, not ${claimed}` }];
    }),
  );
}

function toEntry({ carry_over: carryOver, ...entry }: CrosswalkEntryFile): CrosswalkEntry {
  return { ...entry, carryOver };
}
