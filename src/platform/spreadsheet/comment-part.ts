import { cellName } from '#kernel/grid.js';
import type { CellComment } from './cell-comment.js';
import { OFFICE, type PackageEditor, XML_START } from './package-editor.js';
import type { PartEditor } from './part-editor.js';
import { damaged } from './refusal.js';
import { encodeSheetText, escapeXml } from './sheet-text.js';
import { child, type XmlElement } from './xml-elements.js';

const AUTHOR = 'Kaiji';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';

/** The comments of one sheet: its part if it has one, else a new one. */
export class CommentPart {
  private readonly existing: string | undefined;

  constructor(
    private readonly editor: PackageEditor,
    private readonly sheetPart: string,
  ) {
    this.existing = editor.file.related(sheetPart, 'comments');
  }

  /** Writes the comments, several on one cell as one, and gives those that need a new note drawn. */
  add(comments: readonly CellComment[]): readonly CellComment[] {
    const merged = [...Map.groupBy(comments, ({ row, column }) => cellName(row, column)).values()].flatMap(joinTexts);
    if (this.existing === undefined) {
      this.create(merged);
      return merged;
    }
    return this.extend(this.editor.edit(this.existing), merged);
  }

  private create(comments: readonly CellComment[]): void {
    const part = this.editor.freeName('xl/comments', 'xml');
    const list = comments.map((comment) => commentXml(comment, 0, '')).join('');
    const text = `<comments xmlns="${MAIN}"><authors><author>${AUTHOR}</author></authors><commentList>${list}</commentList></comments>`;
    this.editor.add(part, XML_START + text, CONTENT_TYPE);
    this.editor.relate(this.sheetPart, part, `${OFFICE}comments`);
  }

  private extend(part: PartEditor, comments: readonly CellComment[]): readonly CellComment[] {
    const authors = part.child('authors');
    const list = part.child('commentList');
    if (authors === undefined || list === undefined) throw damaged(this.existing ?? '', 'comments');
    const { prefix } = part;
    part.append(authors, `<${prefix}author>${AUTHOR}</${prefix}author>`);
    const present = new Map(list.children.map((comment) => [comment.attributes['ref'] ?? '', comment]));
    const isNew = ({ row, column }: CellComment): boolean => !present.has(cellName(row, column));
    const added = comments.filter(isNew).map((comment) => commentXml(comment, authors.children.length, prefix));
    part.append(list, added.join(''));
    for (const { row, column, text } of comments) appendText(part, present.get(cellName(row, column)), text);
    return comments.filter(isNew);
  }
}

function joinTexts(comments: readonly CellComment[]): CellComment[] {
  const [first] = comments;
  return first === undefined ? [] : [{ ...first, text: comments.map(({ text }) => text).join('\n') }];
}

/** One more run behind the text of a comment that is there already. */
function appendText(part: PartEditor, comment: XmlElement | undefined, text: string): void {
  const element = child(comment, 'text');
  if (element !== undefined) part.append(element, runXml(`\n${text}`, part.prefix));
}

function commentXml({ row, column, text }: CellComment, author: number, prefix: string): string {
  const run = runXml(text, prefix);
  return `<${prefix}comment ref="${cellName(row, column)}" authorId="${author}"><${prefix}text>${run}</${prefix}text></${prefix}comment>`;
}

function runXml(text: string, prefix: string): string {
  return `<${prefix}r><${prefix}t xml:space="preserve">${escapeXml(encodeSheetText(text))}</${prefix}t></${prefix}r>`;
}
