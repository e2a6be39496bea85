import type { Bilingual } from '../../../kernel/bilingual.js';
import { answerKeys } from '../../templates/domain/answer-keys.js';
import type { Answer, AnswerValue } from '../../templates/domain/answer.js';
import type { AnswerType, Question, Template } from '../../templates/domain/template.js';

/** Why an answer does not fit its row: `field` of the answer, a stable code, words for the person. */
export interface AnswerFault {
  readonly field: keyof Answer;
  readonly code: string;
  readonly detail: Bilingual;
}

/** Everything about an answer that its row cannot take. What is only doubtful (no reason, a day in the past) is a finding, not a fault. */
export function answerFaults(template: Template, question: Question, answer: Answer): readonly AnswerFault[] {
  if (question.answerType === 'group') return [fault('value', 'heading')];
  return [...valueFaults(template, question, answer), ...strayFields(template, question, answer)];
}

/** Said of any row: nothing, a refusal, another's turn. */
const OPEN: readonly AnswerValue[] = ['blank', 'declined', 'waiting'];

function valueFaults(template: Template, question: Question, answer: Answer): readonly AnswerFault[] {
  const { value } = answer;
  if (OPEN.includes(value)) return [];
  if (value === 'text') return textFaults(question, answer);
  if (value === 'choice') return choiceFaults(template, question, answer);
  const takesWords = question.answerType === 'yes_no_na' || question.answerType === 'yes_no';
  return takesWords && answerKeys(template, question).includes(value) ? [] : [fault('value', 'not_a_word_of_this_row')];
}

/** A word of the vendor's own (`text` alone) may stand for a choice that the form does not offer. */
function choiceFaults(template: Template, question: Question, answer: Answer): readonly AnswerFault[] {
  const field = CHOSEN_IN[question.answerType];
  if (field === undefined) return [fault('value', 'not_a_word_of_this_row')];
  const given = [answer[field] ?? []].flat();
  const known = answerKeys(template, question);
  if (given.some((key) => !known.includes(key))) return [fault(field, 'not_a_choice')];
  return given.length > 0 || hasText(answer.text) ? [] : [fault(field, 'nothing_chosen')];
}

const CHOSEN_IN: Readonly<Partial<Record<AnswerType, 'key' | 'keys'>>> = { choice: 'key', multi_choice: 'keys' };

function textFaults({ answerType }: Question, { text }: Answer): readonly AnswerFault[] {
  if (answerType !== 'text' && answerType !== 'date') return [fault('value', 'not_a_word_of_this_row')];
  if (!hasText(text)) return [fault('text', 'nothing_written')];
  return answerType === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? [fault('text', 'no_date')] : [];
}

/** Where a field has a meaning, as a rule and in words that follow the field's name. */
interface Fitting {
  readonly fits: (template: Template, question: Question, answer: Answer) => boolean;
  readonly goesWith: Bilingual;
}

const WITH_YES: Fitting = {
  fits: (_, __, { value }) => value === 'yes',
  goesWith: { ja: '「はい」(value: yes)の回答', en: 'はい (value: yes)' },
};

/** Where fields have a meaning; anywhere else they would be kept and shown by nobody. */
const FITTINGS: Readonly<Partial<Record<keyof Answer, Fitting>>> = {
  key: {
    fits: (_, { answerType }, { value }) => value === 'choice' && answerType === 'choice',
    goesWith: { ja: '一つを選ぶ設問の選択肢(value: choice)', en: 'value: choice of a question that takes one choice' },
  },
  keys: {
    fits: (_, { answerType }, { value }) => value === 'choice' && answerType === 'multi_choice',
    goesWith: {
      ja: '複数を選べる設問の選択肢(value: choice)',
      en: 'value: choice of a question that takes several choices',
    },
  },
  text: {
    fits: (_, __, { value }) => value === 'choice' || value === 'text',
    goesWith: { ja: '記述(value: text)か選択肢(value: choice)の回答', en: 'value: text or value: choice' },
  },
  plannedOn: WITH_YES,
  condition: WITH_YES,
  waitingFor: {
    fits: (_, __, { value }) => value === 'waiting',
    goesWith: { ja: '他者の回答待ち(value: waiting)', en: 'value: waiting' },
  },
  remark: {
    fits: (_, { remark }) => remark.allowed,
    goesWith: { ja: '備考欄のある設問', en: 'questions that have a field for remarks' },
  },
  checkedOn: {
    fits: ({ dates }) => dates.includes('checked_on'),
    goesWith: { ja: '確認日の欄のある様式', en: 'forms that have a day of the check' },
  },
  targetOn: {
    fits: (_, __, { value, second }) => value === 'no' || second?.value === 'no',
    goesWith: { ja: '「いいえ」(value: no)の回答', en: 'いいえ (value: no)' },
  },
  second: {
    fits: ({ rounds }, __, { value }) => rounds > 1 && (value === 'yes' || value === 'no'),
    goesWith: {
      ja: '二回確認する様式の「はい」「いいえ」(value: yes, no)',
      en: 'はい and いいえ (value: yes, no) of forms with two rounds',
    },
  },
};

function strayFields(template: Template, question: Question, answer: Answer): readonly AnswerFault[] {
  return (Object.keys(FITTINGS) as (keyof Answer)[]).flatMap((field) => {
    const fitting = FITTINGS[field];
    if (answer[field] === undefined || fitting === undefined || fitting.fits(template, question, answer)) return [];
    const { ja, en } = fitting.goesWith;
    const detail = { ja: `${field} が使えるのは${ja}だけです`, en: `goes with ${en} alone` };
    return [{ field, code: 'not_with_this_answer', detail }];
  });
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function fault(field: keyof Answer, code: keyof typeof DETAILS): AnswerFault {
  return { field, code, detail: DETAILS[code] };
}

const DETAILS = {
  heading: { ja: '見出しの行には回答できません', en: 'is a heading and takes no answer' },
  not_a_word_of_this_row: { ja: 'この設問では選べない回答です', en: 'is no answer to this question' },
  not_a_choice: { ja: 'この設問の選択肢にありません', en: 'is not among the choices of this question' },
  nothing_chosen: { ja: '選択肢を選ぶか、text に記入してください', en: 'needs a choice, or words in text' },
  nothing_written: { ja: '記入してください(空にするには blank)', en: 'must hold words (use blank to empty it)' },
  no_date: { ja: '日付(YYYY-MM-DD)を入れてください', en: 'must be a date (YYYY-MM-DD)' },
} as const satisfies Readonly<Record<string, Bilingual>>;
