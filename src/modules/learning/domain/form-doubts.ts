import type { Finding } from '../../../kernel/finding.js';
import { cellName } from '../../../kernel/grid.js';
import type { AnsweredForm } from './answered-form.js';
import { doubt } from './doubts.js';
import type { ToldRow } from './told-rows.js';

/** What a person should look at that concerns the form as a whole. `empty` = titles under which nothing stands. */
export function formDoubts(form: AnsweredForm, empty: readonly ToldRow[], blank: boolean): Finding[] {
  const sheet = form.layout.tables[0]?.sheet;
  const place = sheet === undefined ? {} : { sheet };
  return [
    ...empty.map(leftOut),
    ...unreadColumns(form),
    ...(form.headed ? [] : [doubt('no_headings', place)]),
    ...(form.wordsFrom
      ? [doubt('words_assumed', place, { form: `${form.wordsFrom.form} ${form.wordsFrom.version}` })]
      : []),
    ...(blank ? [] : [doubt('filled', place)]),
  ];
}

const leftOut = ({ region, wordingCell: { row, column, text } }: ToldRow): Finding =>
  doubt('row_left_out', { sheet: region.view.sheet.name, cells: [cellName(row, column)] }, { text: text.trim() });

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
