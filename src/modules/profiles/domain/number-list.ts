import { printedCode } from '../../disclosures/domain/printed-code.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';

/**
 * Why a pasted number names no rows: `unknown` the form has no such number; `ambiguous` several rows look alike; `heading` it takes no
 * answer; `reversed` a range whose end stands before its beginning.
 */
export type NumberFaultReason = 'unknown' | 'ambiguous' | 'heading' | 'reversed';

/** A pasted number that cannot be used, and the line (from 1) where it stands. */
export interface NumberFault {
  readonly line: number;
  readonly text: string;
  readonly reason: NumberFaultReason;
}

/** The rows that a pasted list names, by code in the form's order, each once. */
export interface NumberList {
  readonly codes: readonly string[];
  readonly faults: readonly NumberFault[];
}

const RANGE = /\s*(?:[~〜～∼–—―]|から|\bto\b)\s*/iu;
const HYPHENS = /[-‐‑−－ー]/g;
const PREFIX = /(?:項番|設問番号|設問|質問|番号|問)\s*[:：.．]?\s*|\bno\.?\s*(?=\d)/giu;
/** No number and no range of two is longer. */
const LONGEST = 60;
const BETWEEN = /[\s,、，;；/／・]+/u;

/**
 * Reads a list of numbers as people paste it: one or several per line, ranges (3-7, 17.1〜17.1.1.3) in the form's order, full-width
 * digits, 項番 in front. What the form prints counts, and our own codes where it prints none.
 */
export function readNumberList(text: string, template: Template): NumberList {
  return numberReader(template)(text);
}

/** The same for many lists of one form. */
export function numberReader(template: Template): (text: string) => NumberList {
  const form = new NumberedForm(template);
  return (text) => readWith(form, text);
}

function readWith(form: NumberedForm, text: string): NumberList {
  const found = new Set<number>();
  const faults: NumberFault[] = [];
  for (const [index, line] of text.split(/\r\n|[\r\n\u2028]/).entries())
    for (const item of itemsOf(line)) {
      const read = form.read(item);
      if (typeof read === 'string') faults.push({ line: index + 1, text: item.slice(0, LONGEST), reason: read });
      else for (const position of read) found.add(position);
    }
  return { codes: form.codesAt([...found].sort((one, other) => one - other)), faults };
}

function itemsOf(line: string): readonly string[] {
  const joined = line
    .replace(PREFIX, ' ')
    .replace(new RegExp(RANGE, 'giu'), '〜')
    .replace(/\s+([-‐‑−－ー])\s+/g, '$1');
  return joined.split(BETWEEN).filter((item) => folded(item) !== '');
}

/** What makes numbers equal that only look otherwise: width, letter case, brackets around them, a full stop after them. */
function folded(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(HYPHENS, '-').replace(/\s/g, '');
  return plain.replace(/^\((.*)\)$/, '$1').replace(/[.)。]+$/, '');
}

class NumberedForm {
  private readonly rows: readonly Question[];
  private readonly exact: ReadonlyMap<string, readonly number[]>;
  private readonly alike: ReadonlyMap<string, readonly number[]>;

  constructor(template: Template) {
    this.rows = questionsOf(template);
    this.exact = this.positions((code) => code);
    this.alike = this.positions(folded);
  }

  /** The positions of the answered rows that one item names, or why there are none. */
  read(item: string): readonly number[] | NumberFaultReason {
    if (item.length > LONGEST) return 'unknown';
    const alone = this.place(item);
    if (alone === undefined) return this.range(item);
    if (alone === 'ambiguous') return alone;
    return this.isHeading(alone) ? 'heading' : [alone];
  }

  codesAt(positions: readonly number[]): readonly string[] {
    return positions.flatMap((position) => this.rows[position]?.code ?? []);
  }

  private range(item: string): readonly number[] | NumberFaultReason {
    for (const [first, last] of splits(item)) {
      const [from, to] = [this.place(first), this.place(last)];
      if (from === 'ambiguous' || to === 'ambiguous') return 'ambiguous';
      if (from !== undefined && to !== undefined) return this.between(from, to);
    }
    return 'unknown';
  }

  private between(from: number, to: number): readonly number[] | NumberFaultReason {
    if (to < from) return 'reversed';
    const all = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const answered = all.filter((position) => !this.isHeading(position));
    return answered.length === 0 ? 'heading' : answered;
  }

  private place(text: string): number | 'ambiguous' | undefined {
    const places = this.exact.get(text.trim()) ?? this.alike.get(folded(text)) ?? [];
    return places.length > 1 ? 'ambiguous' : places[0];
  }

  private isHeading(position: number): boolean {
    return this.rows[position]?.answerType === 'group';
  }

  /** A printed number comes before a code of ours that looks the same. */
  private positions(nameOf: (code: string) => string): ReadonlyMap<string, readonly number[]> {
    const named = new Map<string, number[]>();
    const add = (name: string, position: number): unknown => named.set(name, [...(named.get(name) ?? []), position]);
    for (const [position, row] of this.rows.entries()) add(nameOf(printedCode(row)), position);
    const printed = new Set(named.keys());
    for (const [position, row] of this.rows.entries())
      if (printedCode(row) !== row.code && !printed.has(nameOf(row.code))) add(nameOf(row.code), position);
    return named;
  }
}

/** The ways to read an item as a range: at a wave, else at each hyphen. */
function splits(item: string): readonly (readonly [string, string])[] {
  const waved = item.split('〜');
  if (waved.length === 2) return [[waved[0] ?? '', waved[1] ?? '']];
  if (waved.length > 2) return [];
  return [...item.matchAll(HYPHENS)].map(({ index }) => [item.slice(0, index), item.slice(index + 1)] as const);
}
