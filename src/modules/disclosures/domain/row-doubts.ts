import { givenKeys } from '../../templates/domain/answer-keys.js';
import type { Template } from '../../templates/domain/template.js';
import { fiscalYearEnd } from './form-age.js';
import type { Doubt, DoubtFacts, Row } from './form-case.js';
import type { AnswerFindingKind } from './policy.js';
import { givenText, isRemarkNumber, reasonOf } from './reason.js';
import { currentRound } from './state.js';

/** All that one row alone can have wrong. Rules: the forms' own and the installation's, see `DisclosurePolicy`. */
export function rowDoubts(row: Row, template: Template, today: string): readonly Doubt[] {
  if (row.state === 'group') return [];
  if (row.state === 'not_asked')
    return row.value === 'yes' || row.value === 'no' ? [doubt(row, 'not_asked_answered')] : [];
  return [
    ...openDoubts(row),
    ...remarkDoubts(row),
    ...reasonDoubts(row, template),
    ...targetDoubts(row, template),
    ...choiceDoubts(row),
    ...passedDoubts(row, today),
  ];
}

function doubt({ question }: Row, kind: AnswerFindingKind, facts?: DoubtFacts): Doubt {
  return facts === undefined ? { kind, question } : { kind, question, facts };
}

/** What keeps the row from being an answer. */
function openDoubts(row: Row): readonly Doubt[] {
  const { state, answer } = row;
  switch (state) {
    case 'blank':
    case 'unconfirmed':
      return [doubt(row, state)];
    case 'unreadable':
      return [doubt(row, state, named(answer.text))];
    case 'declined':
      return [doubt(row, state, named(reasonOf(answer)))];
    case 'waiting':
      return [doubt(row, state, named(answer.waitingFor))];
    default:
      return [];
  }
}

/** 注記参照 answers by its note alone, so it needs one although no form says so. */
function remarkDoubts(row: Row): readonly Doubt[] {
  const remark = givenText(row.answer.remark);
  if (remark !== undefined)
    return isRemarkNumber(remark) ? [doubt(row, 'remark_number_without_text', { words: remark })] : [];
  const required = givenKeys(row.answer).some((key) => row.question.remark.requiredWhen.includes(key));
  return required || row.state === 'see_note' ? [doubt(row, 'remark_missing')] : [];
}

/** A target day stands in for the reason of an いいえ; a remark number without its text is a doubt of its own. */
function reasonDoubts(row: Row, template: Template): readonly Doubt[] {
  const { value, answer } = row;
  if (value !== 'no' && value !== 'na' && value !== 'declined') return [];
  if (value === template.targetRequiredWhen || row.state === 'no_with_target') return [];
  if (reasonOf(answer) !== undefined || givenText(answer.remark) !== undefined) return [];
  return [doubt(row, 'reason_missing', { words: value })];
}

function targetDoubts(row: Row, template: Template): readonly Doubt[] {
  if (row.value !== template.targetRequiredWhen) return [];
  const { targetOn } = currentRound(row.answer);
  if (targetOn === undefined) return [doubt(row, 'target_missing')];
  const end = template.form === 'CHECKLIST_VENDOR' ? fiscalYearEnd(template.version) : undefined;
  return end !== undefined && targetOn > end ? [doubt(row, 'target_outside_year', { on: targetOn, other: end })] : [];
}

function choiceDoubts(row: Row): readonly Doubt[] {
  const keys = givenKeys(row.answer);
  const exclusive = row.question.choices.find((choice) => choice.exclusive && keys.includes(choice.key));
  return exclusive !== undefined && keys.length > 1
    ? [doubt(row, 'exclusive_choice', { words: exclusive.label.ja, other: exclusive.label.en })]
    : [];
}

/** A day by which it should have become はい has passed. */
function passedDoubts(row: Row, today: string): readonly Doubt[] {
  const promised =
    row.value === 'yes' ? row.answer.plannedOn : row.value === 'no' ? currentRound(row.answer).targetOn : undefined;
  return promised !== undefined && promised < today ? [doubt(row, 'planned_date_passed', { on: promised })] : [];
}

function named(words: string | undefined): DoubtFacts {
  const given = givenText(words);
  return given === undefined ? {} : { words: given };
}
