import type { Grid } from '../../../kernel/grid.js';
import { readBoxedWords } from '../../workbooks/domain/inline-boxes.js';
import type { AnswerPlace, Layout, RowPlace, Spot } from '../../workbooks/domain/layout.js';
import { readMark } from '../../workbooks/domain/marks.js';
import { type SheetView, viewOf } from '../../workbooks/domain/sheet-view.js';
import { offeredWords } from './offered-words.js';
import { holdsOtherAnswers } from './other-answers.js';

/** Whether somebody has answered in a workbook: an answer, a remark or a field of the head is filled, or answers of another time stand beside. */
export function isFilled(grid: Grid, layout: Layout): boolean {
  const { tables, header } = layout;
  const views = new Map(grid.sheets.map((sheet) => [sheet.name, viewOf(sheet)]));
  const inHead = header.some(({ sheet, spot, within }) => {
    const text = views.get(sheet)?.text(spot.row, spot.column) ?? '';
    return text.slice(within?.length ?? 0).trim() !== '';
  });
  return (
    inHead ||
    holdsOtherAnswers(grid, layout) ||
    tables.some(({ sheet, rows }) => {
      const view = views.get(sheet);
      return view !== undefined && rows.some((row) => isAnswered(view, row));
    })
  );
}

function isAnswered(view: SheetView, { answer, remarks, checkedOn, targetOn, second }: RowPlace): boolean {
  const spots = [...remarks, checkedOn, targetOn, second?.checkedOn].filter((spot) => spot !== undefined);
  return (
    spots.some((spot) => holds(view, spot)) ||
    [answer, second?.answer].some((place) => place !== undefined && isMarked(view, place))
  );
}

const holds = (view: SheetView, { row, column }: Spot): boolean => view.text(row, column).trim() !== '';

function isMarked(view: SheetView, place: AnswerPlace): boolean {
  switch (place.kind) {
    case 'columns':
      return Object.values(place.cells).some(({ row, column }) => {
        const text = view.text(row, column).trim();
        return text !== '' && readMark(text) !== 'clear';
      });
    case 'check-boxes':
      return view.boxes(place.entry.row).some(({ checked }) => checked);
    case 'inline-boxes':
      return readBoxedWords(view.text(place.entry.row, place.entry.column)).some(({ checked }) => checked);
    case 'word':
      return holds(view, place.entry) && offeredWords(view.text(place.entry.row, place.entry.column)).length === 0;
  }
}
