import type { Act, ChangeContext } from './under-review.js';
import { refuse } from './under-review.js';
import {
  addField,
  addSection,
  name,
  releaseBeside,
  removeField,
  removeSection,
  renameSection,
  setField,
} from './change-head.js';
import { addRow, joinRows, splitRow } from './change-row-shapes.js';
import { moveRow, removeRow, setRow } from './change-rows.js';
import type { FormChange, FormUnderReview } from './form-change.js';
import { lettersOf, MOST_LETTERS } from './form-size.js';

type Wishes = { readonly [Key in keyof FormChange]-?: NonNullable<FormChange[Key]> };

const ACTS: { readonly [Key in keyof Wishes]: Act<Wishes[Key]> } = {
  name,
  setRow,
  moveRow,
  splitRow,
  joinRows,
  removeRow,
  addRow,
  addSection,
  renameSection,
  removeSection,
  setField,
  addField,
  removeField,
  releaseBeside,
};
const KINDS = Object.keys(ACTS) as (keyof Wishes)[];

/**
 * A form under review after a list of changes, one after the other: all of them or none. `topics` are those of the known forms.
 * The layout names only rows that there are; a row without a place of its own says so in its doubts.
 * @throws RuleViolation `form-change.…` {pointer}: the first change that cannot be, as an RFC 6901 pointer into `{ changes }`; all of them
 *   where the form would grow too long
 */
export function changeProposal(
  form: FormUnderReview,
  changes: readonly FormChange[],
  topics: ReadonlySet<string>,
): FormUnderReview {
  const after = changes.reduce(
    (current, change, at) => changed(current, change, { pointer: `/changes/${at}`, topics }),
    form,
  );
  const letters = lettersOf(after.proposal);
  if (letters > MOST_LETTERS && letters > lettersOf(form.proposal))
    refuse({ pointer: '/changes', topics }, 'form-change.too-much-text', '', { letters, most: MOST_LETTERS });
  return after;
}

function changed(form: FormUnderReview, change: FormChange, context: ChangeContext): FormUnderReview {
  const kinds = KINDS.filter((kind) => change[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    refuse(context, 'form-change.not-one', '', { found: kinds, known: KINDS });
  return applied(kind, form, change as Wishes, { ...context, pointer: `${context.pointer}/${kind}` });
}

function applied<Key extends keyof Wishes>(
  kind: Key,
  form: FormUnderReview,
  wishes: Pick<Wishes, Key>,
  context: ChangeContext,
): FormUnderReview {
  return ACTS[kind](form, wishes[kind], context);
}
