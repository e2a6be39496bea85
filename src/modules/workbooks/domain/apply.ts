import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { Header, Preview } from './preview.js';

/** Whose answer stands where draft and file disagree. */
export const SIDES = ['file', 'draft'] as const;
export type Side = (typeof SIDES)[number];

/** A person's decisions on an import: per row, per field of the head, and for every conflict that is not named. */
export interface Choices {
  readonly rows: Readonly<Record<string, Side>>;
  readonly header: Readonly<Record<string, Side>>;
  readonly otherwise?: Side;
}

/** What is taken over into the draft. */
export interface Applied {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly header: Header;
}

/**
 * Takes a preview over by the choices made. Rows without conflict need no choice.
 * @throws RuleViolation `import.conflicts-open` {rows, header} while a conflict is undecided, `import.unknown-row` {rows} for a choice of no row or field,
 *   `import.unknown-choice` {rows} for a choice that is neither the file nor the draft
 */
export function applyChoices(preview: Preview, choices: Choices): Applied {
  refuseUnknown(preview, choices);
  const sideOf = (chosen: Side | undefined): Side | undefined => chosen ?? choices.otherwise;
  const undecided = {
    rows: preview.rows
      .filter(({ conflict, question }) => conflict && !sideOf(choices.rows[question]))
      .map(({ question }) => question),
    header: preview.header
      .filter(({ status, key }) => status === 'changed' && !sideOf(choices.header[key]))
      .map(({ key }) => key),
  };
  if (undecided.rows.length + undecided.header.length > 0) throw new RuleViolation('import.conflicts-open', undecided);
  const taken = preview.rows.filter(({ status, conflict, question }) => {
    if (status === 'same' || status === 'absent') return false;
    return conflict ? sideOf(choices.rows[question]) === 'file' : choices.rows[question] !== 'draft';
  });
  const fields = preview.header.filter(
    ({ status, key }) => status === 'new' || (status === 'changed' && sideOf(choices.header[key]) === 'file'),
  );
  return {
    answers: new Map(taken.map(({ question, proposed }) => [question, proposed])),
    header: Object.fromEntries(fields.map(({ key, proposed }) => [key, proposed ?? ''])),
  };
}

function refuseUnknown(preview: Preview, { rows, header }: Choices): void {
  const [questions, keys] = [preview.rows.map(({ question }) => question), preview.header.map(({ key }) => key)];
  const unknown = [
    ...Object.keys(rows).filter((code) => !questions.includes(code)),
    ...Object.keys(header).filter((key) => !keys.includes(key)),
  ];
  if (unknown.length > 0) throw new RuleViolation('import.unknown-row', { rows: unknown });
  const sides: readonly string[] = SIDES;
  const strange = Object.entries({ ...rows, ...header }).filter(([, side]) => !sides.includes(side));
  if (strange.length > 0) throw new RuleViolation('import.unknown-choice', { rows: strange.map(([name]) => name) });
}
