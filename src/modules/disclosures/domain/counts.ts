import type { Answers } from '../../templates/domain/answer.js';
import type { Template } from '../../templates/domain/template.js';
import { packCodes, stateOfCode } from './packed-codes.js';
import type { State } from './state.js';

/**
 * How many rows say what; headings are no rows.
 * `rows` = asked + notAsked + optional; `asked` = answered + blank + declined + waiting + unconfirmed + unreadable;
 * `answered` = yes + no + na + other. `yesPlanned`, `yesConditional` are among `yes`; `noWithTarget`, `noWithoutReason` among `no`;
 * `naWithoutReason` among `na`.
 */
export interface Counts {
  readonly rows: number;
  readonly asked: number;
  readonly notAsked: number;
  readonly optional: number;
  readonly answered: number;
  readonly blank: number;
  readonly declined: number;
  readonly waiting: number;
  readonly unconfirmed: number;
  readonly unreadable: number;
  readonly yes: number;
  readonly yesPlanned: number;
  readonly yesConditional: number;
  readonly no: number;
  readonly noWithTarget: number;
  readonly noWithoutReason: number;
  readonly na: number;
  readonly naWithoutReason: number;
  /** Choices, texts, notes. */
  readonly other: number;
}

const ANSWERED = ['rows', 'asked', 'answered'] as const;

const COUNTED_AS: Readonly<Record<State, readonly (keyof Counts)[]>> = {
  group: [],
  not_asked: ['rows', 'notAsked'],
  optional: ['rows', 'optional'],
  blank: ['rows', 'asked', 'blank'],
  declined: ['rows', 'asked', 'declined'],
  waiting: ['rows', 'asked', 'waiting'],
  unreadable: ['rows', 'asked', 'unreadable'],
  unconfirmed: ['rows', 'asked', 'unconfirmed'],
  yes: [...ANSWERED, 'yes'],
  yes_planned: [...ANSWERED, 'yes', 'yesPlanned'],
  yes_conditional: [...ANSWERED, 'yes', 'yesConditional'],
  no: [...ANSWERED, 'no'],
  no_with_target: [...ANSWERED, 'no', 'noWithTarget'],
  no_without_reason: [...ANSWERED, 'no', 'noWithoutReason'],
  na: [...ANSWERED, 'na'],
  na_without_reason: [...ANSWERED, 'na', 'naWithoutReason'],
  choice: [...ANSWERED, 'other'],
  choice_other: [...ANSWERED, 'other'],
  choices: [...ANSWERED, 'other'],
  text: [...ANSWERED, 'other'],
  see_note: [...ANSWERED, 'other'],
};

const NONE: Counts = {
  rows: 0,
  asked: 0,
  notAsked: 0,
  optional: 0,
  answered: 0,
  blank: 0,
  declined: 0,
  waiting: 0,
  unconfirmed: 0,
  unreadable: 0,
  yes: 0,
  yesPlanned: 0,
  yesConditional: 0,
  no: 0,
  noWithTarget: 0,
  noWithoutReason: 0,
  na: 0,
  naWithoutReason: 0,
  other: 0,
};

/** The one counter, of drafts and sealed revisions alike: it counts packed rows. */
export function countCodes(codes: string): Counts {
  const counts: Record<keyof Counts, number> = { ...NONE };
  for (const code of codes) {
    const state = stateOfCode(code);
    if (state !== undefined) for (const name of COUNTED_AS[state]) counts[name] += 1;
  }
  return counts;
}

/** What a form with these answers counts. */
export function countStates(template: Template, answers: Answers): Counts {
  return countCodes(packCodes(template, answers));
}

/** Answered share of what is asked, 0 to 1; 1 where nothing is asked. */
export function progress({ answered, asked }: Counts): number {
  return asked === 0 ? 1 : answered / asked;
}
