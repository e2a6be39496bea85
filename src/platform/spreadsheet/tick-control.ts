import type { ControlBox } from './check-boxes.js';
import type { PackageEditor } from './package-editor.js';
import type { PartEditor } from './part-editor.js';
import { child, descendants } from './xml-elements.js';

/** Ticks a form-control check box, or takes the tick away, in both places that hold its state: its properties and the older drawing. */
export function tickControl(editor: PackageEditor, box: ControlBox, checked: boolean): void {
  if (box.propertiesPart !== undefined) {
    const properties = editor.edit(box.propertiesPart);
    properties.setAttribute(properties.top, 'checked', checked ? 'Checked' : undefined);
  }
  if (box.drawingPart !== undefined) tickShape(editor.edit(box.drawingPart), box.shapeId, checked);
}

function tickShape(drawing: PartEditor, shapeId: string, checked: boolean): void {
  const named = new RegExp(`^_x0000_[st]${shapeId}$`);
  const shape = descendants(drawing.root, 'shape').find(({ attributes }) =>
    named.test(attributes['o:spid'] ?? attributes['id'] ?? ''),
  );
  const client = child(shape, 'ClientData');
  if (client === undefined) return;
  const prefix = client.qualified.slice(0, client.qualified.indexOf(':') + 1);
  const mark = checked ? `<${prefix}Checked>1</${prefix}Checked>` : '';
  const present = child(client, 'Checked');
  if (present !== undefined) drawing.replace(present, mark);
  else if (checked) drawing.append(client, mark);
}
