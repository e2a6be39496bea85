import type { Bilingual } from '../../../kernel/bilingual.js';
import { isOlderForm } from '../../disclosures/domain/form-age.js';
import { rowStates, type State } from '../../disclosures/domain/state.js';
import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import type { ItemNote, Judgement } from '../../templates/domain/profile.js';
import { type FormKind, type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import type { JudgedProfile, JudgingDays, WantedRow } from './judged-profile.js';
import { judgeRow, type RowRuleName, type RowVerdict } from './row-rule.js';
import { reasonWords } from './rule-words.js';
import { type RowHead, rowHead, wantedHead } from './wanted-rows.js';
import { countOutcomes, type OutcomeCounts, type Whole, wholeOf } from './whole.js';

/** What a product has published on one form and stands by, as far as the hospital may read it. */
export interface PublishedForm {
  readonly revisionId: string;
  readonly template: Template;
  readonly answers: Answers;
}

/** What a product answers with: what may be read, and on which families of forms there is more on request. */
export interface AnsweringProduct {
  readonly published: readonly PublishedForm[];
  readonly onRequest: readonly FormKind[];
}

/** The treatment of one row by the hospital (残存リスク対応), found by the revision's form and the row's topic. */
export interface RowTreatment {
  readonly form: FormKind;
  readonly topic: string;
  /** Whether the row is taken care of by it today. */
  readonly counts: boolean;
}

/** One row of a profile, judged; where no published form has it, it is named as the form asks it that does. */
export interface JudgedRow<T extends RowTreatment = RowTreatment> extends RowHead {
  /** Its place among the rows of the profile, from 0. */
  readonly place: number;
  /** The revision that answers; null where none has the row. */
  readonly revisionId: string | null;
  readonly state: State | null;
  readonly answer: Answer | null;
  readonly judgement: Judgement;
  readonly rule: RowRuleName;
  readonly reason: Bilingual;
  /** What the profile notes on the row. */
  readonly note: string | null;
  readonly treatment: T | null;
}

/** How a product stands to a profile. `ask_for_access` and `not_published`: there was nothing to judge; the first is no gap. */
export type Standing = 'judged' | 'ask_for_access' | 'not_published';

/** A profile judged on one product. */
export interface ProfileJudgement<T extends RowTreatment = RowTreatment> {
  readonly standing: Standing;
  readonly whole: Whole;
  readonly counts: OutcomeCounts;
  /** Families of forms, of those that count, on which there is more that is shown on request. */
  readonly onRequest: readonly FormKind[];
  /** In the order of the profile. */
  readonly rows: readonly JudgedRow<T>[];
}

/**
 * Judges a product by a profile, row by row and as a whole. A wanted topic is judged on every form of the product that asks it, so that
 * MDS and SDS are both looked at; one that none of them asks is open.
 */
export function judgeProfile<T extends RowTreatment>(
  profile: JudgedProfile,
  { published, onRequest }: AnsweringProduct,
  treatments: readonly T[],
  days: JudgingDays,
): ProfileJudgement<T> {
  const families = new Set(profile.wanted.flatMap(({ forms }) => forms));
  const looked = published.filter(({ template }) => families.has(template.form)).map(lookAt);
  const hidden = onRequest.filter((form) => families.has(form));
  const notes = new Map(profile.itemNotes.map((note) => [note.topic, note]));
  const context: Context<T> = { profile, notes, looked, hidden, days, treatmentOf: byRow(treatments) };
  const rows = looked.length === 0 ? [] : profile.wanted.flatMap((wanted, at) => judgeWanted(wanted, at, context));
  const outcomes = rows.map(({ judgement, treatment }) => ({ judgement, treated: treatment?.counts === true }));
  const standing = looked.length > 0 ? 'judged' : hidden.length > 0 ? 'ask_for_access' : 'not_published';
  return {
    standing,
    whole: wholeOf(outcomes, profile.complete),
    counts: countOutcomes(outcomes),
    onRequest: hidden,
    rows,
  };
}

interface LookedAt extends PublishedForm {
  readonly states: ReadonlyMap<string, State>;
  /** Answered rows by topic, each kind of equipment of it. */
  readonly byTopic: ReadonlyMap<string, readonly Question[]>;
}

interface Context<T extends RowTreatment> {
  readonly profile: JudgedProfile;
  readonly notes: ReadonlyMap<string, ItemNote>;
  readonly looked: readonly LookedAt[];
  readonly hidden: readonly FormKind[];
  readonly days: JudgingDays;
  readonly treatmentOf: (form: FormKind, topic: string) => T | null;
}

function lookAt(form: PublishedForm): LookedAt {
  const answered = questionsOf(form.template).filter(({ answerType }) => answerType !== 'group');
  const byTopic = new Map<string, Question[]>();
  for (const question of answered)
    for (const key of new Set([question.topic, topicKey(question)]))
      byTopic.set(key, [...(byTopic.get(key) ?? []), question]);
  return { ...form, states: rowStates(form.template, form.answers), byTopic };
}

function byRow<T extends RowTreatment>(treatments: readonly T[]): Context<T>['treatmentOf'] {
  const known = new Map(treatments.map((treatment) => [`${treatment.form} ${treatment.topic}`, treatment]));
  return (form, topic) => known.get(`${form} ${topic}`) ?? null;
}

function judgeWanted<T extends RowTreatment>(wanted: WantedRow, place: number, context: Context<T>): JudgedRow<T>[] {
  const fitting = context.looked.filter(({ template }) => wanted.forms.includes(template.form));
  const rows = fitting.flatMap((form) =>
    rowsIn(form, wanted).flatMap((question) => judgeAnswered(form, question, context) ?? []),
  );
  const judged = rows.length > 0 ? rows : [unanswered(wanted, fitting, context)];
  return judged.map((row) => ({ place, ...row }));
}

/** The row itself on the form that the profile names, else what asks the same. */
function rowsIn({ template, byTopic }: LookedAt, { topic, asking, byNumber }: WantedRow): readonly Question[] {
  const [named] = asking;
  return byNumber && named?.template.id === template.id ? [named.question] : (byTopic.get(topic) ?? []);
}

type FoundRow<T extends RowTreatment> = Omit<JudgedRow<T>, 'place'>;

function judgeAnswered<T extends RowTreatment>(
  form: LookedAt,
  question: Question,
  { profile, notes, days, treatmentOf }: Context<T>,
): FoundRow<T> | undefined {
  const { template, revisionId } = form;
  // A note on a topic holds for every kind of equipment; one with `@scope` for that alone.
  const note = notes.get(topicKey(question)) ?? notes.get(question.topic);
  const answer = form.answers.get(question.code) ?? BLANK;
  const state = form.states.get(question.code) ?? 'blank';
  const row = { question, answer, state, note, doneElsewhere: doneElsewhere(form, question) };
  const verdict = judgeRow(row, profile.passRule, days);
  return (
    verdict && {
      ...rowHead({ template, question }),
      revisionId,
      state,
      answer,
      ...judged(verdict),
      note: note?.note ?? null,
      treatment: treatmentOf(template.form, topicKey(question)),
    }
  );
}

/** Rows that はい may answer with a plan, and the topic whose はい says that it is done. */
const PLAN_ROWS: ReadonlyMap<string, string> = new Map([['auth.two_factor_plan', 'auth.two_factor']]);

function doneElsewhere({ byTopic, states }: LookedAt, { topic }: Question): boolean | undefined {
  const doing = PLAN_ROWS.get(topic);
  if (doing === undefined) return undefined;
  return (byTopic.get(doing) ?? []).some(({ code }) => states.get(code) === 'yes');
}

function unanswered<T extends RowTreatment>(
  wanted: WantedRow,
  fitting: readonly LookedAt[],
  { hidden, treatmentOf }: Context<T>,
): FoundRow<T> {
  const families = fitting.map(({ template }) => template.form);
  const about = wantedHead(wanted, families);
  const [treatment] = families.flatMap((form) => treatmentOf(form, about.topic) ?? []);
  return {
    ...about,
    revisionId: null,
    state: null,
    answer: null,
    ...judged({ judgement: 'open', rule: whyUnanswered(wanted, fitting, hidden) }),
    note: null,
    treatment: treatment ?? null,
  };
}

function whyUnanswered(
  { forms, asking }: WantedRow,
  fitting: readonly LookedAt[],
  hidden: readonly FormKind[],
): RowRuleName {
  if (hidden.some((form) => forms.includes(form))) return 'on_request';
  const isOlder = ({ template }: LookedAt): boolean => asking.some((asked) => isOlderForm(template, asked.template));
  return fitting.some(isOlder) ? 'not_in_version' : 'not_in_form';
}

const judged = (verdict: RowVerdict): Pick<JudgedRow, 'judgement' | 'rule' | 'reason'> => ({
  judgement: verdict.judgement,
  rule: verdict.rule,
  reason: reasonWords(verdict),
});

const BY_URGENCY: readonly Judgement[] = ['fail', 'exception', 'open', 'pass'];

/** What does not pass first, each with its treatment; otherwise in the order of the profile. */
export function exceptionsFirst<T extends Pick<JudgedRow, 'judgement'>>(rows: readonly T[]): readonly T[] {
  return BY_URGENCY.flatMap((judgement) => rows.filter((row) => row.judgement === judgement));
}
