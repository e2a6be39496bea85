import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Grid } from '../../../kernel/grid.js';
import { fieldByContent, namesLikeness, sampleOf } from './column-content.js';
import { FIELDS, type LedgerField } from './ledger-field.js';
import { headingsKey, type LedgerHeading, ledgerTable, type LedgerTable } from './ledger-table.js';
import { readHeading, type ReadHeading } from './read-heading.js';

/** By what a column was taken for its field: its heading, its cells, the choice of last time, a person's choice now. */
export type ColumnClue = 'heading' | 'content' | 'saved' | 'chosen';

/** A column of a ledger and what it is taken for. */
export interface LedgerColumn {
  /** In letters. */
  readonly column: string;
  readonly heading: string;
  /** The heading that stretches over it and its neighbours; empty = none. */
  readonly above: string;
  /** Null = not taken over. */
  readonly field: LedgerField | null;
  readonly by: ColumnClue | null;
  readonly because: Bilingual;
  /** The first cells that say something. */
  readonly examples: readonly string[];
}

/** What somebody chose for a ledger with certain headings, in their order. */
export type SavedMapping = readonly Pick<LedgerColumn, 'heading' | 'above' | 'field'>[];

/** A ledger as found in a file, with a proposal for its columns. */
export interface MappedLedger {
  readonly table: LedgerTable;
  readonly columns: readonly LedgerColumn[];
}

const EXAMPLES = 3;
const LONGEST_EXAMPLE = 80;

/**
 * Finds the table of a device ledger and proposes what each column holds, with the reason: by the choice that was saved for the same
 * headings, by heading, else by content. A proposal only: a person looks at it.
 * @throws RuleViolation `ledger.no-table`, `ledger.too-many-rows` {rows, limit}
 */
export function proposeMapping(grid: Grid, saved: readonly SavedMapping[] = []): MappedLedger {
  const table = ledgerTable(grid);
  const key = headingsKey(table.headings);
  const known = saved.find(
    (mapping) => headingsKey(mapping.map(({ heading, above }) => ({ text: heading, above }))) === key,
  );
  return { table, columns: known ? asSaved(table, known) : proposed(table) };
}

interface Proposal {
  readonly field: LedgerField | null;
  readonly by: ColumnClue | null;
  readonly because: Bilingual;
}

function asSaved(table: LedgerTable, mapping: SavedMapping): LedgerColumn[] {
  const because = {
    ja: '同じ見出しの台帳で前に選ばれた対応です',
    en: 'chosen before for a ledger with the same headings',
  };
  return columns(table, (_, at) => ({ field: mapping[at]?.field ?? null, by: 'saved', because }));
}

function proposed(table: LedgerTable): LedgerColumn[] {
  const read = table.headings.map(({ text, above }) => readHeading(text, above));
  const owners = ownersOf(read);
  const contents = contentOf(table, read, owners);
  return columns(table, (heading, at) => {
    const meaning = read[at];
    if (meaning === undefined) return byContent(heading, contents.get(at));
    if (meaning.meaning === 'other') return { field: null, by: 'heading', because: NO_PLACE };
    const owner = owners.get(meaning.meaning);
    if (owner === at)
      return { field: meaning.meaning, by: 'heading', because: because(heading, meaning, meaning.meaning) };
    return { field: null, by: 'heading', because: rival(meaning.meaning, table.headings[owner ?? 0]?.column ?? '') };
  });
}

/** Which column each field is taken from: the one whose heading says it best, the first of several. */
function ownersOf(read: readonly (ReadHeading | undefined)[]): ReadonlyMap<LedgerField, number> {
  const owners = new Map<LedgerField, number>();
  for (const [at, heading] of read.entries()) {
    if (heading === undefined || heading.meaning === 'other') continue;
    const rivalWeight = read[owners.get(heading.meaning) ?? -1]?.weight ?? Infinity;
    if (heading.weight < rivalWeight) owners.set(heading.meaning, at);
  }
  return owners;
}

/** Fields that no heading names, found by the cells of columns whose headings say nothing. */
function contentOf(
  { headings, rows }: LedgerTable,
  read: readonly (ReadHeading | undefined)[],
  owners: ReadonlyMap<LedgerField, number>,
): ReadonlyMap<number, LedgerField> {
  const found = new Map<number, LedgerField>();
  const open = headings.map((_, at) => at).filter((at) => read[at] === undefined);
  const isFree = (field: LedgerField): boolean => !owners.has(field) && ![...found.values()].includes(field);
  for (const at of open) {
    const field = fieldByContent(sampleOf(rows, at));
    if (field !== undefined && isFree(field)) found.set(at, field);
  }
  if (!isFree('productName') || owners.has('model')) return found;
  const names = open.filter((at) => !found.has(at)).map((at) => ({ at, likeness: namesLikeness(sampleOf(rows, at)) }));
  const best = names.reduce((one, other) => (other.likeness > one.likeness ? other : one), { at: -1, likeness: 0 });
  return best.likeness === 0 ? found : found.set(best.at, 'productName');
}

function columns(table: LedgerTable, propose: (heading: LedgerHeading, at: number) => Proposal): LedgerColumn[] {
  return table.headings.map((heading, at) => ({
    column: heading.column,
    heading: heading.text,
    above: heading.above,
    ...propose(heading, at),
    examples: sampleOf(table.rows, at)
      .slice(0, EXAMPLES)
      .map((text) => text.slice(0, LONGEST_EXAMPLE)),
  }));
}

const NO_PLACE = {
  ja: '採用台帳に入れる欄のない見出しです',
  en: 'the portfolio has no field for this heading',
};

function because({ text, above }: LedgerHeading, { clue }: ReadHeading, field: LedgerField): Bilingual {
  const { ja, en } = FIELDS[field];
  const said = { ja: `「${text}」は「${ja}」を表す見出しです`, en: `the heading "${text}" stands for "${en}"` };
  if (clue === 'whole') return said;
  if (clue === 'above')
    return {
      ja: `「${above}」の下の「${text}」なので「${ja}」です`,
      en: `"${text}" below "${above}" stands for "${en}"`,
    };
  const part = {
    ja: `見出し「${text}」の一部が「${ja}」を表します`,
    en: `a part of the heading "${text}" stands for "${en}"`,
  };
  return clue === 'part'
    ? part
    : {
        ja: `見出し「${text}」の言葉から「${ja}」と推測しました`,
        en: `a word in the heading "${text}" suggests "${en}"`,
      };
}

function rival(field: LedgerField, column: string): Bilingual {
  const { ja, en } = FIELDS[field];
  return { ja: `「${ja}」には ${column} 列を使います`, en: `"${en}" is taken from column ${column}` };
}

function byContent({ text }: LedgerHeading, field: LedgerField | undefined): Proposal {
  if (field === undefined) {
    const ja = text === '' ? '見出しがなく、中身からも分かりません' : `見出し「${text}」からも中身からも分かりません`;
    const en =
      text === '' ? 'no heading, and the cells do not tell' : `neither the heading "${text}" nor the cells tell`;
    return { field: null, by: null, because: { ja, en } };
  }
  const { ja, en } = FIELDS[field];
  return {
    field,
    by: 'content',
    because: { ja: `中身が「${ja}」に見えます。確かめてください`, en: `its cells look like "${en}"; please check` },
  };
}
