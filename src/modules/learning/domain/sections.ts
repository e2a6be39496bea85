import type { ProposedSection } from './form-proposal.js';
import { type FoundTable, isAsked } from './found-tables.js';
import { numberInFront } from './printed-number.js';
import { soundsLikeQuestion } from './sentence.js';
import { CHAPTER, type ToldRow } from './told-rows.js';

/** The section of every row, and all sections in order. */
export interface Sections {
  readonly all: readonly ProposedSection[];
  readonly of: ReadonlyMap<ToldRow, ProposedSection>;
  /** Rows that became nothing: titles under which nothing stands, and words to whoever fills in the form. */
  readonly empty: readonly ToldRow[];
}

const ROWS_ABOVE = 6;

/** Sections from title rows inside the tables, from category cells, from titles above a table, else one named after the form. */
export function sectionsOf(tables: readonly FoundTable[], formTitle: string): Sections {
  const titles = new Map<ToldRow, string>();
  const empty = new Set<ToldRow>();
  for (const table of tables) {
    const above = tables.length > 1 ? titleAbove(table.region, formTitle) : chapterAbove(table.region);
    giveTitles(table.rows, above, titles, empty);
  }
  const all = named([...new Set(titles.values())], formTitle || (tables[0]?.region.view.sheet.name ?? ''));
  const of = [...titles].flatMap(([row, title]) => {
    const section = all.get(title);
    return section ? [[row, section] as const] : [];
  });
  return { all: [...all.values()], of: new Map(of), empty: [...empty] };
}

function giveTitles(rows: readonly ToldRow[], above: string, titles: Map<ToldRow, string>, empty: Set<ToldRow>): void {
  let head: ToldRow | undefined;
  for (const row of rows) {
    if (row.kind === 'section') head = row;
    if (isAsked(row)) titles.set(row, titleFor(row, head, above, empty));
    else empty.add(row);
  }
}

/** The categories of a row before the title over it; a title that is used is no longer `empty`. */
function titleFor({ categories }: ToldRow, head: ToldRow | undefined, above: string, empty: Set<ToldRow>): string {
  if (categories.length > 0) return categories.join(' / ');
  if (!head) return above;
  empty.delete(head);
  return titleOf(head);
}

const titleOf = ({ wordingCell, numberCell, wording }: ToldRow): string =>
  numberCell ? `${numberCell.text.trim()} ${wording}` : wordingCell.text.trim();

/** The text above a table of its own, or the name of its sheet. */
function titleAbove(region: FoundTable['region'], formTitle: string): string {
  const title = linesAbove(region).findLast(
    (text) => text.length > 1 && !soundsLikeQuestion(text) && !/[:：。]/.test(text),
  );
  return title === undefined || title === formTitle ? region.view.sheet.name : title;
}

/** The title of the first chapter, which stands above the headings of the only table; empty where there is none. */
const chapterAbove = (region: FoundTable['region']): string =>
  linesAbove(region).findLast((text) => CHAPTER.test(text)) ?? '';

/** Texts alone in their row above a table. */
function linesAbove({ view, headings }: FoundTable['region']): readonly string[] {
  const first = headings[0]?.row ?? 0;
  const rows = view.sheet.rows.filter(({ row }) => row < first).slice(-ROWS_ABOVE);
  return rows.filter(({ cells }) => cells.length === 1).flatMap(({ cells }) => cells[0]?.text.trim() ?? []);
}

/** Codes of sections: the number that a title begins with, where no other has it, else `s1`, `s2` … */
function named(titles: readonly string[], formTitle: string): Map<string, ProposedSection> {
  const taken = new Set<string>();
  return new Map(
    titles.map((title, at) => {
      const printed = numberInFront(title)?.number.parts.join('.') ?? '';
      const code = /^[\w.-]{1,16}$/.test(printed) && !taken.has(printed) ? printed : free(`s${String(at + 1)}`, taken);
      taken.add(code);
      return [title, { code, title: title === '' ? formTitle : title }] as const;
    }),
  );
}

function free(code: string, taken: ReadonlySet<string>): string {
  let name = code;
  while (taken.has(name)) name = `${name}x`;
  return name;
}
