import type { Finding } from '../../../kernel/finding.js';
import { cellName, type Grid } from '../../../kernel/grid.js';
import type { HeaderField, Template } from '../../templates/domain/template.js';
import type { Layout } from '../../workbooks/domain/layout.js';
import type { AnswerKind } from './answer-kinds.js';
import { type AnsweredForm, answeredForm } from './answered-form.js';
import { proposeConditions } from './conditions.js';
import { doubt } from './doubts.js';
import type { FormProposal, ProposedCondition, ProposedField, ProposedRow } from './form-proposal.js';
import { readFormTitle } from './form-title.js';
import { findTables, type FoundTable } from './found-tables.js';
import { headLabelsOf } from './head-labels.js';
import { isFilled } from './is-filled.js';
import { knownRowsOf } from './known-rows.js';
import { type OutlinedRow, outlinedRows } from './outlined-rows.js';
import { proposeTopics, type AskedRow, type TopicFound } from './propose-topics.js';
import { remarkRule } from './remark-rule.js';
import { cellsOf, RowDoubts } from './row-doubts.js';
import { sectionsOf } from './sections.js';
import type { ToldRow } from './told-rows.js';

/**
 * Learns a form from its own workbook, blank or filled: what it asks, where, and how it is answered, with what each row asks about as far
 * as the known forms tell. The same grid and forms give the same proposal.
 * @throws RuleViolation `form.no-table`, `form.two-tables`, `form.unclear-table`, `form.too-long`
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
  return {
    ...title,
    vocabulary: answered.vocabulary,
    header: proposedFields(header, answered.layout),
    rounds: answered.rounds,
    dates: answered.dates,
    sections: sections.all,
    rows: proposedRows(rows, answered, topics),
    layout: answered.layout,
    blank,
    doubts: [...found.doubts, ...doubtsOf(answered, sections.empty, blank)],
  };
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

function proposedRows(
  rows: readonly OutlinedRow[],
  { kinds, vocabulary, layout }: AnsweredForm,
  topics: ReadonlyMap<string, TopicFound>,
): readonly ProposedRow[] {
  const doubts = new RowDoubts(rows);
  const conditions = conditionsOf(
    rows,
    kinds,
    vocabulary.map(({ key }) => key),
    topics,
  );
  const places = new Map(layout.tables.flatMap((table) => table.rows.map((place) => [place.question, place] as const)));
  return rows.flatMap((row): ProposedRow[] => {
    const found = topics.get(row.id);
    if (!found) return [];
    const kind = kinds.get(row.id);
    const { told } = row;
    return [
      {
        id: row.id,
        section: row.sectionCode,
        sheet: told.region.view.sheet.name,
        row: told.row,
        cells: cellsOf(row),
        number: row.number,
        parent: row.parent?.id ?? null,
        prompt: told.wording,
        answerType: kind?.answerType ?? 'group',
        choices: kind?.choices ?? [],
        ...(found.scope && { scope: found.scope }),
        topic: found.topic,
        visibleWhen: conditions.get(row.id) ?? null,
        remark: remarkRule(
          told.wording,
          keysOf(
            kind,
            vocabulary.map(({ key }) => key),
          ),
          places.get(row.id),
          found.known?.question,
        ),
        doubts: doubts.of(row, kind),
      },
    ];
  });
}

function conditionsOf(
  rows: readonly OutlinedRow[],
  kinds: ReadonlyMap<string, AnswerKind>,
  words: readonly string[],
  topics: ReadonlyMap<string, TopicFound>,
): ReadonlyMap<string, ProposedCondition> {
  return proposeConditions(
    rows.map(({ id, told, number, parent }) => {
      const kind = kinds.get(id);
      const found = topics.get(id);
      const { key = '', sureness = 'none' } = found?.topic ?? {};
      return {
        id,
        wording: told.wording,
        number,
        parent: parent?.id ?? null,
        answerType: kind?.answerType ?? 'group',
        keys: keysOf(kind, words),
        topic: found?.scope ? `${key}@${found.scope}` : key,
        known: sureness === 'none' ? undefined : found?.known,
      };
    }),
  );
}

/** The keys that an answer of this kind may take. */
function keysOf(kind: AnswerKind | undefined, words: readonly string[]): readonly string[] {
  switch (kind?.answerType) {
    case 'yes_no_na':
      return words;
    case 'yes_no':
      return words.filter((key) => key === 'yes' || key === 'no');
    case 'choice':
    case 'multi_choice':
      return kind.choices.map(({ key }) => key);
    default:
      return [];
  }
}

function doubtsOf({ headed, wordsFrom, layout }: AnsweredForm, empty: readonly ToldRow[], blank: boolean): Finding[] {
  const sheet = layout.tables[0]?.sheet;
  const place = sheet === undefined ? {} : { sheet };
  const doubts = empty.map(({ region, wordingCell: { row, column, text } }) =>
    doubt('row_left_out', { sheet: region.view.sheet.name, cells: [cellName(row, column)] }, { text: text.trim() }),
  );
  for (const { sheet: name, unread = [] } of layout.tables)
    for (const { column, heading, rows } of unread)
      if (heading !== '') {
        const cells = rows.slice(0, 1).map((row) => cellName(row, column));
        doubts.push(doubt('unread_column', { sheet: name, cells }, { heading }));
      }
  if (!headed) doubts.push(doubt('no_headings', place));
  if (wordsFrom) doubts.push(doubt('words_assumed', place, { form: `${wordsFrom.form} ${wordsFrom.version}` }));
  if (!blank) doubts.push(doubt('filled', place));
  return doubts;
}
