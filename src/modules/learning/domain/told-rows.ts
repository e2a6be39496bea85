import { foldWording } from '../../../kernel/wording.js';
import type { KnownRows } from './known-rows.js';
import type { LabelledRow } from './labelled-rows.js';
import { soundsLikeQuestion } from './sentence.js';

/** What a row is to the form: the title of a section, a heading with rows below it, asked, or a word to whoever fills it in. */
export type RowKind = 'section' | 'group' | 'question' | 'note';

/** A row with what it is; `unsure` where nothing in the workbook decided it. */
export interface ToldRow extends LabelledRow {
  readonly kind: RowKind;
  readonly unsure: boolean;
}

const MOSTLY = 0.5;
/** How the title of a chapter begins: 第1章, Ⅱ. */
export const CHAPTER = /^(?:第\s*[0-9０-９一二三四五六七八九十]+\s*[章節部編]|[Ⅰ-Ⅻⅰ-ⅻ]+[\s\u3000.．])/u;

/** Tells sections, headings and questions apart, by place and answers first, then by the known forms, then by how they read. */
export function toldRowsOf(rows: readonly LabelledRow[], known: KnownRows): readonly ToldRow[] {
  const telling = new Telling(rows, known);
  return rows.map((row, at) => ({ ...row, ...telling.tell(row, rows[at + 1], rows[at - 1]) }));
}

/** How a form speaks to whoever fills it in; titles are never that polite. */
const INSTRUCTION = /(?:ください|下さい|ます|です|ません)[。．.]?$|。$|^please\b/iu;

type Told = Pick<ToldRow, 'kind' | 'unsure'>;
const sure = (kind: RowKind): Told => ({ kind, unsure: false });
const unsure = (kind: RowKind): Told => ({ kind, unsure: true });

class Telling {
  /** The table shows where it wants an answer. */
  private readonly showsOffers: boolean;
  private readonly numbered: boolean;
  private readonly inSentences: boolean;

  constructor(
    rows: readonly LabelledRow[],
    private readonly known: KnownRows,
  ) {
    const inTable = rows.filter(({ across, place }) => !across && place === 'wording');
    const share = (is: (row: LabelledRow) => boolean): boolean => inTable.filter(is).length > inTable.length * MOSTLY;
    this.showsOffers = share(({ offer }) => offer === 'boxes' || offer === 'list');
    this.numbered = share(({ number }) => number !== undefined);
    this.inSentences = share(({ wording }) => soundsLikeQuestion(wording));
  }

  tell(row: LabelledRow, next: LabelledRow | undefined, previous: LabelledRow | undefined): Told {
    if (isInTitlePlace(row)) return sure(this.inTitlePlace(row, next));
    if (row.number) return this.tellNumbered(row, next);
    if (row.bullet !== '') return sure('question');
    if (this.isTitle(row)) return sure('section');
    if (isAnswered(row)) return sure('question');
    return this.byKnown(row) ?? (this.offersNothing(row) ? this.tellHeading(next) : this.bySound(row, next, previous));
  }

  /** A title; with a number of several parts and rows below it a heading among the questions; a sentence is for whoever fills in the form. */
  private inTitlePlace(row: LabelledRow, next: LabelledRow | undefined): RowKind {
    if (!row.number) return INSTRUCTION.test(row.wording) && !this.isTitle(row) ? 'note' : 'section';
    const heads = row.number.parts.length > 1 && next !== undefined && standsUnder(next, row);
    return heads && !isChapter(row) ? 'group' : 'section';
  }

  private tellNumbered(row: LabelledRow, next: LabelledRow | undefined): Told {
    const heads = next !== undefined && standsUnder(next, row);
    if (this.offersNothing(row)) return sure(isChapter(row) ? 'section' : heads ? 'group' : 'question');
    if (isAnswered(row)) return sure('question');
    return this.byKnown(row) ?? this.bySoundOfNumbered(row, heads, isChapter(row));
  }

  private bySoundOfNumbered({ wording, offer }: LabelledRow, heads: boolean, isTitled: boolean): Told {
    if (offer === 'list' || soundsLikeQuestion(wording)) return sure('question');
    if (isTitled) return unsure('section');
    return heads && this.inSentences ? unsure('group') : sure('question');
  }

  /** Called like a section of a known form. */
  private isTitle({ wording, wordingCell, offer }: LabelledRow): boolean {
    return (
      offer !== 'boxes' && [wording, wordingCell.text].some((text) => this.known.isSectionTitle(foldWording(text)))
    );
  }

  private byKnown({ wording }: LabelledRow): Told | undefined {
    const type = this.known.typeOf(wording);
    return type && sure(type === 'group' ? 'group' : 'question');
  }

  private offersNothing({ offer }: LabelledRow): boolean {
    return this.showsOffers && offer === 'none';
  }

  /** A row without number and answer: over bullets in a numbered table the heading of a few rows, else of a section. */
  private tellHeading(next: LabelledRow | undefined): Told {
    return sure(this.numbered && next !== undefined && !next.number && next.offer !== 'none' ? 'group' : 'section');
  }

  private bySound(row: LabelledRow, next: LabelledRow | undefined, previous: LabelledRow | undefined): Told {
    if (soundsLikeQuestion(row.wording)) return { kind: 'question', unsure: this.numbered };
    if (this.numbered) return unsure(previous !== undefined && this.isInList(next) ? 'question' : 'section');
    return unsure(this.inSentences && next !== undefined && isAskedItem(next) ? 'section' : 'question');
  }

  /** Another row without number follows: they are items of the row above. */
  private isInList(next: LabelledRow | undefined): boolean {
    return next !== undefined && !next.number && !isInTitlePlace(next) && !this.isTitle(next);
  }
}

const isChapter = ({ numberCell, wordingCell }: LabelledRow): boolean => CHAPTER.test((numberCell ?? wordingCell).text);

/** Merged with its answers, or in another column than the questions. */
const isInTitlePlace = ({ across, place }: LabelledRow): boolean => across || place !== 'wording';

const isAskedItem = ({ bullet, wording }: LabelledRow): boolean => bullet !== '' || soundsLikeQuestion(wording);
const isAnswered = ({ offer }: LabelledRow): boolean => offer === 'boxes' || offer === 'answer';

/** Whether a row follows as one below another, by number, bullet or indentation. */
function standsUnder(row: LabelledRow, above: LabelledRow): boolean {
  if (row.across) return false;
  if (!row.number) return row.bullet !== '' || row.indent > above.indent;
  const { shape, parts } = row.number;
  return shape === undefined ? beginsWith(parts, above.number?.parts ?? []) : shape !== above.number?.shape;
}

const beginsWith = (parts: readonly string[], begin: readonly string[]): boolean =>
  parts.length > begin.length && begin.every((part, at) => part === parts[at]);
