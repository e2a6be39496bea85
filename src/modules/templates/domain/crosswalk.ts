import { type Answer, type Answers, BLANK } from './answer.js';
import { type Applicability, askedQuestions } from './applicability.js';
import { takenBy } from './carried-choice.js';
import type { CrosswalkEntry, CrosswalkPair } from './crosswalk-pair.js';
import { joinedRemark } from './joined-remark.js';
import { proposeCrosswalk } from './propose-crosswalk.js';
import { isSameVersion } from './stepping-back.js';
import { type Question, questionsOf, type Template } from './template.js';

/** The answers that a form begins with, every one unconfirmed, and the rows that begin empty. Together: each row that takes an answer, once. */
export interface CarriedOver {
  readonly answers: Answers;
  readonly open: readonly OpenRow[];
}

export interface OpenRow {
  readonly code: string;
  readonly reason: OpenReason;
  /** Rows of the older form to show beside this one. */
  readonly sources: readonly string[];
}

/**
 * Why a row begins empty: `new`, the older form has no such row; `changed_type`, it is answered in another way there; `shown_beside`,
 * the rows are alike but not the same question; `disagree`, several older rows became one and differ in more than their remarks;
 * `no_such_answer`, the word or choice given is not among this row's; `not_asked_before`, `blank_before`, `unreadable_before`: there was nothing to carry.
 */
export type OpenReason =
  | 'new'
  | 'changed_type'
  | 'shown_beside'
  | 'disagree'
  | 'no_such_answer'
  | 'not_asked_before'
  | 'blank_before'
  | 'unreadable_before';

/** Where the answers stood before. */
export interface CarryOrigin {
  readonly revisionId?: string;
}

/**
 * Takes the answers of one form along to another: a later version, or its sister (MDS, SDS). `pair` says how the rows lie on each
 * other (`CrosswalksService.used`); without one they are proposed (`proposeCrosswalk`). Nothing is offered that was not said, and nothing counts before it is confirmed.
 */
export function carryOver(
  from: Template,
  to: Template,
  answers: Answers,
  pair: CrosswalkPair | null,
  origin: CarryOrigin,
): CarriedOver {
  const { map } = pair ?? proposeCrosswalk(from, to);
  const crossing = { from, to, origin, older: olderRows(from, to, answers) };
  const carried = new Map<string, Answer>();
  const open: OpenRow[] = [];
  for (const target of questionsOf(to).filter(({ answerType }) => answerType !== 'group')) {
    const entry = leadingTo(target.code, map);
    const landed = entry === undefined ? 'new' : land(crossing, target, entry);
    if (typeof landed === 'string') open.push({ code: target.code, reason: landed, sources: entry?.from ?? [] });
    else carried.set(target.code, landed);
  }
  return { answers: carried, open };
}

interface Crossing {
  readonly from: Template;
  readonly to: Template;
  readonly origin: CarryOrigin;
  readonly older: ReadonlyMap<string, OlderRow>;
}

/** A row of the older form, what was said to it and whether it was asked. */
interface OlderRow {
  readonly question: Question;
  readonly answer: Answer;
  readonly asked: Applicability | undefined;
}

function olderRows(from: Template, to: Template, answers: Answers): ReadonlyMap<string, OlderRow> {
  const asked = askedQuestions(from, answers);
  const row = (question: Question): OlderRow => {
    const answer = answers.get(question.code) ?? BLANK;
    return {
      question,
      answer: isOneCheck(from, to) ? answer : beyondItsCheck(answer),
      asked: asked.get(question.code),
    };
  };
  return new Map(questionsOf(from).map((question) => [question.code, row(question)]));
}

/** Whether dates and rounds tell of the same check: two descriptions of one form in one version. */
function isOneCheck(from: Template, to: Template): boolean {
  return isSameVersion(from, to) && from.rounds === to.rounds && from.dates.every((date) => to.dates.includes(date));
}

/** What a yearly check list says of the product: its last word. Dates and rounds tell of that check alone, and the first round's words of the first answer. */
function beyondItsCheck(answer: Answer): Answer {
  const { second } = answer;
  if (second !== undefined && second.value !== answer.value) return { value: second.value };
  return without(answer, ['checkedOn', 'targetOn', 'second']);
}

/** The one entry that carries to a row; where none does, all that are shown beside it, as one. */
function leadingTo(code: string, map: readonly CrosswalkEntry[]): CrosswalkEntry | undefined {
  const entries = map.filter((entry) => entry.to.includes(code));
  const [first] = entries;
  const carrying = entries.find((entry) => entry.carryOver !== 'show' && entry.carryOver !== 'none');
  return carrying ?? (first && { ...first, from: entries.flatMap((entry) => entry.from) });
}

function land(crossing: Crossing, target: Question, entry: CrosswalkEntry): Answer | OpenReason {
  const { from, to, origin, older } = crossing;
  const rows = entry.from.flatMap((code) => older.get(code) ?? []);
  if (rows.length === 0) return 'new';
  const reason = reasonToStayOpen(target, entry, rows);
  if (reason !== null) return reason;
  const taken = rows.map(({ question, answer }) =>
    takenBy({ template: to, question: target }, answer, { template: from, question }),
  );
  const [first] = taken;
  if (!first || taken.includes(null)) return 'no_such_answer';
  const remark = joinedRemark(rows);
  if (remark === null) return 'disagree';
  const carriedFrom = { templateId: from.id, questions: entry.from, ...origin, relation: entry.kind };
  return { ...saidIn(first), ...(remark !== undefined && { remark }), carriedFrom };
}

function reasonToStayOpen(target: Question, entry: CrosswalkEntry, rows: readonly OlderRow[]): OpenReason | null {
  if (rows.some(({ question }) => question.answerType !== target.answerType)) return 'changed_type';
  if (entry.carryOver === 'show' || entry.carryOver === 'none') return 'shown_beside';
  return reasonInAnswers(rows);
}

function reasonInAnswers(rows: readonly OlderRow[]): OpenReason | null {
  if (rows.every(({ answer }) => answer.value === 'blank')) {
    return rows.every(({ asked }) => asked === 'not_asked') ? 'not_asked_before' : 'blank_before';
  }
  if (rows.some(({ answer }) => answer.value === 'unreadable')) return 'unreadable_before';
  return new Set(rows.map(({ answer }) => claim(answer))).size > 1 ? 'disagree' : null;
}

const CONFIRMATION = ['carriedFrom', 'confirmedAt'] as const;

/** What an answer says, without where it came from and whether that was confirmed. */
export function saidIn(answer: Answer): Answer {
  return without(answer, CONFIRMATION);
}

function without(answer: Answer, fields: readonly (keyof Answer)[]): Answer {
  const kept = Object.entries(answer).filter(([field]) => !fields.some((left) => left === field));
  return { value: answer.value, ...Object.fromEntries(kept) };
}

/** What an answer claims, equal for answers that claim the same: all that it says but its remark, which stands beside others. */
function claim(answer: Answer): string {
  const said = without(answer, [...CONFIRMATION, 'remark']);
  const keys = said.keys && { keys: [...said.keys].sort() };
  return JSON.stringify(Object.entries({ ...said, ...keys }).sort(([one], [other]) => one.localeCompare(other)));
}
