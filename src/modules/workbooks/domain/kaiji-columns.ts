import type { Bilingual } from '../../../kernel/bilingual.js';
import type { PlannedCell } from '../../../kernel/sheet-plan.js';
import type { Answer } from '../../templates/domain/answer.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { wordsOfChoice } from './choices.js';
import type { ExtraField } from './headings.js';
import { REASON_KINDS, STATES } from './own-words.js';
import { composeRemark } from './remark-fields.js';

export type Language = keyof Bilingual;

/** One column of Kaiji's own layout. */
export interface OwnColumn {
  readonly heading: Bilingual;
  /** In characters. */
  readonly width: number;
  readonly content: (answer: Answer, question: Question, isAsked: boolean) => PlannedCell;
  /** Words to choose from, the same on every row. */
  readonly words?: readonly Bilingual[];
  /** Printed only where a row uses it, so that the rest stays large enough to read. */
  readonly rare?: true;
  /** Share of the paper's width that the other columns leave. */
  readonly stretch?: number;
}

/** Stands in the column of states, where the reader takes it for nothing: being asked follows from the other answers. */
const NOT_ASKED: Bilingual = { ja: '(設問対象外)', en: '(not asked)' };

/** Every field has a column of its own here. */
const NOTHING: ReadonlySet<ExtraField> = new Set();
const text = (value: string | undefined): PlannedCell => value ?? null;
const day = (value: string | undefined): PlannedCell => (value === undefined ? null : { date: value });
const numberOf = ({ code, officialCode }: Question): string => officialCode ?? `${code} ※`;

/** The columns for a form: everything an answer may hold, the second round where the form has one. */
export function ownColumns(template: Template, language: Language): OwnColumn[] {
  const wordOf = (value: string | undefined): PlannedCell =>
    text(template.answerVocabulary.find(({ key }) => key === value)?.label[language]);
  const numbers = questionsOf(template).map((question) => numberOf(question).length);
  const isRepeated = template.rounds > 1;
  return [
    {
      heading: { ja: '番号', en: 'No.' },
      width: Math.max(6, ...numbers) + 3,
      content: (_, question) => numberOf(question),
    },
    { heading: { ja: '設問', en: 'Question' }, width: 44, stretch: 0.6, content: (_, { prompt }) => prompt[language] },
    {
      heading: { ja: '回答', en: 'Answer' },
      width: 13,
      content: (answer, question) => answerIn(answer, question, language, wordOf),
    },
    ...(isRepeated ? [...dates(), ...secondRound(template, wordOf)] : []),
    {
      heading: { ja: '備考', en: 'Remarks' },
      width: 28,
      stretch: 0.4,
      content: (answer) => text(composeRemark(answer, NOTHING, language)),
    },
    ...rareColumns(language),
    ...(isRepeated ? [] : dates().map((column): OwnColumn => ({ ...column, rare: true }))),
  ];
}

function rareColumns(language: Language): OwnColumn[] {
  const column = (ja: string, en: string, width: number, content: OwnColumn['content']): OwnColumn => ({
    heading: { ja, en },
    width,
    content,
    rare: true,
  });
  const state: OwnColumn['content'] = ({ value }, _, isAsked) =>
    value === 'declined' || value === 'waiting' ? STATES[value][language] : isAsked ? null : NOT_ASKED[language];
  const kind: OwnColumn['content'] = ({ reason }) => (reason ? REASON_KINDS[reason.kind][language] : null);
  return [
    { ...column('状態', 'State', 14, state), words: Object.values(STATES) },
    { ...column('理由の種類', 'Kind of reason', 13, kind), words: Object.values(REASON_KINDS) },
    column('理由', 'Reason', 20, ({ reason }) => text(reason?.text)),
    column('対応予定日', 'Planned on', 13, ({ plannedOn }) => day(plannedOn)),
    column('条件', 'Condition', 16, ({ condition }) => text(condition)),
    column('回答待ちの相手', 'Waiting for', 17, ({ waitingFor }) => text(waitingFor)),
    column('責任分界', 'Responsibility', 16, ({ responsibility }) => text(responsibility)),
  ];
}

function dates(): OwnColumn[] {
  return [
    { heading: { ja: '日付', en: 'Date' }, width: 12, content: ({ checkedOn }) => day(checkedOn) },
    { heading: { ja: '目標日', en: 'Target date' }, width: 12, content: ({ targetOn }) => day(targetOn) },
  ];
}

function secondRound({ answerVocabulary }: Template, wordOf: (value: string | undefined) => PlannedCell): OwnColumn[] {
  return [
    {
      heading: { ja: '2回目', en: '2nd answer' },
      width: 9,
      content: ({ second }) => wordOf(second?.value),
      words: answerVocabulary.map(({ label }) => label),
    },
    { heading: { ja: '2回目 日付', en: '2nd date' }, width: 12, content: ({ second }) => day(second?.checkedOn) },
    {
      heading: { ja: '2回目 目標日', en: '2nd target date' },
      width: 12,
      content: ({ second }) => day(second?.targetOn),
    },
  ];
}

function answerIn(
  answer: Answer,
  question: Question,
  language: Language,
  wordOf: (value: string) => PlannedCell,
): PlannedCell {
  if (answer.value === 'choice') return wordsOfChoice(question, answer, language);
  if (answer.value === 'text') return question.answerType === 'date' ? day(answer.text) : text(answer.text);
  return wordOf(answer.value);
}
