import type { Area } from '#kernel/grid.js';
import { areaName } from './cell-reference.js';
import type { PartEditor } from './part-editor.js';
import { escapeXml } from './sheet-text.js';

/** A drop-down list on some cells, either with its words or with the cells that hold them (`'Choices'!$A$1:$A$3`). */
export interface DropDown {
  readonly areas: readonly Area[];
  readonly words: readonly string[] | { readonly range: string };
}

/** What may stand before the lists in a sheet (ECMA-376 part 1, 18.3.1.99). */
const BEFORE = [
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
];

/** Puts drop-down lists into a sheet that has none; those of the same words become one. No cell may be in two of them. */
export function addDropDowns(sheet: PartEditor, lists: readonly DropDown[]): void {
  const areas = new Map<string, Area[]>();
  for (const list of lists) {
    const formula = formulaOf(list.words);
    areas.set(formula, [...(areas.get(formula) ?? []), ...list.areas]);
  }
  if (areas.size === 0) return;
  const written = [...areas].map(([formula, cells]) => {
    const places = joined(cells).map(areaName).join(' ');
    return `<dataValidation type="list" allowBlank="1" sqref="${places}"><formula1>${escapeXml(formula)}</formula1></dataValidation>`;
  });
  sheet.insertAfter(BEFORE, `<dataValidations count="${written.length}">${written.join('')}</dataValidations>`);
}

function formulaOf(words: DropDown['words']): string {
  return 'range' in words ? words.range : `"${words.join(',').replaceAll('"', '""')}"`;
}

/** Areas that continue each other downwards become one. */
function joined(areas: readonly Area[]): Area[] {
  const found: Area[] = [];
  for (const area of areas) {
    const above = found.findIndex(
      ({ left, right, bottom }) => left === area.left && right === area.right && bottom === area.top - 1,
    );
    const last = found[above];
    if (last === undefined) found.push(area);
    else found[above] = { ...last, bottom: area.bottom };
  }
  return found;
}
