import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { stateOfCode } from './packed-codes.js';
import type { State } from './state.js';

/** What an answer says beyond its character, by the row's position (text, as JSON has it): the answer without a `value` that the character implies. */
export type PackedTexts = Readonly<Record<string, Partial<Answer>>>;

/** What is left to store of answers beside their characters. Together with `codes` it gives the answers back exactly. */
export function packTexts(template: Template, codes: string, answers: Answers): PackedTexts {
  const rest = questionsOf(template).flatMap((question, position): [string, Partial<Answer>][] => {
    const beyond = beyondCode(impliedBy(codes.charAt(position), question), answers.get(question.code) ?? BLANK);
    return beyond === null ? [] : [[String(position), beyond]];
  });
  return Object.fromEntries(rest);
}

/** The answers of a sealed revision; rows without one are blank. */
export function unpackAnswers(template: Template, codes: string, texts: PackedTexts): Answers {
  const beyond = new Map(Object.entries(texts));
  return new Map(
    questionsOf(template).flatMap((question, position): [string, Answer][] => {
      const implied = impliedBy(codes.charAt(position), question);
      const answer = withRest(implied, beyond.get(String(position)));
      return answer.value === 'blank' && Object.keys(answer).length === 1 ? [] : [[question.code, answer]];
    }),
  );
}

/** The least that a row says whose character is this one. */
function impliedBy(code: string, question: Question): Answer {
  const state = stateOfCode(code);
  if (state === 'choice') return impliedChoice(question, Number(code) - 1);
  return (state && IMPLIED[state]) ?? BLANK;
}

function impliedChoice({ answerType, choices }: Question, index: number): Answer {
  const key = choices[index]?.key ?? '';
  return answerType === 'multi_choice' ? { value: 'choice', keys: [key] } : { value: 'choice', key };
}

const YES: Answer = { value: 'yes' };
const NO: Answer = { value: 'no' };
const NA: Answer = { value: 'na' };

const IMPLIED: Readonly<Partial<Record<State, Answer>>> = {
  yes: YES,
  yes_planned: YES,
  yes_conditional: YES,
  no: NO,
  no_without_reason: NO,
  no_with_target: NO,
  na: NA,
  na_without_reason: NA,
  see_note: { value: 'see_note' },
  declined: { value: 'declined' },
  waiting: { value: 'waiting' },
  text: { value: 'text' },
};

/** Null where the character says it all. An answer that is not what the character implies is kept whole, with its `value`. */
function beyondCode(implied: Answer, answer: Answer): Partial<Answer> | null {
  if (!startsWith(answer, implied)) return answer;
  const rest = Object.entries(answer).filter(([field]) => !(field in implied));
  return rest.length === 0 ? null : Object.fromEntries(rest);
}

function withRest(implied: Answer, rest: Partial<Answer> | undefined): Answer {
  if (rest === undefined) return implied;
  const { value } = rest;
  return value === undefined ? { ...implied, ...rest } : { ...rest, value };
}

function startsWith(answer: Answer, implied: Answer): boolean {
  return answer.value === implied.value && answer.key === implied.key && sameKeys(answer.keys, implied.keys);
}

function sameKeys(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one?.length === other?.length && (one ?? []).every((key, index) => key === other?.[index]);
}
