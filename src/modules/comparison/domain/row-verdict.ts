import { isGap } from '../../disclosures/domain/packed-codes.js';
import type { ComparedCell } from './compared-cell.js';

/**
 * What a row shows over all columns, the first that applies: `not_comparable` two answers of different kinds (a mark, a choice,
 * words, 注記参照); `different` two answers that differ; `missing` at least one column leaves it open; `not_asked` at least one
 * column does not ask it; `same` all say the same. はい planned or under a condition differs from はい; いいえ is いいえ whatever
 * its reason or target day.
 */
export type RowVerdict = 'same' | 'different' | 'missing' | 'not_asked' | 'not_comparable';

/** Whether a column leaves a row open. */
export function isOpen({ state, code }: ComparedCell): boolean {
  return state === 'not_in_version' || (code !== '' && isGap(code));
}

/** The verdict depends neither on the order of the cells nor on how often one of them stands there. */
export function verdictOf(cells: Iterable<ComparedCell>): RowVerdict {
  const kinds = new Set<AnswerKind | undefined>();
  const meanings = new Set<string>();
  let open = false;
  for (const cell of cells) {
    const kind = kindOf(cell);
    if (kind !== undefined) meanings.add(meaningOf(cell));
    else if (isOpen(cell)) open = true;
    kinds.add(kind);
  }
  const unanswered = kinds.delete(undefined);
  if (kinds.size > 1) return 'not_comparable';
  if (meanings.size > 1) return 'different';
  if (open) return 'missing';
  return unanswered ? 'not_asked' : 'same';
}

type AnswerKind = 'mark' | 'choice' | 'words' | 'note';

const KINDS: Readonly<Partial<Record<ComparedCell['state'], AnswerKind>>> = {
  yes: 'mark',
  yes_planned: 'mark',
  yes_conditional: 'mark',
  no: 'mark',
  no_with_target: 'mark',
  no_without_reason: 'mark',
  na: 'mark',
  na_without_reason: 'mark',
  choice: 'choice',
  choices: 'choice',
  choice_other: 'choice',
  text: 'words',
  see_note: 'note',
};

/** The kind of answer a cell gives; undefined where it gives none. Several choices are packed like words. */
function kindOf({ state, answerType }: ComparedCell): AnswerKind | undefined {
  return state === 'text' && (answerType === 'choice' || answerType === 'multi_choice') ? 'choice' : KINDS[state];
}

const SAME_MARK: Readonly<Partial<Record<ComparedCell['state'], string>>> = {
  no_with_target: 'no',
  no_without_reason: 'no',
  na_without_reason: 'na',
};

function meaningOf({ state, keys, text }: ComparedCell): string {
  if (keys !== undefined) return `keys ${keys.toSorted().join(' ')}`;
  return text === undefined ? (SAME_MARK[state] ?? state) : `text ${matched(text)}`;
}

/** Spelling that says nothing: width of characters, spaces, case. Only for matching. */
function matched(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
