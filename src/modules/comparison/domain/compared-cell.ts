import type { Bilingual } from '../../../kernel/bilingual.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { needsText, stateOfCode } from '../../disclosures/domain/packed-codes.js';
import { printedCode } from '../../disclosures/domain/printed-code.js';
import { givenText } from '../../disclosures/domain/reason.js';
import type { State } from '../../disclosures/domain/state.js';
import { givenKeys } from '../../templates/domain/answer-keys.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { AnswerType, Question, Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';

/** A row of a form with its place in the packed codes. */
export interface SourceRow {
  readonly topic: string;
  readonly position: number;
  readonly question: Question;
  readonly section: Bilingual;
  readonly template: Template;
  /** Reads one packed code, and the answer's text only where the code does not say all; equal codes share one cell. */
  readonly read: (code: string, answer: Answer | undefined) => ComparedCell;
}

/**
 * What one product says to one row. Beside the states of an answer: `not_in_form`, its form does not ask this; `not_in_version`,
 * its form is an older version that does not ask this yet, which is a gap (the older form is acceptable, what is new is missing).
 */
export interface ComparedCell {
  readonly state: State | 'not_in_form' | 'not_in_version';
  /** The packed code; empty where the form has no such row. */
  readonly code: string;
  readonly answerType?: AnswerType;
  /** The choices taken, by key. */
  readonly keys?: readonly string[];
  /** Free text, a choice's own word, or the note of 注記参照. */
  readonly text?: string;
  /** Where it stands in the product's own form: stable name and what is printed. */
  readonly sourceQuestion?: string;
  readonly sourceCode?: string;
}

/** The answered rows of a form by topic, in printed order. */
export function sourceRows(template: Template): ReadonlyMap<string, SourceRow> {
  const rows = template.sections.flatMap((section) =>
    section.questions.map((question) => ({ question, section: section.title })),
  );
  return new Map(
    rows.flatMap(({ question, section }, position): [string, SourceRow][] => {
      const topic = topicKey(question);
      return question.answerType === 'group'
        ? []
        : [[topic, { topic, position, question, section, template, read: cellReader(question) }]];
    }),
  );
}

function cellReader(question: Question): SourceRow['read'] {
  const known = new Map<string, ComparedCell>();
  return (code, answer) => {
    if (needsText(code)) return comparedCell(question, code, answer);
    const cell = known.get(code) ?? comparedCell(question, code, undefined);
    known.set(code, cell);
    return cell;
  };
}

function comparedCell(question: Question, code: string, answer: Answer | undefined): ComparedCell {
  const state = stateOfCode(code);
  if (state === undefined) throw new RuleViolation('comparison.unknown-code', { question: question.code, code });
  if (answer === undefined && needsText(code))
    throw new RuleViolation('comparison.text-missing', { question: question.code });
  return {
    state,
    code,
    answerType: question.answerType,
    sourceQuestion: question.code,
    sourceCode: printedCode(question),
    ...(state === 'choice' ? { keys: choiceAt(question, code) } : answer === undefined ? {} : words(state, answer)),
  };
}

function choiceAt(question: Question, code: string): readonly string[] {
  const choice = question.choices[Number(code) - 1];
  return choice === undefined ? [] : [choice.key];
}

function words(state: State, answer: Answer): Pick<ComparedCell, 'keys' | 'text'> {
  const text = givenText(state === 'see_note' ? answer.remark : answer.text);
  const keys = givenKeys({ ...answer, value: 'choice' });
  return { ...(keys.length === 0 ? {} : { keys }), ...(text === undefined ? {} : { text }) };
}
