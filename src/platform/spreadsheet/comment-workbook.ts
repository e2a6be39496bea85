import { RuleViolation } from '#kernel/rule-violation.js';
import { Budget } from './budget.js';
import type { CellComment } from './cell-comment.js';
import { LAST_COLUMN, LAST_ROW } from './cell-reference.js';
import { CommentPart } from './comment-part.js';
import { drawComments } from './comment-shapes.js';
import { DEFAULT_LIMITS } from './limits.js';
import { PackageEditor } from './package-editor.js';
import { findSheet, readWorkbookPart } from './workbook-part.js';
import { WorkbookPackage } from './workbook-package.js';

export type { CellComment };

/**
 * The same workbook with a comment on each cell; comments that are there already stay, and get the new text appended on the same cell.
 * Throws `workbook.no-such-sheet` and what reading may throw.
 */
export async function commentWorkbook(bytes: Uint8Array, comments: readonly CellComment[]): Promise<Uint8Array> {
  const file = await WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS));
  const workbook = readWorkbookPart(file);
  const editor = new PackageEditor(file);
  for (const [sheet, own] of Map.groupBy(comments, (comment) => comment.sheet)) {
    own.forEach(refuseOutside);
    const { part } = findSheet(workbook, sheet);
    const added = new CommentPart(editor, part).add(own);
    drawComments(
      editor,
      part,
      workbook.sheets.findIndex((entry) => entry.part === part),
      added,
    );
  }
  return editor.finish();
}

function refuseOutside({ sheet, row, column }: CellComment): void {
  const inside = row >= 1 && row <= LAST_ROW && column >= 1 && column <= LAST_COLUMN;
  if (!inside) throw new RuleViolation('workbook.no-such-cell', { sheet, row, column });
}
