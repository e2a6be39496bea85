import { LAST_COLUMN, LAST_ROW } from './cell-reference.js';
import type { CellComment } from './cell-comment.js';
import { OFFICE, type PackageEditor, XML_START } from './package-editor.js';
import { child, descendants } from './xml-elements.js';

const SPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';
const NOTE_TYPE = '_x0000_t202';
const SHAPE_TYPE = `<v:shapetype id="${NOTE_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe" ${SPACES}><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;
/** Children of a sheet that stand before `legacyDrawing` (ECMA-376 part 1, 18.3.1.99). */
const BEFORE = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
];
/** Numbers of shapes come in blocks of this many; each sheet has blocks of its own. */
const BLOCK = 1024;

/** Draws a hidden note for each comment: Excel shows no comment without one. `sheet` is the sheet's index. */
export function drawComments(
  editor: PackageEditor,
  sheetPart: string,
  sheet: number,
  comments: readonly CellComment[],
): void {
  if (comments.length === 0) return;
  const drawing = editor.file.related(sheetPart, 'vmlDrawing');
  if (drawing === undefined) createDrawing(editor, sheetPart, sheet, comments);
  else extendDrawing(editor, drawing, comments);
}

function createDrawing(
  editor: PackageEditor,
  sheetPart: string,
  sheet: number,
  comments: readonly CellComment[],
): void {
  const part = editor.freeName('xl/drawings/vmlDrawing', 'vml');
  const blocks = Math.ceil((comments.length + 1) / BLOCK);
  const first = 64 + sheet * 32;
  const data = Array.from({ length: blocks }, (_, index) => first + index).join(',');
  const layout = `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${data}"/></o:shapelayout>`;
  const shapes = comments.map((comment, index) => noteXml(comment, first * BLOCK + 1 + index)).join('');
  editor.add(part, `${XML_START}<xml ${SPACES}>${layout}${SHAPE_TYPE}${shapes}</xml>`);
  editor.setDefault('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
  const id = editor.relate(sheetPart, part, `${OFFICE}vmlDrawing`);
  const owner = editor.edit(sheetPart);
  owner.insertAfter(BEFORE, `<${owner.prefix}legacyDrawing xmlns:r="${OFFICE.slice(0, -1)}" r:id="${id}"/>`);
}

function extendDrawing(editor: PackageEditor, part: string, comments: readonly CellComment[]): void {
  const drawing = editor.edit(part);
  const numbers = descendants(drawing.root, 'shape').map(({ attributes }) =>
    Number(/\d+$/.exec(attributes['id'] ?? '')?.[0] ?? 0),
  );
  const last = Math.max(BLOCK, ...numbers);
  const typed = descendants(drawing.root, 'shapetype').some(({ attributes }) => attributes['id'] === NOTE_TYPE);
  const notes = comments.map((comment, index) => noteXml(comment, last + 1 + index));
  const spaced = notes.map((note) => note.replace('<v:shape ', `<v:shape ${SPACES} `));
  drawing.append(drawing.top, (typed ? '' : SHAPE_TYPE) + spaced.join(''));
  widenBlocks(editor, part, last + comments.length);
}

/** The drawing claims the blocks that its shapes' numbers fall into. */
function widenBlocks(editor: PackageEditor, part: string, last: number): void {
  const drawing = editor.edit(part);
  const map = child(drawing.child('shapelayout'), 'idmap');
  const claimed = (map?.attributes['data'] ?? '').split(',').map(Number);
  const needed = Math.floor(last / BLOCK);
  if (map === undefined || claimed.includes(needed)) return;
  drawing.setAttribute(map, 'data', [...claimed, needed].join(','));
}

function noteXml({ row, column }: CellComment, number: number): string {
  const [left, top] = [Math.min(column, LAST_COLUMN - 5), Math.min(Math.max(row - 2, 0), LAST_ROW - 6)];
  const style = 'position:absolute;margin-left:60pt;margin-top:2pt;width:180pt;height:80pt;z-index:1;visibility:hidden';
  const data = [
    '<x:MoveWithCells/><x:SizeWithCells/>',
    `<x:Anchor>${left}, 12, ${top}, 4, ${left + 4}, 12, ${top + 5}, 4</x:Anchor>`,
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column>`,
  ];
  return `<v:shape id="_x0000_s${number}" type="#${NOTE_TYPE}" style="${style}" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">${data.join('')}</x:ClientData></v:shape>`;
}
