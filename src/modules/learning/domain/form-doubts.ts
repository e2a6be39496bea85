import type { Finding } from '../../../kernel/finding.js';
import { cellName } from '../../../kernel/grid.js';
import type { AnsweredForm } from './answered-form.js';
import { type DoubtKind, doubt } from './doubts.js';
import type { FoundTable } from './found-tables.js';
import type { Sections } from './sections.js';
import type { ToldRow } from './told-rows.js';

/** What a person should look at that concerns the form as a whole. `sections` = with the rows that became nothing. */
export function formDoubts(
  form: AnsweredForm,
  tables: readonly FoundTable[],
  { empty }: Sections,
  blank: boolean,
): Finding[] {
  const sheet = form.layout.tables[0]?.sheet;
  const place = sheet === undefined ? {} : { sheet };
  return [
    ...empty.map((row) => aboutRow('row_left_out', row)),
    ...tables.flatMap(({ rows }) =>
      rows.filter((row) => isUnsureTitle(row, empty)).map((row) => aboutRow('section_or_row', row)),
    ),
    ...unreadColumns(form),
    ...(form.headed ? [] : [doubt('no_headings', place)]),
    ...(form.wordsFrom
      ? [doubt('words_assumed', place, { form: `${form.wordsFrom.form} ${form.wordsFrom.version}` })]
      : []),
    ...(blank ? [] : [doubt('filled', place)]),
  ];
}

const isUnsureTitle = (row: ToldRow, empty: readonly ToldRow[]): boolean =>
  row.kind === 'section' && row.unsure && !empty.includes(row);

const aboutRow = (kind: DoubtKind, { region, wordingCell: { row, column, text } }: ToldRow): Finding =>
  doubt(kind, { sheet: region.view.sheet.name, cells: [cellName(row, column)] }, { text: text.trim() });

function unreadColumns({ layout: { tables } }: AnsweredForm): Finding[] {
  return tables.flatMap(({ sheet, unread = [] }) =>
    unread
      .filter(({ heading }) => heading !== '')
      .map(({ column, heading, rows }) => {
        const cells = rows.slice(0, 1).map((row) => cellName(row, column));
        return doubt('unread_column', { sheet, cells }, { heading });
      }),
  );
}
