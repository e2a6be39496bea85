import type { CheckBox } from '#kernel/grid.js';
import { cellUnderCentre } from './anchor.js';
import type { Anchor, SheetControl } from './control-collector.js';
import type { Relation } from './relations.js';
import type { Measures } from './sheet-measures.js';
import { readVmlShapes, type VmlShape } from './vml-shapes.js';
import type { WorkbookPackage } from './workbook-package.js';
import type { SheetEntry } from './workbook-part.js';

/** A form-control check box or option button with the places where its state is stored. */
export interface ControlBox extends CheckBox {
  readonly shapeId: string;
  /** Part with its properties (`xl/ctrlProps/...`); undefined in workbooks that have the older drawing alone. */
  readonly propertiesPart: string | undefined;
  readonly drawingPart: string | undefined;
}

/** The check boxes that lie over the cells of a sheet: from its list of controls, else from the older drawing alone. */
export function readControlBoxes(
  file: WorkbookPackage,
  sheet: SheetEntry,
  controls: readonly SheetControl[],
  measures: Measures,
): ControlBox[] {
  const relations = file.relations(sheet.part);
  const drawingPart = relations.find(({ type }) => type === 'vmlDrawing')?.target;
  const shapes = readVmlShapes(file, drawingPart);
  file.budget.take('boxes', shapes.length);
  const pairs = pairShapes(controls, shapes);
  const listed = controls.map((control) => listedBox(file, sheet, control, relations, pairs.get(control)));
  const paired = new Set(pairs.values());
  const drawn = shapes.filter((shape) => !paired.has(shape)).map((shape) => ({ ...shape, propertiesPart: undefined }));
  return [...listed, ...drawn].flatMap((box) => {
    const cell = box.anchor === undefined || !isBox(box.objectType) ? undefined : cellUnderCentre(box.anchor, measures);
    if (cell === undefined) return [];
    const link = box.linkedCell === '' ? {} : { linkedCell: absoluteLink(box.linkedCell, sheet.name) };
    const { shapeId, propertiesPart, checked, label } = box;
    return [{ ...cell, kind: 'form-control' as const, checked, label, ...link, shapeId, propertiesPart, drawingPart }];
  });
}

/** The drawn shape of each control: by its number, or one by one where the drawing gives none (LibreOffice). */
function pairShapes(controls: readonly SheetControl[], shapes: readonly VmlShape[]): Map<SheetControl, VmlShape> {
  const drawn = shapes.filter(({ objectType }) => objectType !== 'Note');
  const inOrder = drawn.length === controls.length && drawn.every(({ shapeId }) => shapeId === '');
  const numbered = new Map(drawn.map((shape) => [shape.shapeId, shape]));
  const pairs = controls.map(
    (control, index) => [control, inOrder ? drawn[index] : numbered.get(control.shapeId)] as const,
  );
  return new Map(pairs.flatMap(([control, shape]) => (shape === undefined ? [] : [[control, shape] as const])));
}

type DrawnBox = VmlShape & { readonly propertiesPart: string | undefined };

function listedBox(
  file: WorkbookPackage,
  sheet: SheetEntry,
  control: SheetControl,
  relations: readonly Relation[],
  shape: VmlShape | undefined,
): DrawnBox {
  const propertiesPart = file.target(sheet.part, relations, control.relation);
  const properties = readProperties(file, propertiesPart);
  return {
    shapeId: control.shapeId,
    label: shape?.label ?? '',
    anchor: hasSize(control.anchor) ? control.anchor : (shape?.anchor ?? control.anchor),
    propertiesPart,
    ...properties,
  };
}

/** LibreOffice writes all anchors of its list of controls as the first corner, and the true ones into the drawing. */
function hasSize(anchor: Anchor | undefined): boolean {
  return anchor !== undefined && JSON.stringify(anchor.from) !== JSON.stringify(anchor.to);
}

function readProperties(file: WorkbookPackage, part: string): Pick<VmlShape, 'objectType' | 'checked' | 'linkedCell'> {
  let properties = { objectType: '', checked: false, linkedCell: '' };
  file.parse(part, {
    open: (name, { objectType = '', checked, fmlaLink = '' }) => {
      if (name === 'formControlPr') properties = { objectType, checked: checked === 'Checked', linkedCell: fmlaLink };
    },
  });
  return properties;
}

function isBox(objectType: string): boolean {
  const type = objectType.toLowerCase();
  return type === 'checkbox' || type === 'radio';
}

/** `$H$9` on its own sheet, `Sheet2!$A$1` or `'My sheet'!$A$1` elsewhere → `Sheet!A1`. */
function absoluteLink(link: string, sheet: string): string {
  const bang = link.lastIndexOf('!');
  const cell = link.slice(bang + 1).replaceAll('$', '');
  const name =
    bang < 0
      ? sheet
      : link
          .slice(0, bang)
          .replace(/^'(.*)'$/s, '$1')
          .replaceAll("''", "'");
  return `${name}!${cell}`;
}
