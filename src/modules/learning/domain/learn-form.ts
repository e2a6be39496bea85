import type { Grid } from '../../../kernel/grid.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { HeaderField, Template } from '../../templates/domain/template.js';
import { copyable } from '../../workbooks/domain/copyable-layout.js';
import type { Layout } from '../../workbooks/domain/layout.js';
import { answeredForm } from './answered-form.js';
import { formDoubts } from './form-doubts.js';
import type { FormProposal, ProposedField } from './form-proposal.js';
import { lettersOf, MOST_LETTERS } from './form-size.js';
import { readFormTitle } from './form-title.js';
import { findTables, type FoundTable } from './found-tables.js';
import { headLabelsOf } from './head-labels.js';
import { isFilled } from './is-filled.js';
import { knownRowsOf } from './known-rows.js';
import { type OutlinedRow, outlinedRows } from './outlined-rows.js';
import { type AskedRow, proposeTopics } from './propose-topics.js';
import { proposedRows } from './proposed-rows.js';
import { sectionsOf } from './sections.js';

/**
 * Learns a form from its own workbook, blank or filled: what it asks, where, and how it is answered, with what each row asks about as far
 * as the known forms tell. The same grid and forms give the same proposal.
 * @throws RuleViolation `form.no-table`, `form.two-tables`, `form.unclear-table`, `form.too-long`, `form.too-much-text`
 */
export function learnForm(grid: Grid, knownForms: readonly Template[]): FormProposal {
  const known = knownRowsOf(knownForms);
  const found = findTables(grid, known);
  const firstRows = firstRowsOf(found.tables);
  const title = readFormTitle(grid, firstRows);
  const sections = sectionsOf(found.tables, title.title);
  const rows = outlinedRows(found.tables, sections);
  const topics = proposeTopics(askedRows(rows), known, title.form);
  const header = headLabelsOf(grid, firstRows, knownForms, title.form);
  const answered = answeredForm(grid, {
    rows,
    tables: found.tables,
    topics,
    header,
    family: title.form,
    known: knownForms,
  });
  const blank = !isFilled(grid, answered.layout);
  const proposal = {
    ...title,
    vocabulary: answered.vocabulary,
    header: proposedFields(header, answered.layout),
    rounds: answered.rounds,
    dates: answered.dates,
    sections: sections.all,
    rows: proposedRows(rows, answered, topics, title.form),
    layout: copyable(answered.layout, grid),
    blank,
    doubts: [...found.doubts, ...formDoubts(answered, found.tables, sections, blank)],
  };
  const letters = lettersOf(proposal);
  if (letters > MOST_LETTERS) throw new RuleViolation('form.too-much-text', { letters, most: MOST_LETTERS });
  return proposal;
}

function firstRowsOf(tables: readonly FoundTable[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const { region, rows: own } of tables) {
    const name = region.view.sheet.name;
    const first = Math.min(region.headings[0]?.row ?? Infinity, own[0]?.row ?? Infinity);
    rows.set(name, Math.min(rows.get(name) ?? Infinity, first));
  }
  return rows;
}

function askedRows(rows: readonly OutlinedRow[]): readonly AskedRow[] {
  const asked = new Map<string, AskedRow>();
  for (const { id, told, section, number, parent } of rows)
    asked.set(id, {
      id,
      wording: told.wording,
      section,
      number,
      isGroup: told.kind === 'group',
      parent: parent && asked.get(parent.id),
    });
  return [...asked.values()];
}

function proposedFields(header: readonly HeaderField[], { header: places }: Layout): readonly ProposedField[] {
  return header.flatMap(({ key, type, label }) => {
    const place = places.find((one) => one.key === key);
    return place ? [{ key, type, label: label.ja, sheet: place.sheet, spot: place.spot }] : [];
  });
}
