import { foldWording } from '../../../kernel/wording.js';
import type { KnownRows } from './known-rows.js';
import type { LabelledRow } from './labelled-rows.js';
import { soundsLikeQuestion } from './sentence.js';

/** What a row is to the form: the title of a section, a heading with rows below it, or asked. */
export type RowKind = 'section' | 'group' | 'question';

/** A row with what it is; `unsure` where nothing in the workbook decided it. */
export interface ToldRow extends LabelledRow {
  readonly kind: RowKind;
  readonly unsure: boolean;
}

const MOSTLY = 0.5;
const CHAPTER = /^(?:第\s*[0-9０-９一二三四五六七八九十]+\s*[章節部編]|[Ⅰ-Ⅻⅰ-ⅻ]+[\s\u3000.．])/u;

/** Tells sections, headings and questions apart, by place and answers first, then by the known forms, then by how they read. */
export function toldRowsOf(rows: readonly LabelledRow[], known: KnownRows): readonly ToldRow[] {
  const telling = new Telling(rows, known);
  return rows.map((row, at) => ({ ...row, ...telling.tell(row, rows[at + 1], rows[at - 1]) }));
}

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
    if (row.number) return this.tellNumbered(row, next);
    if (row.bullet !== '' && !row.across) return sure('question');
    if (row.across || row.place !== 'wording' || this.isTitle(row)) return sure('section');
    if (row.offer === 'boxes' || row.offer === 'answer') return sure('question');
    return this.byKnown(row) ?? (this.offersNothing(row) ? this.tellHeading(next) : this.bySound(row, next, previous));
  }

  private tellNumbered(row: LabelledRow, next: LabelledRow | undefined): Told {
    const heads = next !== undefined && standsUnder(next, row);
    const isChapter = CHAPTER.test(row.numberCell ? row.numberCell.text : row.wordingCell.text);
    if (row.across) return sure(heads && !isChapter ? 'group' : 'section');
    if (this.offersNothing(row)) return isChapter ? sure('section') : sure(heads ? 'group' : 'question');
    if (row.offer === 'boxes' || row.offer === 'answer') return sure('question');
    const told = this.byKnown(row);
    if (told) return told;
    if (isChapter && !soundsLikeQuestion(row.wording)) return unsure('section');
    if (row.offer === 'list') return sure('question');
    return heads && this.inSentences && !soundsLikeQuestion(row.wording) ? unsure('group') : sure('question');
  }

  private isTitle({ wording, wordingCell, offer }: LabelledRow): boolean {
    return (
      offer !== 'boxes' && [wording, wordingCell.text].some((text) => this.known.isSectionTitle(foldWording(text)))
    );
  }

  private byKnown({ wording }: LabelledRow): Told | undefined {
    const type = this.known.typeOf(wording);
    return type && sure(type === 'group' ? 'group' : 'question');
  }

  private offersNothing({ across, offer }: LabelledRow): boolean {
    return across || (this.showsOffers && offer === 'none');
  }

  /** A row without number and answer: over bullets in a numbered table the heading of a few rows, else of a section. */
  private tellHeading(next: LabelledRow | undefined): Told {
    return sure(this.numbered && next !== undefined && !next.number && next.offer !== 'none' ? 'group' : 'section');
  }

  private bySound(row: LabelledRow, next: LabelledRow | undefined, previous: LabelledRow | undefined): Told {
    if (soundsLikeQuestion(row.wording)) return this.numbered ? unsure('question') : sure('question');
    if (this.numbered) {
      const inList =
        next !== undefined && !next.number && !next.across && next.place === 'wording' && !this.isTitle(next);
      return inList && previous !== undefined ? unsure('question') : unsure('section');
    }
    const heads = next !== undefined && (next.bullet !== '' || soundsLikeQuestion(next.wording));
    return heads && this.inSentences ? unsure('section') : unsure('question');
  }
}

/** Whether a row follows as one below another, by number, bullet or indentation. */
function standsUnder(row: LabelledRow, above: LabelledRow): boolean {
  if (row.across) return false;
  if (!row.number) return row.bullet !== '' || row.indent > above.indent;
  if (row.number.shape !== undefined) return row.number.shape !== above.number?.shape;
  const parts = above.number?.parts ?? [];
  return row.number.parts.length > parts.length && parts.every((part, at) => part === row.number?.parts[at]);
}
