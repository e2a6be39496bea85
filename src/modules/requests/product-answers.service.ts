import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { RevisionsService } from '#modules/disclosures/revisions.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page, type PageQuery } from '#platform/http/paging.js';
import { ClarificationViewsService } from './clarification-views.service.js';
import type { PublishClarification } from './clarifications.dto.js';
import { ClarificationsRepository, type StoredClarification } from './clarifications.repository.js';
import { ClarificationsService } from './clarifications.service.js';
import { wordsOf } from './domain/clarification.js';
import type { ClarificationView } from './domain/clarification-view.js';
import {
  type ProductAnswer,
  ProductAnswersRepository,
  type StoredProductAnswer,
} from './product-answers.repository.js';

/** Free questions that a vendor answers to everybody who may read what the product discloses; who asked is told to nobody. */
@Injectable()
export class ProductAnswersService {
  constructor(
    private readonly database: Database,
    private readonly answers: ProductAnswersRepository,
    private readonly clarifications: ClarificationsRepository,
    private readonly threads: ClarificationsService,
    private readonly views: ClarificationViewsService,
    private readonly revisions: RevisionsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes question and answer in the vendor's words, in place of what was published before.
   * @throws RuleViolation `clarification.not-found`, `clarification.not-free`, `clarification.text-missing`, `precondition.failed` {current}
   */
  publish(actor: Actor, id: string, rowVersion: number, said: PublishClarification): Promise<ClarificationView> {
    return this.database.transaction(actor, async (tx) => {
      const { productId } = await this.own(tx, actor, id, rowVersion);
      const [question, answer] = [wordsOf(said.question), wordsOf(said.answer)];
      await this.answers.put(tx, actor, { clarificationId: id, productId, question, answer }, this.clock.now());
      const facts = { productId };
      await this.journal.record(tx, actor, { type: 'clarification.published', subjectId: id, facts });
      return this.touched(tx, actor, id);
    });
  }

  /** @throws RuleViolation as `publish`, and `clarification.not-published` */
  unpublish(actor: Actor, id: string, rowVersion: number): Promise<ClarificationView> {
    return this.database.transaction(actor, async (tx) => {
      const { productId } = await this.own(tx, actor, id, rowVersion);
      if (!(await this.answers.remove(tx, actor, id))) throw new RuleViolation('clarification.not-published');
      const facts = { productId };
      await this.journal.record(tx, actor, { type: 'clarification.unpublished', subjectId: id, facts });
      return this.touched(tx, actor, id);
    });
  }

  /** The longest asked first; none where the caller may read nothing that the product discloses. Recorded as a read. */
  list(actor: Actor, productId: string, { cursor, limit }: PageQuery): Promise<Page<ProductAnswer>> {
    const after = cursorKey(cursor, 1)?.[0] ?? null;
    return this.database.read(actor, async (tx) => {
      const stored = await this.answers.list(tx, actor, productId, after, limit);
      const [first] = stored;
      if (first === undefined || !(await this.mayRead(tx, actor, first))) return { items: [], next: null };
      if (first.vendorId !== actor.organizationId) await this.recordRead(tx, actor, first);
      const found = page(stored, limit, ({ key }) => [key]);
      return { ...found, items: found.items.map(told) };
    });
  }

  private async mayRead(tx: Tx, actor: Actor, { vendorId, productId }: StoredProductAnswer): Promise<boolean> {
    return vendorId === actor.organizationId || (await this.revisions.current(tx, actor, productId)).length > 0;
  }

  private recordRead(tx: Tx, actor: Actor, { vendorId, productId }: StoredProductAnswer): Promise<void> {
    return this.journal.record(tx, actor, {
      type: 'product-answers.read',
      subjectId: productId,
      concerns: [vendorId],
    });
  }

  private async own(tx: Tx, actor: Actor, id: string, rowVersion: number): Promise<StoredClarification> {
    const stored = await this.threads.locked(tx, actor, id, rowVersion);
    if (stored.kind !== 'free') throw new RuleViolation('clarification.not-free');
    return stored;
  }

  private async touched(tx: Tx, actor: Actor, id: string): Promise<ClarificationView> {
    const { state, answeredBy } = await this.threads.find(tx, actor, id);
    await this.clarifications.setState(tx, [id], state, answeredBy);
    return this.views.one(tx, actor, await this.threads.find(tx, actor, id));
  }
}

function told({ productId, question, answer, publishedAt, clarificationId }: StoredProductAnswer): ProductAnswer {
  return { productId, question, answer, publishedAt, clarificationId };
}
