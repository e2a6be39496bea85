import type { Bilingual } from '../../../kernel/bilingual.js';
import type { PlannedCell } from '../../../kernel/sheet-plan.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { Question, Template } from '../../templates/domain/template.js';
import { wordsOfChoice } from './choices.js';
import { REASON_KINDS, STATES } from './own-words.js';

export type Language = keyof Bilingual;

/** One column of Kaiji's own layout. */
export interface OwnColumn {
  readonly heading: Bilingual;
  /** In characters. */
  readonly width: number;
  readonly content: (answer: Answer, question: Question) => PlannedCell;
  /** Words to choose from, the same on every row. */
  readonly words?: readonly Bilingual[];
}

const text = (value: string | undefined): PlannedCell => value ?? null;
const day = (value: string | undefined): PlannedCell => (value === undefined ? null : { date: value });

/** The columns for a form: everything an answer may hold, the second round where the form has one. */
export function ownColumns(template: Template, language: Language): OwnColumn[] {
  const wordOf = (value: string | undefined): PlannedCell => text(template.answerVocabulary.find(({ key }) => key === value)?.label[language]);
  const column = (ja: string, en: string, width: number, content: OwnColumn['content'], words?: readonly Bilingual[]): OwnColumn =>
    words ? { heading: { ja, en }, width, content, words } : { heading: { ja, en }, width, content };
  return [
    column('番号', 'No.', 9, (_, { code, officialCode }) => officialCode ?? `${code} ※`),
    column('設問', 'Question', 56, (_, { prompt }) => prompt[language]),
    column('回答', 'Answer', 16, (answer, question) => answerIn(answer, question, language, wordOf)),
    column('備考', 'Remarks', 40, ({ remark }) => text(remark)),
    column('状態', 'State', 12, ({ value }) => (value === 'declined' || value === 'waiting' ? STATES[value][language] : null), Object.values(STATES)),
    column('理由の種類', 'Kind of reason', 12, ({ reason }) => (reason ? REASON_KINDS[reason.kind][language] : null), Object.values(REASON_KINDS)),
    column('理由', 'Reason', 30, ({ reason }) => text(reason?.text)),
    column('対応予定日', 'Planned on', 12, ({ plannedOn }) => day(plannedOn)),
    column('条件', 'Condition', 24, ({ condition }) => text(condition)),
    column('回答待ちの相手', 'Waiting for', 20, ({ waitingFor }) => text(waitingFor)),
    column('責任分界', 'Responsibility', 24, ({ responsibility }) => text(responsibility)),
    column('日付', 'Date', 12, ({ checkedOn }) => day(checkedOn)),
    column('目標日', 'Target date', 12, ({ targetOn }) => day(targetOn)),
    ...(template.rounds > 1 ? secondRound(template, column, wordOf) : []),
  ];
}

function secondRound(
  { answerVocabulary }: Template,
  column: (ja: string, en: string, width: number, content: OwnColumn['content'], words?: readonly Bilingual[]) => OwnColumn,
  wordOf: (value: string | undefined) => PlannedCell,
): OwnColumn[] {
  return [
    column('2回目', '2nd answer', 9, ({ second }) => wordOf(second?.value), answerVocabulary.map(({ label }) => label)),
    column('2回目 日付', '2nd date', 12, ({ second }) => day(second?.checkedOn)),
    column('2回目 目標日', '2nd target date', 12, ({ second }) => day(second?.targetOn)),
  ];
}

function answerIn(answer: Answer, question: Question, language: Language, wordOf: (value: string) => PlannedCell): PlannedCell {
  if (answer.value === 'choice') return wordsOfChoice(question, answer, language);
  if (answer.value === 'text') return question.answerType === 'date' ? day(answer.text) : text(answer.text);
  return wordOf(answer.value);
}
