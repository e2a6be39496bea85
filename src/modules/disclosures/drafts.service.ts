import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { MembersService } from '#modules/identity/members.service.js';
import type { Answers } from '#modules/templates/domain/answer.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { isLocalDate, isPlainText } from '#platform/http/field-rules.js';
import { newId } from '#platform/ids.js';
import { requestContext } from '#platform/request-context.js';
import type { AssignQuestions } from './answers.dto.js';
import type { StartDraft } from './disclosures.dto.js';
import { DisclosuresRepository } from './disclosures.repository.js';
import type { Disclosure } from './domain/disclosure.js';
import { type DraftHead, type DraftView, positionsOf, type StartedDraft } from './domain/draft.js';
import type { AnswerFinding } from './domain/findings.js';
import { headerFaults } from './domain/header-faults.js';
import { type DraftBeginning, DraftBeginningsService } from './draft-beginnings.service.js';
import { DraftDeskService } from './draft-desk.service.js';
import { DraftsRepository } from './drafts.repository.js';
import { PolicyRepository } from './policy.repository.js';

/** What a draft says, for whoever writes it out. */
export type DraftContent = DraftHead & { readonly answers: Answers };

/** Drafts but for their answers: beginning one, its head, who answers what, what is wrong with it. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly database: Database,
    private readonly disclosures: DisclosuresRepository,
    private readonly drafts: DraftsRepository,
    private readonly beginnings: DraftBeginningsService,
    private readonly policies: PolicyRepository,
    private readonly desk: DraftDeskService,
    private readonly members: MembersService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RuleViolation `disclosure.not-found`, `template.not-found`, `draft.exists` {draftId}, `draft.other-form` {form}, `draft.nothing-published`,
   *   `draft.template-missing` {form}, `draft.revision-missing`, `revision.not-found`
   */
  start(actor: Actor, disclosureId: string, input: StartDraft): Promise<StartedDraft> {
    return this.database.transaction(actor, async (tx) => {
      const disclosure = await this.disclosures.lock(tx, actor, disclosureId);
      if (!disclosure) throw new RuleViolation('disclosure.not-found', { id: disclosureId });
      const beginning = await this.beginnings.of(tx, actor, disclosure, input);
      const id = await this.insert(tx, actor, disclosure, beginning);
      const { crosswalk } = beginning;
      const facts = {
        disclosureId,
        templateId: beginning.template.id,
        from: input.from,
        ...(crosswalk && { crosswalk }),
      };
      await this.journal.record(tx, actor, { type: 'draft.started', subjectId: id, facts });
      const view = await this.desk.view(tx, actor, await this.desk.open(tx, actor, id));
      return { ...view, open: beginning.open };
    });
  }

  /** @throws RuleViolation `draft.not-found` */
  get(actor: Actor, id: string): Promise<DraftView> {
    return this.database.read(actor, async (tx) => {
      const draft = await this.desk.open(tx, actor, id);
      await this.journal.record(tx, actor, { type: 'draft.read', subjectId: id });
      return this.desk.view(tx, actor, draft);
    });
  }

  /** What a draft of the actor's organization says, if there is such a draft. */
  async find(tx: Tx, actor: Actor, id: string): Promise<DraftContent | undefined> {
    const { head, answers } = (await this.desk.find(tx, actor, id)) ?? {};
    return head && answers && { ...head, answers };
  }

  /** @throws RuleViolation `draft.not-found` */
  findings(actor: Actor, id: string): Promise<readonly AnswerFinding[]> {
    return this.database.read(actor, async (tx) => {
      const { head, ...contents } = await this.desk.open(tx, actor, id);
      await this.journal.record(tx, actor, { type: 'draft.read', subjectId: id });
      return this.desk.findings(tx, actor, { ...head, ...contents }, await this.policies.get(tx));
    });
  }

  /** @throws RuleViolation `draft.not-found`, `draft.in-review`, `precondition.failed` {current}, `header.invalid` {errors} */
  saveHeader(
    actor: Actor,
    id: string,
    rowVersion: number,
    header: Readonly<Record<string, unknown>>,
  ): Promise<DraftView> {
    return this.database.transaction(actor, async (tx) => {
      const { head, template } = await this.desk.openToEdit(tx, actor, id, 'lock');
      const current = { header: head.header, rowVersion: head.rowVersion };
      if (head.rowVersion !== rowVersion) throw new RuleViolation('precondition.failed', { current });
      const language = requestContext.getStore()?.language ?? 'ja';
      const errors = headerFaults(template, header, isPlainText, isLocalDate).map(({ key, code, detail }) => ({
        pointer: `/header/${key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`,
        code,
        detail: detail[language],
      }));
      if (errors.length > 0) throw new RuleViolation('header.invalid', { errors });
      await this.drafts.update(
        tx,
        actor,
        { ...head, header: header as Readonly<Record<string, string>> },
        this.clock.now(),
      );
      const ownFacts = { before: head.header, after: header };
      await this.journal.record(tx, actor, { type: 'draft.header-saved', subjectId: id, ownFacts });
      return this.desk.view(tx, actor, await this.desk.open(tx, actor, id));
    });
  }

  /** Gives questions to a colleague. @throws RuleViolation `draft.not-found`, `question.not-found` {code}, `draft.no-colleague` */
  assign(actor: Actor, id: string, { questions, assigneeId = null }: AssignQuestions): Promise<DraftView> {
    return this.database.transaction(actor, async (tx) => {
      const { template } = await this.desk.openToEdit(tx, actor, id);
      const positions = positionsOf(template);
      const unknown = questions.find((code) => !positions.has(code));
      if (unknown !== undefined) throw new RuleViolation('question.not-found', { code: unknown });
      if (assigneeId !== null && !(await this.members.isColleague(tx, actor, assigneeId)))
        throw new RuleViolation('draft.no-colleague');
      await this.drafts.assign(
        tx,
        actor,
        id,
        questions.map((code) => positions.get(code) ?? 0),
        assigneeId,
      );
      await this.journal.record(tx, actor, { type: 'draft.assigned', subjectId: id, facts: { questions, assigneeId } });
      return this.desk.view(tx, actor, await this.desk.open(tx, actor, id));
    });
  }

  /** Throws a draft away; what is published stays. @throws RuleViolation `draft.not-found` */
  discard(actor: Actor, id: string): Promise<DraftView> {
    return this.database.transaction(actor, async (tx) => {
      const draft = await this.desk.openToEdit(tx, actor, id, 'lock');
      const view = await this.desk.view(tx, actor, draft);
      await this.drafts.delete(tx, actor, id);
      const ownFacts = { header: draft.head.header, answers: Object.fromEntries(draft.answers) };
      await this.journal.record(tx, actor, { type: 'draft.discarded', subjectId: id, ownFacts });
      return view;
    });
  }

  private async insert(
    tx: Tx,
    actor: Actor,
    disclosure: Disclosure,
    { template, answers, header, from }: DraftBeginning,
  ): Promise<string> {
    const now = this.clock.now();
    const id = newId(now);
    const head = { id, disclosureId: disclosure.id, templateId: template.id, header, fromRevisionId: from?.id ?? null };
    const isFirst = await this.drafts.insert(tx, actor, { ...head, importId: from?.importId ?? null, createdAt: now });
    if (!isFirst) {
      const draftId = await this.drafts.idOf(tx, actor, disclosure.id);
      throw new RuleViolation('draft.exists', { disclosureId: disclosure.id, draftId });
    }
    const positions = positionsOf(template);
    const changes = [...answers].map(([code, answer]) => ({
      position: positions.get(code) ?? 0,
      answer,
      rowVersion: 0,
    }));
    await this.drafts.saveAnswers(tx, actor, id, changes, now);
    return id;
  }
}
