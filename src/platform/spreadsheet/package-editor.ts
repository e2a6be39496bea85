import type { WorkbookPackage } from './workbook-package.js';
import { PartEditor } from './part-editor.js';
import { damaged } from './refusal.js';
import { relationsPart } from './relations.js';
import { escapeXml } from './sheet-text.js';
import { decodeXml, encodeXml, type XmlEncoding, xmlEncoding } from './xml-encoding.js';
import { rewriteZip } from './zip-rewrite.js';

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** How every part that Kaiji adds begins. */
export const XML_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CONTENT_TYPES = '[Content_Types].xml';
/** Types of relations in the transitional variant, which every program understands. */
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

/** Changes to the parts of a workbook; content types and relations are kept closed over what it adds and removes. */
export class PackageEditor {
  private readonly editors = new Map<string, { readonly editor: PartEditor; readonly encoding: XmlEncoding }>();
  private readonly added = new Map<string, string>();
  private readonly removed = new Set<string>();

  constructor(readonly file: WorkbookPackage) {}

  /** The editor of a part that is there. */
  edit(part: string): PartEditor {
    const name = this.exactName(part);
    const open = this.editors.get(name);
    if (open !== undefined) return open.editor;
    const bytes = this.file.read(name);
    if (bytes === undefined) throw damaged(part, 'missing');
    const editor = new PartEditor(decodeXml(bytes, name).replace(/<br>/gi, '<br/>'), name, this.file.budget);
    this.editors.set(name, { editor, encoding: xmlEncoding(bytes) });
    return editor;
  }

  /** Adds a part; `contentType` undefined where its extension has one already. */
  add(part: string, text: string, contentType?: string): void {
    this.added.set(part, text);
    if (contentType === undefined) return;
    const types = this.edit(CONTENT_TYPES);
    types.append(types.top, `<${types.prefix}Override PartName="/${escapeXml(part)}" ContentType="${contentType}"/>`);
  }

  /** A part that does not exist yet: `xl/comments` + number + `.xml`. */
  freeName(stem: string, extension: string): string {
    for (let number = 1; ; number += 1) {
      const name = `${stem}${number}.${extension}`;
      if (!this.file.has(name) && !this.added.has(name)) return name;
    }
  }

  /** Makes sure that parts with this extension have a content type. */
  setDefault(extension: string, contentType: string): void {
    const types = this.edit(CONTENT_TYPES);
    const known = types.top.children.some(({ attributes }) => attributes['Extension']?.toLowerCase() === extension);
    const element = `<${types.prefix}Default Extension="${extension}" ContentType="${contentType}"/>`;
    if (!known && !types.finish().includes(element)) types.insertAt(types.top.openEnd, element);
  }

  /** Adds a relation from `part` to `target` and gives its id. `type` as full name. */
  relate(part: string, target: string, type: string): string {
    const place = relationsPart(part);
    const id = `rIdKaiji${this.file.relations(part).length + 1}${type.slice(type.lastIndexOf('/') + 1)}`;
    const attributes = `Id="${id}" Type="${type}" Target="/${escapeXml(target)}"`;
    if (this.file.has(place)) {
      const editor = this.edit(place);
      editor.append(editor.top, `<${editor.prefix}Relationship ${attributes}/>`);
    } else {
      const before = this.added.get(place) ?? `${XML_START}<Relationships xmlns="${RELATIONS}"></Relationships>`;
      this.added.set(place, before.replace('</Relationships>', `<Relationship ${attributes}/></Relationships>`));
    }
    return id;
  }

  /** Removes a part with its content type and the relation that `from` has to it. */
  remove(part: string, from: string): void {
    this.removed.add(this.exactName(part));
    const types = this.edit(CONTENT_TYPES);
    const override = types.top.children.find(
      ({ attributes }) => attributes['PartName']?.toLowerCase() === `/${part.toLowerCase()}`,
    );
    if (override !== undefined) types.replace(override, '');
    const id = this.file.relations(from).find(({ target }) => target?.toLowerCase() === part.toLowerCase())?.id;
    const relations = this.edit(relationsPart(from));
    const relation = relations.top.children.find(({ attributes }) => attributes['Id'] === id);
    if (relation !== undefined) relations.replace(relation, '');
  }

  /** The workbook as bytes; parts without changes keep theirs. */
  finish(): Uint8Array {
    const changes = new Map<string, Uint8Array | null>();
    for (const [name, { editor, encoding }] of this.editors)
      if (editor.changed) changes.set(name, encodeXml(editor.finish(), encoding));
    for (const [name, text] of this.added) changes.set(name, encodeXml(text, 'utf-8'));
    for (const name of this.removed) changes.set(name, null);
    return rewriteZip(this.file.bytes, this.file.directory, changes);
  }

  private exactName(part: string): string {
    return this.file.directory.find(({ name }) => name.toLowerCase() === part.toLowerCase())?.name ?? part;
  }
}
