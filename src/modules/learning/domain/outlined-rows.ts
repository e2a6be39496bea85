import type { ProposedSection } from './form-proposal.js';
import { type FoundTable, isAsked } from './found-tables.js';
import { parentsOf } from './outline.js';
import type { Sections } from './sections.js';
import type { ToldRow } from './told-rows.js';

/** A row of the form with its name, its place in the outline and its section. */
export interface OutlinedRow {
  readonly id: string;
  readonly told: ToldRow;
  /** The title of its section. */
  readonly section: string;
  readonly sectionCode: string;
  readonly number: string | null;
  readonly parent: OutlinedRow | undefined;
}

/** The rows of all tables in reading order, `r1`, `r2` …; titles of sections are no rows. */
export function outlinedRows(tables: readonly FoundTable[], sections: Sections): readonly OutlinedRow[] {
  const parents = parentsOf(tables.map(({ rows }) => rows));
  const byTold = new Map<ToldRow, OutlinedRow>();
  for (const told of tables.flatMap(({ rows }) => rows.filter(isAsked))) {
    const above = parents.get(told);
    const section = sections.of.get(told) ?? NO_SECTION;
    byTold.set(told, {
      id: `r${String(byTold.size + 1)}`,
      told,
      section: section.title,
      sectionCode: section.code,
      number: told.number?.text ?? null,
      parent: above && byTold.get(above),
    });
  }
  return [...byTold.values()];
}

const NO_SECTION: ProposedSection = { code: 's1', title: '' };
