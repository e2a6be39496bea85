import type { Bilingual } from '../../../kernel/bilingual.js';
import { type CarryRule, ofOneStandard, type RowRelation } from './crosswalk-pair.js';
import { ANSWER_TYPE_WORDS } from './crosswalk-reasons.js';
import { conflict, type RuledRows } from './entry-conflicts.js';
import { type Question, questionsOf, type Template } from './template.js';

/** What a person says of some rows of two forms. Saying what stands there already accepts it. */
export interface EntryChange {
  readonly kind: RowRelation;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly carryOver: CarryRule;
  /** Why, in the person's words. */
  readonly because?: string;
}

/** Why a change cannot be taken; `pointer` = place in what was sent (RFC 6901). */
export interface ChangeFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: Bilingual;
}

/** All that is wrong with the entries that a person sets, each with the row that is meant. */
export function setFaults(from: Template, to: Template, set: readonly EntryChange[]): readonly ChangeFault[] {
  const sides = { from: new Map(questionsOf(from).map(byCode)), to: new Map(questionsOf(to).map(byCode)) };
  return set.flatMap((change, index) => {
    const at = `/set/${index}`;
    const rows = (['from', 'to'] as const).flatMap((side) =>
      change[side].flatMap((code, place) => {
        const isRepeated = change[side].indexOf(code) < place || isTaken(code, side, change, set.slice(0, index));
        const fault = rowFault(sides[side].get(code), code, isRepeated);
        return fault === null ? [] : [{ pointer: `${at}/${side}/${place}`, ...fault }];
      }),
    );
    if (rows.length > 0) return rows;
    const meant = [...change.from.map((code) => sides.from.get(code)), ...change.to.map((code) => sides.to.get(code))];
    return [
      ...shapeFault(change).map((fault) => ({ pointer: `${at}/kind`, ...fault })),
      ...carryFaults(change, meant, ofOneStandard(from, to)).map((fault) => ({ pointer: `${at}/carryOver`, ...fault })),
    ];
  });
}

/** Whether an entry that was set before names the row and cannot stand beside this one. */
function isTaken(code: string, side: 'from' | 'to', change: RuledRows, before: readonly RuledRows[]): boolean {
  return before.some((other) => other[side].includes(code) && conflict(other, change));
}

const byCode = (question: Question) => [question.code, question] as const;

type Fault = Omit<ChangeFault, 'pointer'>;

function rowFault(question: Question | undefined, code: string, isRepeated: boolean): Fault | null {
  if (question === undefined)
    return {
      code: 'unknown_row',
      detail: { ja: `設問 ${code} はこの様式にありません`, en: `${code} is no row of this form` },
    };
  if (question.answerType === 'group')
    return {
      code: 'heading',
      detail: { ja: `${code} は見出しで、回答がありません`, en: `${code} is a heading and takes no answer` },
    };
  if (isRepeated)
    return { code: 'twice', detail: { ja: `設問 ${code} が二度あります`, en: `row ${code} stands twice` } };
  return null;
}

/** How many rows of each form an entry of a kind has, from and to. */
const SHAPES: Readonly<Record<RowRelation, { readonly from: Count; readonly to: Count }>> = {
  same: { from: 'one', to: 'one' },
  reworded: { from: 'one', to: 'one' },
  split: { from: 'one', to: 'several' },
  merged: { from: 'several', to: 'one' },
  related: { from: 'some', to: 'some' },
  new: { from: 'none', to: 'one' },
  dropped: { from: 'one', to: 'none' },
};

type Count = 'none' | 'one' | 'some' | 'several';

const COUNTS: Readonly<
  Record<Count, { readonly ja: string; readonly en: string; readonly holds: (rows: number) => boolean }>
> = {
  none: { ja: 'なし', en: 'no row', holds: (rows) => rows === 0 },
  one: { ja: '一つ', en: 'one row', holds: (rows) => rows === 1 },
  some: { ja: '一つ以上', en: 'one row or more', holds: (rows) => rows > 0 },
  several: { ja: '二つ以上', en: 'two rows or more', holds: (rows) => rows > 1 },
};

function shapeFault({ kind, from, to }: EntryChange): readonly Fault[] {
  const [older, newer] = [COUNTS[SHAPES[kind].from], COUNTS[SHAPES[kind].to]];
  if (older.holds(from.length) && newer.holds(to.length)) return [];
  const detail = {
    ja: `「${kind}」の旧設問は${older.ja}、新設問は${newer.ja}です`,
    en: `"${kind}" takes ${older.en} of the older form and ${newer.en} of the newer`,
  };
  return [{ code: 'wrong_number_of_rows', detail }];
}

/** What may become of the answers of an entry of a kind; several rows' answers go along only where they agree. */
const RULES: Readonly<Record<RowRelation, readonly CarryRule[]>> = {
  same: ['suggest', 'confirm', 'show'],
  reworded: ['suggest', 'confirm', 'show'],
  split: ['suggest', 'confirm', 'show'],
  merged: ['agree', 'show'],
  related: ['show'],
  new: ['none'],
  dropped: ['none'],
};

/** An answer goes along only between rows of one standard that are answered alike. */
function carryFaults(
  { kind, carryOver }: EntryChange,
  rows: readonly (Question | undefined)[],
  isOneStandard: boolean,
): readonly Fault[] {
  if (!RULES[kind].includes(carryOver)) return [{ code: 'not_for_this_kind', detail: notFor(kind) }];
  if (carryOver === 'show' || carryOver === 'none') return [];
  const types = [...new Set(rows.flatMap((row) => row?.answerType ?? []))];
  if (types.length > 1) return [{ code: 'answer_types_differ', detail: typesDiffer(types) }];
  return isOneStandard ? [] : [{ code: 'other_standard', detail: OTHER_STANDARD }];
}

function notFor(kind: RowRelation): Bilingual {
  const rules = RULES[kind].map((rule) => `"${rule}"`);
  return {
    ja: `「${kind}」の引き継ぎ方は ${rules.join('、')} です`,
    en: `"${kind}" is carried as ${rules.join(', ')}`,
  };
}

function typesDiffer(types: readonly Question['answerType'][]): Bilingual {
  const words = types.map((type) => ANSWER_TYPE_WORDS[type]);
  return {
    ja: `回答の形が異なるため引き継げません(${words.map(({ ja }) => ja).join('、')})。並べて示す("show")ことはできます`,
    en: `The rows are answered in different ways (${words.map(({ en }) => en).join('; ')}): they can only be shown beside each other ("show")`,
  };
}

const OTHER_STANDARD: Bilingual = {
  ja: '規格の異なる様式の間では引き継げません。並べて示す("show")ことはできます',
  en: 'Nothing is carried between forms of different standards: their rows can only be shown beside each other ("show")',
};
