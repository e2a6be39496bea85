import type { Grid, Sheet } from '#kernel/grid.js';
import { Budget } from './budget.js';
import { readControlBoxes } from './check-boxes.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { ListWords } from './list-words.js';
import { readSharedStrings } from './shared-strings.js';
import { readSheetPart, type SheetContent } from './sheet-part.js';
import { readWorkbookStyles } from './styles.js';
import { refuseOtherKinds } from './workbook-kind.js';
import { readWorkbookPart, type SheetEntry, type WorkbookPart } from './workbook-part.js';
import { WorkbookPackage } from './workbook-package.js';

/**
 * Reads an .xlsx in this thread. For files from outside use `openWorkbook`, which keeps the work and its memory away from the server.
 * Throws RuleViolation with a code of `SPREADSHEET_PROBLEMS`.
 */
export async function readWorkbook(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Promise<Grid> {
  const file = await WorkbookPackage.open(bytes, new Budget(limits));
  return readGrid(file);
}

function readGrid(file: WorkbookPackage): Grid {
  refuseOtherKinds(file);
  const workbook = readWorkbookPart(file);
  const contents = readContents(file, workbook);
  const words = new ListWords(workbook, contents, file.budget);
  const sheets = workbook.sheets.map((entry, index) => {
    const content = contents[index];
    return content === undefined ? emptySheet(entry) : finishSheet(file, entry, content, words.lists(index));
  });
  return { sheets };
}

/** What each sheet part says, in the order of the sheets. */
function readContents(file: WorkbookPackage, workbook: WorkbookPart): SheetContent[] {
  const context = {
    strings: readSharedStrings(file, file.related(workbook.part, 'sharedStrings')),
    styles: readWorkbookStyles(file, workbook.part),
    date1904: workbook.date1904,
  };
  return workbook.sheets.map(({ part, name }) => readSheetPart(file, part, name, context));
}

function finishSheet(file: WorkbookPackage, entry: SheetEntry, content: SheetContent, lists: Sheet['lists']): Sheet {
  const boxes = readControlBoxes(file, entry, content.controls, content.measures).map(
    ({ row, column, kind, checked, label, linkedCell }) => ({
      row,
      column,
      kind,
      checked,
      label,
      ...(linkedCell === undefined ? {} : { linkedCell }),
    }),
  );
  return {
    name: entry.name,
    visibility: entry.visibility,
    rows: content.rows,
    merges: content.merges,
    lists,
    checkBoxes: [...boxes, ...content.inCellBoxes],
    hiddenColumns: content.hiddenColumns,
  };
}

function emptySheet({ name, visibility }: SheetEntry): Sheet {
  return { name, visibility, rows: [], merges: [], lists: [], checkBoxes: [], hiddenColumns: new Set() };
}
