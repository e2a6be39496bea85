import type { State } from '../../disclosures/domain/state.js';
import { givenKeys } from '../../templates/domain/answer-keys.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { ItemNote, Judgement, PassRule } from '../../templates/domain/profile.js';
import type { Question } from '../../templates/domain/template.js';
import type { JudgingDays } from './judged-profile.js';

/** Which rule decided a row (words: `rule-words`). The last three: the disclosure at hand has no such row. */
export type RowRuleName =
  | 'yes'
  | 'no'
  | 'na'
  | 'na_without_reason'
  | 'planned'
  | 'planned_in_time'
  | 'planned_too_late'
  | 'planned_day_passed'
  | 'planned_without_day'
  | 'renewal_unknown'
  | 'conditional'
  | 'see_note'
  | 'not_asked'
  | 'choice_fits'
  | 'choice_unfit'
  | 'choice_other'
  | 'text'
  | 'other_kind'
  | 'blank'
  | 'undecided'
  | 'declined'
  | 'waiting'
  | 'unconfirmed'
  | 'unreadable'
  | 'not_in_form'
  | 'not_in_version'
  | 'on_request';

/** How one row is judged, by which rule, and the days that decided. */
export interface RowVerdict {
  readonly judgement: Judgement;
  readonly rule: RowRuleName;
  readonly plannedOn?: string;
  /** The day before which a plan counts. */
  readonly before?: string;
}

/** One answered row of a published form. */
export interface RowCase {
  readonly question: Question;
  readonly answer: Answer;
  readonly state: State;
  /** The profile's note on the row's topic. */
  readonly note?: ItemNote | undefined;
  /** Whether another row of the same form says that what this one may only plan is done; undefined where the row asks for no plan. */
  readonly doneElsewhere?: boolean | undefined;
}

const KEY_OTHER = 'other';
const KEY_NONE = 'none';

/** Judges one row by the pass rule; undefined for a heading, which nobody judges. Source: `pass_rules` of profiles.yaml. */
export function judgeRow(row: RowCase, rule: PassRule, days: JudgingDays): RowVerdict | undefined {
  return row.state === 'group' ? undefined : (byStateAlone(row.state, rule) ?? byAnswer(row, rule, days));
}

const OPEN: Partial<Record<State, RowRuleName>> = {
  blank: 'blank',
  optional: 'undecided',
  declined: 'declined',
  waiting: 'waiting',
  unconfirmed: 'unconfirmed',
  unreadable: 'unreadable',
};

function byStateAlone(state: State, rule: PassRule): RowVerdict | undefined {
  if (state === 'not_asked') return { judgement: rule.notAsked, rule: 'not_asked' };
  if (state === 'see_note') return { judgement: rule.seeNote, rule: 'see_note' };
  const open = OPEN[state];
  return open && { judgement: 'open', rule: open };
}

function byAnswer(row: RowCase, rule: PassRule, days: JudgingDays): RowVerdict {
  switch (row.question.answerType) {
    case 'yes_no_na':
    case 'yes_no':
      return judgeWord(row, rule, days);
    case 'choice':
    case 'multi_choice':
      return row.answer.value === 'choice' ? judgeChoice(row) : OTHER_KIND;
    default:
      return row.state === 'text' ? { judgement: 'pass', rule: 'text' } : OTHER_KIND;
  }
}

const OTHER_KIND: RowVerdict = { judgement: 'exception', rule: 'other_kind' };

const NO: readonly State[] = ['no', 'no_without_reason', 'no_with_target'];

function judgeWord(row: RowCase, rule: PassRule, days: JudgingDays): RowVerdict {
  switch (row.state) {
    case 'yes':
      return judgeYes(row, rule);
    case 'yes_planned':
      return judgePlan(row, rule, days);
    case 'yes_conditional':
      return { judgement: rule.conditional, rule: 'conditional' };
    case 'na':
      return judgeKey('na', row, rule);
    case 'na_without_reason':
      return { judgement: rule.naWithoutReason, rule: 'na_without_reason' };
    default:
      return NO.includes(row.state) ? judgeKey('no', row, rule) : OTHER_KIND;
  }
}

function judgeYes(row: RowCase, rule: PassRule): RowVerdict {
  const { note, doneElsewhere } = row;
  if (note?.plannedCounts === true && doneElsewhere === false) return withoutDay(note, 'planned_without_day');
  return judgeKey('yes', row, rule);
}

/** A word that the rule neither passes nor fails is for a person to decide. */
function judgeKey(key: 'yes' | 'no' | 'na', { question }: RowCase, rule: PassRule): RowVerdict {
  const { pass = [], fail = [] } = rule.byAnswerType[question.answerType];
  if (pass.includes(key)) return { judgement: 'pass', rule: key };
  return fail.includes(key) ? { judgement: 'fail', rule: key } : OTHER_KIND;
}

function judgePlan({ answer, note }: RowCase, rule: PassRule, { today, renewalOn }: JudgingDays): RowVerdict {
  const { plannedOn = '' } = answer;
  if (note?.plannedCounts !== true) return { judgement: rule.planned.default, rule: 'planned', plannedOn };
  const before = dayNamed(note, renewalOn);
  if (before === null) return { ...withoutDay(note, 'renewal_unknown'), plannedOn };
  if (plannedOn < today) return { ...withoutDay(note, 'planned_day_passed'), plannedOn };
  if (before === undefined) return { judgement: 'pass', rule: 'planned_in_time', plannedOn };
  return plannedOn < before
    ? { judgement: 'pass', rule: 'planned_in_time', plannedOn, before }
    : { judgement: rule.planned.default, rule: 'planned_too_late', plannedOn, before };
}

const withoutDay = (note: ItemNote, rule: RowRuleName): RowVerdict => ({
  judgement: note.withoutDate ?? 'open',
  rule,
});

/** The day that a note names: itself, or the hospital's renewal where it says so in words (null = not told); undefined = any day counts. */
function dayNamed({ plannedBefore }: ItemNote, renewalOn: string | null): string | null | undefined {
  if (plannedBefore === undefined) return undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(plannedBefore) ? plannedBefore : renewalOn;
}

/** What is chosen decides: a key that does not fit outweighs その他, which outweighs those that fit. A word of the vendor's own is その他. */
function judgeChoice({ question, answer, note }: RowCase): RowVerdict {
  if (question.answerType !== 'choice' && question.answerType !== 'multi_choice') return OTHER_KIND;
  const known = new Set(question.choices.map(({ key }) => key));
  const given = givenKeys(answer).map((key) => (known.has(key) ? key : KEY_OTHER));
  const keys = given.length === 0 ? [KEY_OTHER] : given;
  const fits = (key: string): boolean => note?.allowed?.includes(key) ?? (key !== KEY_NONE && key !== KEY_OTHER);
  const unfit = keys.filter((key) => !fits(key));
  if (unfit.some((key) => key !== KEY_OTHER)) return { judgement: 'fail', rule: 'choice_unfit' };
  return unfit.length > 0
    ? { judgement: 'exception', rule: 'choice_other' }
    : { judgement: 'pass', rule: 'choice_fits' };
}
