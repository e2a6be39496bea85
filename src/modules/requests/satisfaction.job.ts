import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { type HeardEvent, Journal } from '#modules/audit/journal.js';
import { ProductsService } from '#modules/products/products.service.js';
import { SharingService } from '#modules/sharing/sharing.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { formAnswers, type KnownForms, satisfiedBy } from './domain/asked-forms.js';
import { heardOf } from './domain/request.js';
import { SATISFY } from './request-jobs.js';
import { RequestViewsService } from './request-views.service.js';
import { RequestsRepository } from './requests.repository.js';
import { scheduled, type StoredRequest } from './stored-request.js';
import { type PublishedForm, SurroundingsRepository } from './surroundings.repository.js';

/** What a vendor publishes, or opens to others, answers by itself whoever has asked for it. */
@Injectable()
export class SatisfactionJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly requests: RequestsRepository,
    private readonly surroundings: SurroundingsRepository,
    private readonly views: RequestViewsService,
    private readonly products: ProductsService,
    private readonly sharing: SharingService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SATISFY, (actor, { subjectId }: HeardEvent) => this.satisfy(actor, subjectId));
    this.journal.subscribe('disclosure.published', SATISFY);
    this.journal.subscribe('disclosure.audience-changed', SATISFY);
    this.journal.subscribe('product.changed', SATISFY);
    this.journal.subscribe('access.granted', SATISFY);
  }

  /** `subjectId` = a revision, disclosure, product or grant of the vendor. What it shows to nobody answers nobody. */
  private satisfy(actor: Actor, subjectId: string | null): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const showing = subjectId === null ? undefined : await this.surroundings.shownBy(tx, actor, subjectId);
      if (showing === undefined) return;
      const { productId, granteeId } = showing;
      const product = await this.products.getOwn(tx, actor, productId);
      const current = product.audience === 'private' ? [] : await this.surroundings.published(tx, [productId]);
      const published = current.filter(({ audience }) => audience !== 'private');
      if (published.length === 0) return;
      const forms = await this.views.forms(tx);
      const open = await this.requests.lockOfProduct(tx, actor, product);
      const answered = open.flatMap((request) => {
        const shown = published.filter((revision) => answersOnRequest(revision, request, granteeId));
        return this.answered({ ...request, productId }, shown, forms) ?? [];
      });
      await this.requests.saveEach(tx, answered.map(scheduled));
      await this.record(tx, actor, answered);
      await this.letIn(tx, actor, productId, published, answered);
    });
  }

  private answered(
    request: StoredRequest,
    published: readonly PublishedForm[],
    forms: KnownForms,
  ): StoredRequest | undefined {
    const answers = formAnswers(request.forms, published, forms, this.clock.today());
    const submission = satisfiedBy(answers, request.criteria);
    return submission === null ? undefined : heardOf(request, 'satisfy', submission);
  }

  /** A request that the vendor answers lets the hospital in to what is shown on request. */
  private async letIn(
    tx: Tx,
    actor: Actor,
    productId: string,
    published: readonly PublishedForm[],
    answered: readonly StoredRequest[],
  ): Promise<void> {
    const closed = new Set(
      published.filter(({ audience }) => audience === 'on_request').map(({ revisionId }) => revisionId),
    );
    const hospitals = answered
      .filter(({ submission }) => submission.some(({ revisionId }) => closed.has(revisionId)))
      .map(({ hospitalId }) => hospitalId);
    for (const hospitalId of new Set(hospitals)) await this.sharing.admit(tx, actor, productId, hospitalId);
  }

  private record(tx: Tx, actor: Actor, answered: readonly StoredRequest[]): Promise<void> {
    const entries = answered.map(({ id, hospitalId, state, submission }) => ({
      type: 'request.satisfied',
      subjectId: id,
      concerns: [hospitalId],
      facts: { state, submission },
    }));
    return this.journal.recordEach(tx, actor, entries);
  }
}

/** What is shown on request answers whom the vendor let in, and whoever had asked before it was published; earlier ones it still has to decide on. */
function answersOnRequest(
  { audience, publishedAt }: PublishedForm,
  { createdAt, hospitalId }: StoredRequest,
  granteeId: string | null,
): boolean {
  return audience !== 'on_request' || publishedAt >= createdAt || hospitalId === granteeId;
}
