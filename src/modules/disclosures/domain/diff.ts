import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { questionsByTopic } from '../../templates/domain/topics.js';
import type { Question, Template } from '../../templates/domain/template.js';
import { printedCode } from './printed-code.js';
import { isUnconfirmed, rowStates, type State } from './state.js';

/** A revision as its readers see it. */
export interface RevisionContent {
  readonly template: Template;
  readonly header: Readonly<Record<string, string>>;
  readonly answers: Answers;
}

/** One row on one side: its stable name, what is printed for it, what it says. */
export interface Side {
  readonly question: string;
  readonly code: string;
  readonly state: State;
  readonly answer: Answer;
}

/** What a form asks of a row. */
export type FormAspect = 'number' | 'wording' | 'answer_type' | 'choices' | 'condition' | 'remark';

/** What a vendor says to a row; `asked` = the row came to be asked or not by an answer elsewhere. */
export type AnswerAspect = (typeof COMPARED)[number] | 'confirmation' | 'asked';

/** One difference. What the form did (`form…`, `row…`) and what the vendor did (`answer`, `header`) are never mixed in one change. */
export type Change =
  | { readonly kind: 'form'; readonly before: string; readonly after: string }
  | { readonly kind: 'row_added'; readonly topic: string; readonly after: Side }
  | { readonly kind: 'row_removed'; readonly topic: string; readonly before: Side }
  | {
      readonly kind: 'row_changed';
      readonly topic: string;
      readonly before: Side;
      readonly after: Side;
      readonly aspects: readonly FormAspect[];
    }
  | {
      readonly kind: 'answer';
      readonly topic: string;
      readonly before: Side;
      readonly after: Side;
      readonly aspects: readonly AnswerAspect[];
    }
  | { readonly kind: 'header'; readonly key: string; readonly before?: string; readonly after?: string };

/** Everything that differs between two revisions, also of different forms: rows are joined by topic. The newer one's order. */
export function diff(older: RevisionContent, newer: RevisionContent): readonly Change[] {
  return [...formChanges(older, newer), ...headerChanges(older.header, newer.header), ...rowChanges(older, newer)];
}

function formChanges({ template: one }: RevisionContent, { template: other }: RevisionContent): readonly Change[] {
  return one.id === other.id ? [] : [{ kind: 'form', before: one.id, after: other.id }];
}

function headerChanges(older: RevisionContent['header'], newer: RevisionContent['header']): readonly Change[] {
  const [before, after] = [new Map(Object.entries(older)), new Map(Object.entries(newer))];
  const keys = [...new Set([...after.keys(), ...before.keys()])].filter((key) => before.get(key) !== after.get(key));
  return keys.map((key) => ({
    kind: 'header',
    key,
    ...optional('before', before.get(key)),
    ...optional('after', after.get(key)),
  }));
}

function optional<K extends string>(key: K, text: string | undefined): { readonly [P in K]?: string } {
  return text === undefined ? {} : ({ [key]: text } as { readonly [P in K]: string });
}

function rowChanges(older: RevisionContent, newer: RevisionContent): readonly Change[] {
  const [before, after] = [sidesOf(older), sidesOf(newer)];
  const kept = [...after].flatMap(([topic, now]): readonly Change[] => {
    const then = before.get(topic);
    return then === undefined ? [{ kind: 'row_added', topic, after: now.side }] : rowChange(topic, then, now);
  });
  const gone = [...before].filter(([topic]) => !after.has(topic));
  return [...kept, ...gone.map(([topic, { side }]): Change => ({ kind: 'row_removed', topic, before: side }))];
}

interface PlacedSide {
  readonly question: Question;
  readonly side: Side;
}

function rowChange(topic: string, then: PlacedSide, now: PlacedSide): readonly Change[] {
  const sides = { topic, before: then.side, after: now.side };
  const form = formAspects(then.question, now.question);
  const answer = answerAspects(then.side, now.side);
  return [
    ...(form.length === 0 ? [] : [{ kind: 'row_changed' as const, ...sides, aspects: form }]),
    ...(answer.length === 0 ? [] : [{ kind: 'answer' as const, ...sides, aspects: answer }]),
  ];
}

function sidesOf({ template, answers }: RevisionContent): ReadonlyMap<string, PlacedSide> {
  const states = rowStates(template, answers);
  return new Map(
    [...questionsByTopic(template)].map(([topic, question]) => {
      const { code } = question;
      const answer = answers.get(code) ?? BLANK;
      return [
        topic,
        { question, side: { question: code, code: printedCode(question), state: states.get(code) ?? 'blank', answer } },
      ];
    }),
  );
}

const ASPECTS: Readonly<Record<FormAspect, (question: Question) => unknown>> = {
  number: printedCode,
  wording: ({ prompt }) => prompt,
  answer_type: ({ answerType }) => answerType,
  choices: ({ choices }) => choices,
  condition: ({ visibleWhen, requiredWhen }) => [visibleWhen, requiredWhen],
  remark: ({ remark }) => remark,
};

function formAspects(then: Question, now: Question): readonly FormAspect[] {
  const aspects = Object.keys(ASPECTS) as FormAspect[];
  return then === now ? [] : aspects.filter((aspect) => !isSame(ASPECTS[aspect](then), ASPECTS[aspect](now)));
}

const COMPARED = [
  'value',
  'key',
  'keys',
  'text',
  'remark',
  'plannedOn',
  'condition',
  'reason',
  'waitingFor',
  'responsibility',
  'checkedOn',
  'targetOn',
  'second',
] as const satisfies readonly (keyof Answer)[];

/** Where an answer was carried over from is no change of what it says; whether it is confirmed is one. */
function answerAspects(then: Side, now: Side): readonly AnswerAspect[] {
  const [before, after] = [inOneOrder(then.answer), inOneOrder(now.answer)];
  const said = COMPARED.filter((field) => !isSame(before[field], after[field]));
  const confirmation = isUnconfirmed(then.answer) !== isUnconfirmed(now.answer);
  const asked = (then.state === 'not_asked') !== (now.state === 'not_asked');
  return [...said, ...(confirmation ? (['confirmation'] as const) : []), ...(asked ? (['asked'] as const) : [])];
}

/** In which order several choices were ticked says nothing. */
function inOneOrder(answer: Answer): Answer {
  return answer.keys === undefined ? answer : { ...answer, keys: answer.keys.toSorted() };
}

/** The same plain values, in whatever order their members were stored. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isStructure(one) || !isStructure(other)) return one === other;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
