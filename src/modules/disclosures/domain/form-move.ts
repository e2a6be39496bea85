import { type Answer, BLANK } from '../../templates/domain/answer.js';
import type { CrosswalkEntry } from '../../templates/domain/crosswalk-pair.js';
import { type CarriedOver, type OpenReason, saidIn } from '../../templates/domain/crosswalk.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { type DraftAnswer, positionsOf } from './draft.js';
import { printedCode } from './printed-code.js';
import { sameQuestions } from './same-questions.js';

/** A row of a draft as it stands on the form that the draft moved to. */
export interface MovedRow extends Pick<DraftAnswer, 'code' | 'answer' | 'place' | 'assigneeId' | 'rowVersion'> {
  readonly position: number;
}

/** What a row of the former form held that did not come along, and why: nothing took its place (`dropped`), or what did stays open. */
export interface LeftRow {
  /** The row's stable name in the former form, and what the form prints for it. */
  readonly question: string;
  readonly code: string;
  readonly answer: Answer;
  readonly assigneeId: string | null;
  readonly reason: OpenReason | 'dropped';
  /** Rows of the form now that are nearest to it. */
  readonly beside: readonly string[];
}

export interface FormMove {
  readonly rows: readonly MovedRow[];
  readonly left: readonly LeftRow[];
  /** How many answers stand as they were, and how many wait for being confirmed. */
  readonly kept: number;
  readonly unconfirmed: number;
}

/**
 * The rows of a draft on another form: `carried` = its answers taken along by `map` (`carryOver`). Where the question is the same beyond
 * doubt, the answer stays as it was; else it is unconfirmed. Places and colleagues go where the row goes.
 */
export function moveToForm(
  from: Template,
  to: Template,
  map: readonly CrosswalkEntry[],
  rows: readonly DraftAnswer[],
  carried: CarriedOver,
): FormMove {
  const same = sameQuestions(from, to, map);
  const before = new Map(rows.map((row) => [row.code, row]));
  const goes = destinations(map);
  const former = positionsOf(from);
  // Whoever still has the former form open saves by a version that is gone: no answer lands on another question of the same number.
  const rowVersion = Math.max(0, ...rows.map((row) => row.rowVersion)) + 1;
  const moved = [...positionsOf(to)].flatMap(([code, position]): readonly MovedRow[] => {
    const older = (goes.get(code) ?? []).flatMap((source) => before.get(source) ?? []);
    const answer = answerOn(code, carried, before.get(same.get(code) ?? ''));
    const assigneeId = firstOf(older, 'assigneeId');
    if (answer === undefined && assigneeId === null && !former.has(code)) return [];
    const place = answer === undefined ? null : firstOf(older, 'place');
    return [{ code, position, answer: answer ?? BLANK, place, assigneeId, rowVersion }];
  });
  const kept = [...carried.answers.keys()].filter((code) => same.has(code)).length;
  const assigned = moved.flatMap(({ code, assigneeId }) =>
    (goes.get(code) ?? []).map((source) => `${source},${String(assigneeId)}`),
  );
  return {
    rows: moved,
    left: leftRows(from, map, rows, carried, new Set(assigned)),
    kept,
    unconfirmed: carried.answers.size - kept,
  };
}

/** What the first of the rows that has it says. */
function firstOf<F extends 'assigneeId' | 'place'>(rows: readonly DraftAnswer[], field: F): DraftAnswer[F] | null {
  return rows.find((row) => row[field] !== null)?.[field] ?? null;
}

/** The rows that each row of the newer form comes from, where an answer may go along. */
function destinations(map: readonly CrosswalkEntry[]): ReadonlyMap<string, readonly string[]> {
  const carrying = map.filter(({ carryOver }) => carryOver !== 'show' && carryOver !== 'none');
  return new Map(carrying.flatMap(({ from, to }) => to.map((code) => [code, from] as const)));
}

/** The same question keeps what it said of being carried and confirmed. */
function answerOn(code: string, { answers }: CarriedOver, same: DraftAnswer | undefined): Answer | undefined {
  const answer = answers.get(code);
  if (answer === undefined || same === undefined) return answer;
  const { carriedFrom, confirmedAt } = same.answer;
  return { ...saidIn(answer), ...(carriedFrom && { carriedFrom }), ...(confirmedAt !== undefined && { confirmedAt }) };
}

/** `assigned` = rows and colleagues that went along, as `row,colleague`. */
function leftRows(
  from: Template,
  map: readonly CrosswalkEntry[],
  rows: readonly DraftAnswer[],
  carried: CarriedOver,
  assigned: ReadonlySet<string>,
): readonly LeftRow[] {
  const taken = new Set([...carried.answers.values()].flatMap(({ carriedFrom }) => carriedFrom?.questions ?? []));
  const questions = new Map(questionsOf(from).map((question) => [question.code, question]));
  return rows.flatMap(({ code, answer, assigneeId }): readonly LeftRow[] => {
    const isAlong = isEmpty(answer) || taken.has(code);
    const isAssigned = assigneeId === null || assigned.has(`${code},${assigneeId}`);
    const question = questions.get(code);
    if (question === undefined || (isAlong && isAssigned)) return [];
    const beside = map.filter((entry) => entry.from.includes(code)).flatMap((entry) => entry.to);
    const reason = carried.open.find((open) => beside.includes(open.code))?.reason ?? 'dropped';
    return [{ question: code, code: printedCode(question), answer, assigneeId, reason, beside }];
  });
}

const isEmpty = (answer: Answer): boolean => answer.value === 'blank' && Object.keys(answer).length === 1;
