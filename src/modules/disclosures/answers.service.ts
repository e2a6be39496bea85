import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import type { Answer, Answers } from '#modules/templates/domain/answer.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { requestContext } from '#platform/request-context.js';
import type { AnswerInput, AnswerItem } from './answers.dto.js';
import { countStates } from './domain/counts.js';
import {
  type AnswerPlace,
  answersOf,
  changedAsked,
  positionsOf,
  type SavedAnswer,
  type SavedAnswers,
} from './domain/draft.js';
import { type Edit, type EditFault, judgeEdits, type JudgedEdit } from './domain/edit.js';
import { DraftDeskService, type OpenDraft } from './draft-desk.service.js';
import { DraftsRepository } from './drafts.repository.js';

/** What a person took over from a workbook: rows as the reader read them, also unreadable ones. */
export interface TakenOver {
  readonly answers: Answers;
  /** Where the rows stood in the workbook, by question. */
  readonly places: ReadonlyMap<string, AnswerPlace>;
  /** Fields of the head that the workbook fills. */
  readonly header: Readonly<Record<string, string>>;
  readonly importId: string;
}

/** Writing answers into a draft. Two people on one row never overwrite each other unseen; on two rows they do not wait for each other. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
    private readonly desk: DraftDeskService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `draft.not-found`, `draft.in-review`, `question.not-found`, `answer.invalid` {errors}, `precondition.failed` {current} */
  save(actor: Actor, draftId: string, code: string, rowVersion: number, input: AnswerInput): Promise<SavedAnswer> {
    return this.database.transaction(actor, async (tx) => {
      const draft = await this.desk.openToEdit(tx, actor, draftId);
      if (!positionsOf(draft.template).has(code)) throw new RuleViolation('question.not-found', { code });
      const judged = judgeEdits(
        draft.template,
        draft.rows,
        [{ code, rowVersion, answer: answerOf(input) }],
        this.now(),
      );
      refuseFaults(judged.faults, (fault) => fault.pointer.replace(/^\/answer/, ''));
      const [current] = judged.conflicts;
      if (current) throw new RuleViolation('precondition.failed', { current: said(current) });
      const { answers, ...changed } = await this.write(tx, actor, draft, judged.edits);
      return { ...(answers[0] ?? { code, answer: answerOf(input), rowVersion }), ...changed };
    });
  }

  /** All of them or none. @throws as `save`; `errors` and `current` tell every row concerned */
  saveMany(actor: Actor, draftId: string, items: readonly AnswerItem[]): Promise<SavedAnswers> {
    return this.database.transaction(actor, async (tx) => {
      const draft = await this.desk.openToEdit(tx, actor, draftId);
      const { edits, faults, conflicts } = judgeEdits(draft.template, draft.rows, items.map(editOf), this.now());
      refuseFaults(faults, ({ index, pointer }) => `/answers/${index}${pointer}`);
      if (conflicts.length > 0) throw new RuleViolation('precondition.failed', { current: conflicts.map(said) });
      return this.write(tx, actor, draft, edits);
    });
  }

  /** Puts what was read from a workbook in place of what stands in those rows, unless the draft is in review. */
  async takeOver(
    tx: Tx,
    actor: Actor,
    draftId: string,
    { answers, places, header, importId }: TakenOver,
  ): Promise<SavedAnswers> {
    const draft = await this.desk.openToEdit(tx, actor, draftId, 'lock');
    const positions = positionsOf(draft.template);
    const versions = new Map(draft.rows.map(({ code, rowVersion }) => [code, rowVersion]));
    const edits = [...answers].flatMap(([code, answer]) => {
      const position = positions.get(code);
      const rowVersion = versions.get(code) ?? 0;
      return position === undefined ? [] : [{ code, answer, place: places.get(code) ?? null, position, rowVersion }];
    });
    await this.drafts.update(
      tx,
      actor,
      { ...draft.head, header: { ...draft.head.header, ...header }, importId },
      this.clock.now(),
    );
    return this.write(tx, actor, draft, edits);
  }

  private async write(tx: Tx, actor: Actor, draft: OpenDraft, edits: readonly JudgedEdit[]): Promise<SavedAnswers> {
    const { head, template } = draft;
    const versions = await this.drafts.saveAnswers(tx, actor, head.id, edits, this.clock.now());
    const late = edits.filter(({ position }) => !versions.has(position));
    if (late.length > 0) throw await this.overtaken(tx, actor, draft, late);
    const after = new Map([...draft.answers, ...answersOf(edits)]);
    const changes = edits.map(({ code, answer }) => ({ code, before: draft.answers.get(code) ?? null, after: answer }));
    const facts = { questions: edits.map(({ code }) => code) };
    await this.journal.record(tx, actor, { type: 'answers.saved', subjectId: head.id, facts, ownFacts: { changes } });
    return {
      answers: edits.map(({ code, answer, position, rowVersion }) => ({
        code,
        answer,
        rowVersion: versions.get(position) ?? rowVersion,
      })),
      asked: changedAsked(template, draft.answers, after, facts.questions),
      counts: countStates(template, after),
    };
  }

  /** Somebody else saved the row between our reading and our writing. */
  private async overtaken(
    tx: Tx,
    actor: Actor,
    { head }: OpenDraft,
    late: readonly JudgedEdit[],
  ): Promise<RuleViolation> {
    const { rows } = await this.desk.open(tx, actor, head.id);
    const current = rows.filter(({ code }) => late.some((edit) => edit.code === code)).map(said);
    return new RuleViolation('precondition.failed', { current: current.length === 1 ? current[0] : current });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

type Said = Pick<SavedAnswer, 'code' | 'answer' | 'rowVersion'>;

function said({ code, answer, rowVersion }: Said): Said {
  return { code, answer, rowVersion };
}

function editOf({ code, rowVersion, answer, confirm }: AnswerItem): Edit {
  if ((answer === undefined) === (confirm === undefined)) throw new RuleViolation('answer.nothing-said', { code });
  return { code, rowVersion, answer: answer === undefined ? 'confirm' : answerOf(answer) };
}

/** The answer as plain values. */
function answerOf(input: AnswerInput): Answer {
  return JSON.parse(JSON.stringify(input)) as Answer;
}

function refuseFaults(faults: readonly EditFault[], pointerOf: (fault: EditFault) => string): void {
  if (faults.length === 0) return;
  const language = requestContext.getStore()?.language ?? 'ja';
  const errors = faults.map((fault) => ({
    pointer: pointerOf(fault),
    code: fault.code,
    detail: fault.detail[language],
  }));
  throw new RuleViolation('answer.invalid', { errors });
}
