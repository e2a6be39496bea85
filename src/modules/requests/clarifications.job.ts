import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { type HeardEvent, Journal } from '#modules/audit/journal.js';
import { diff } from '#modules/disclosures/domain/diff.js';
import { type OpenedRevision, RevisionsService } from '#modules/disclosures/revisions.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { REVISE, type SaidAct, TELL_SAID } from './clarification-jobs.js';
import { ClarificationMailsService } from './clarification-mails.service.js';
import { ClarificationThreadsRepository } from './clarification-threads.repository.js';
import { type ClarificationParties, ClarificationsRepository } from './clarifications.repository.js';
import { answerChanges } from './domain/clarification-change.js';

/** What follows from clarifications and revisions by itself: mails, and that another answer closes what was asked about the one before. */
@Injectable()
export class ClarificationsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly clarifications: ClarificationsRepository,
    private readonly threads: ClarificationThreadsRepository,
    private readonly mails: ClarificationMailsService,
    private readonly revisions: RevisionsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define(TELL_SAID, (actor, act: SaidAct) => this.mails.tell(actor, act));
    this.jobs.define(REVISE, (actor, { subjectId }: HeardEvent) => this.revise(actor, subjectId));
    this.journal.subscribe('disclosure.published', REVISE);
  }

  /** `revisionId` = what the vendor has published, or was asked about: what is published now of the same disclosure counts. */
  private revise(actor: Actor, revisionId: string | null): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const known = revisionId === null ? undefined : await this.revisions.look(tx, actor, revisionId);
      const current = known ? await this.revisions.current(tx, actor, known.productId) : [];
      const published = current.find(({ disclosureId }) => disclosureId === known?.disclosureId);
      if (published === undefined) return;
      const newer = await this.revisions.unpacked(tx, published);
      const asked = await this.clarifications.revisionsAskedAbout(tx, actor, newer.disclosureId);
      const closed: ClarificationParties[] = [];
      for (const older of await this.revisions.lookEach(tx, actor, asked)) {
        const topics = older.number < newer.number ? answeredTopics(older, newer) : [];
        closed.push(...(await this.clarifications.closeRevised(tx, actor, older.id, topics, newer.id)));
      }
      if (closed.length > 0) await this.tell(tx, actor, closed, newer.id);
    });
  }

  private async tell(tx: Tx, actor: Actor, closed: readonly ClarificationParties[], revisionId: string): Promise<void> {
    const at = this.clock.now();
    const actId = newId(at);
    const threads = closed.map(({ id, ...parties }) => ({ id: newId(at), clarificationId: id, ...parties, text: '' }));
    await this.threads.say(tx, actor, { actId, side: 'vendor', move: 'revise', at, threads });
    const entries = closed.map(({ id, hospitalId }) => ({
      type: 'clarification.revised' as const,
      subjectId: id,
      concerns: [hospitalId],
      facts: { state: 'closed', revisionId },
    }));
    await this.journal.recordEach(tx, actor, entries);
    const hospitals = new Set(closed.map(({ hospitalId }) => hospitalId));
    const told = Array.from(hospitals, (organizationId) => ({ organizationId, payload: { actId } }));
    await this.jobs.enqueueEach(tx, TELL_SAID, told);
  }
}

function answeredTopics(older: OpenedRevision, newer: OpenedRevision): readonly string[] {
  return [...answerChanges(diff({ ...older, ...older.seal }, { ...newer, ...newer.seal })).keys()];
}
