import type { Grid } from '../../../kernel/grid.js';
import { findBlankNotes } from './blank-notes.js';
import { titlesIn } from './column-titles.js';
import { headingsAbove } from './columns.js';
import type { ColumnTitles, Layout, Note, NotesPlace, TableLayout } from './layout.js';
import { textBehindNumber } from './notes.js';
import { type SheetView, viewOf } from './sheet-view.js';

/** A layout with what its workbook prints at its places, so that they are found again in copies of it and written as printed. */
export function copyable(layout: Layout, grid: Grid): Layout {
  const viewOfSheet = (name: string): SheetView | undefined => {
    const sheet = grid.sheets.find((one) => one.name === name);
    return sheet && viewOf(sheet);
  };
  const notes = layout.notes ?? findBlankNotes(grid, layout.tables);
  const notesView = notes && viewOfSheet(notes.sheet);
  return {
    ...layout,
    tables: layout.tables.map((table) => withTitles(table, viewOfSheet(table.sheet))),
    ...(notes && notesView && { notes: withLabels(notes, notesView) }),
  };
}

function withTitles(table: TableLayout, view: SheetView | undefined): TableLayout {
  if (!view) return table;
  const headings = headingsAbove(view, new Set(table.rows.map(({ row }) => row)));
  const titles = new Map<number, ColumnTitles>();
  for (const { row } of table.rows) {
    const found = titlesIn(headings(row));
    if (found) titles.set(found.row, found);
  }
  return { ...table, titles: [...titles.values()] };
}

/** Where number and text of a remark share their cell, what stands before the text belongs to the form; nothing where the cell is empty. */
function withLabels(notes: NotesPlace, view: SheetView): NotesPlace {
  const shared = notes.numberColumn === notes.textColumn;
  const labelled = (note: Note): Note => {
    const text = view.text(note.row, notes.numberColumn);
    const behind = shared ? textBehindNumber(text) : '';
    const label = behind === text ? text : text.slice(0, text.length - behind.length);
    return label.trim() === '' ? note : { ...note, label };
  };
  return { ...notes, notes: notes.notes.map(labelled) };
}
