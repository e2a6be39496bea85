import type { Answer } from '../../templates/domain/answer.js';
import type { Template } from '../../templates/domain/template.js';
import type { ExtraField } from './headings.js';
import type { RowPlace } from './layout.js';
import { composeRemark } from './remark-fields.js';
import { languageOf } from './write-answer-cell.js';

const EXTRAS = [
  'state',
  'plannedOn',
  'condition',
  'reason',
  'waitingFor',
  'responsibility',
] as const satisfies readonly ExtraField[];
/** Characters that an Excel cell holds at most, less what a number of a remark may take in the same cell. */
const LONGEST = 32_767 - 67;

/** What the remark of a row says. */
export interface RowRemark {
  /** Absent where there is nothing to write, or nothing of it can stand there. */
  readonly text?: string;
  /** Whether the remark itself has a place, and whether what has no column has one beside it. */
  readonly holdsRemark: boolean;
  readonly holdsFields: boolean;
  /** What the row has no column for. */
  readonly fields: ReadonlySet<ExtraField>;
}

/** What goes into the remark of a row: all there is to say, or the remark alone where that is too long for a cell. */
export function remarkOf({ extras, remarks }: RowPlace, answer: Answer, template: Template): RowRemark {
  const hasPlace = remarks.length > 0;
  const fields = new Set<ExtraField>(EXTRAS.filter((field) => extras[field] === undefined));
  if (hasPlace && answer.reason?.kind === 'alternative_measure' && !extras.reasonKind) fields.add('reason');
  const fitting = (without: ReadonlySet<ExtraField>): { text: string } | undefined => {
    const text = composeRemark(answer, without, languageOf(template)) ?? '';
    return hasPlace && text.length <= LONGEST ? { text } : undefined;
  };
  const [all, alone] = [fitting(fields), fitting(new Set())];
  return { ...(all ?? alone), holdsRemark: alone !== undefined, holdsFields: all !== undefined, fields };
}
