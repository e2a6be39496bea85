import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { type HeardEvent, Journal } from '#modules/audit/journal.js';
import { revisionState } from '#modules/disclosures/domain/revision.js';
import { rowStates } from '#modules/disclosures/domain/state.js';
import { type OpenedRevision, RevisionsService } from '#modules/disclosures/revisions.service.js';
import type { Product } from '#modules/products/domain/product.js';
import { ProductsService } from '#modules/products/products.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Problems } from '#platform/http/problems.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { REVISE, TELL_SAID } from './clarification-jobs.js';
import { ClarificationThreadsRepository } from './clarification-threads.repository.js';
import { ClarificationViewsService } from './clarification-views.service.js';
import type { OpenClarifications } from './clarifications.dto.js';
import { ClarificationsRepository, type NewClarification } from './clarifications.repository.js';
import {
  type AskableRevision,
  type AskingFault,
  type AskingSurroundings,
  blankRows,
  planBatch,
  planBlanks,
  type PlannedQuestion,
  revisionFault,
  sameKey,
} from './domain/clarification-asking.js';
import type { ClarificationHead } from './domain/clarification-view.js';

/** What one call has asked. */
export interface OpenedClarifications {
  readonly batchId: string;
  /** In the order asked, blanks of a whole revision last. */
  readonly items: readonly ClarificationHead[];
  /** Blanks that were being asked about already. */
  readonly skipped: number;
}

/** A revision with all that the rules ask of it. */
type Looked = OpenedRevision & AskableRevision;

/** What is asked about, looked up. */
interface Material extends AskingSurroundings {
  readonly revisions: ReadonlyMap<string, Looked>;
  readonly products: ReadonlyMap<string, Product>;
}

/** Asking about single rows of published revisions, and about products beyond every form: all lines of a call, or none. */
@Injectable()
export class ClarificationsAskingService {
  constructor(
    private readonly database: Database,
    private readonly clarifications: ClarificationsRepository,
    private readonly threads: ClarificationThreadsRepository,
    private readonly views: ClarificationViewsService,
    private readonly revisions: RevisionsService,
    private readonly products: ProductsService,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
    private readonly problems: Problems,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for every line and, with `blanksOf`, for the reason of each blank of a revision; one mail to each vendor follows.
   * @throws RuleViolation `clarification.items-refused` {errors}, `clarification.nothing-asked`
   */
  open(actor: Actor, { items, blanksOf }: OpenClarifications, language: Language): Promise<OpenedClarifications> {
    return this.database.transaction(actor, async (tx) => {
      await this.clarifications.holdAsking(tx, actor);
      const material = await this.material(tx, actor, items, blanksOf);
      const planned = planBatch(items, material);
      const revision = material.revisions.get(blanksOf ?? '');
      this.refuseFaults(planned, blanksOf === undefined ? null : revisionFault(revision), language);
      const blanks = revision ? planBlanks(revision.id, revision, items, material) : [];
      const batchId = newId(this.clock.now());
      const asked = [...planned, ...blanks].map((line) => this.clarificationOf(actor, batchId, line, material));
      if (asked.length === 0) throw new RuleViolation('clarification.nothing-asked');
      await this.save(tx, actor, batchId, asked);
      const made = { ...EVERYTHING, batchId, limit: asked.length };
      const stored = new Map((await this.clarifications.list(tx, actor, made)).map((each) => [each.id, each]));
      const inOrder = asked.flatMap(({ id }) => stored.get(id) ?? []);
      const heads = await this.views.list(tx, actor, inOrder);
      return { batchId, items: heads, skipped: (revision ? blankRows(revision).length : 0) - blanks.length };
    });
  }

  private async material(
    tx: Tx,
    actor: Actor,
    items: OpenClarifications['items'],
    blanksOf: string | undefined,
  ): Promise<Material> {
    const revisionIds = new Set([blanksOf, ...items.map(({ revisionId }) => revisionId)].flatMap((id) => id ?? []));
    const opened = await this.revisions.lookEach(tx, actor, [...revisionIds]);
    const productIds = new Set(items.flatMap(({ productId }) => productId ?? []));
    const products = await this.products.getEach(tx, actor, [...productIds]);
    const about = [...opened.map(({ productId }) => productId), ...products.map(({ id }) => id)];
    const asked = await this.clarifications.standing(tx, actor, [...new Set(about)]);
    return {
      revisions: new Map(opened.map((revision) => [revision.id, this.looked(revision)])),
      products: new Map(products.map((product) => [product.id, product])),
      productIds: new Set(products.map(({ id }) => id)),
      standing: new Set(asked.map((each) => sameKey(each.productId, each))),
    };
  }

  private looked(revision: OpenedRevision): Looked {
    const stands = ['published', 'expired'].includes(revisionState(revision, this.clock.today()));
    return { ...revision, stands, states: rowStates(revision.template, revision.answers) };
  }

  private refuseFaults(planned: readonly PlannedQuestion[], ofBlanks: AskingFault | null, language: Language): void {
    const lines = planned.map(({ fault }, item) => ({ pointer: `/items/${item}`, fault }));
    const errors = [...lines, { pointer: '/blanksOf', fault: ofBlanks }].flatMap(({ pointer, fault }) => {
      if (fault === null) return [];
      return [{ pointer, code: fault, detail: this.problems.describe(fault, {}, language)?.title ?? fault }];
    });
    if (errors.length > 0) throw new RuleViolation('clarification.items-refused', { errors });
  }

  private clarificationOf(
    actor: Actor,
    batchId: string,
    { asked: { kind, revisionId = '', question = '', productId = '', text }, topic }: PlannedQuestion,
    { revisions, products }: Material,
  ): NewClarification {
    const now = this.clock.now();
    const said = {
      ...{ id: newId(now), batchId, kind, text: text.trim() },
      ...{ askedBy: actor.userId, createdAt: now.toISOString() },
    };
    const revision = revisions.get(revisionId);
    if (revision) {
      const { vendorId, disclosureId, templateId, form, seal } = revision;
      const { name: productName, version: productVersion } = seal.product;
      const row = { disclosureId, revisionId, form, templateId, question, topic: topic ?? '' };
      return { ...said, vendorId, productId: revision.productId, productName, productVersion, row };
    }
    const product = products.get(productId);
    if (!product) throw new Error('a line without its product');
    const { vendorId, name: productName, version: productVersion } = product;
    return { ...said, vendorId, productId, productName, productVersion, row: null };
  }

  private async save(tx: Tx, actor: Actor, batchId: string, asked: readonly NewClarification[]): Promise<void> {
    const at = this.clock.now();
    await this.clarifications.insertEach(tx, actor, asked);
    const threads = asked.map(({ id, vendorId, text }) => {
      return { id: newId(at), clarificationId: id, hospitalId: actor.organizationId, vendorId, text };
    });
    await this.threads.say(tx, actor, { actId: batchId, side: 'hospital', move: 'ask', at, threads });
    const entries = asked.map(({ id, vendorId, productId, kind, row }) => ({
      type: 'clarification.asked' as const,
      subjectId: id,
      concerns: [vendorId],
      facts: { batchId, productId, kind, ...(row && { revisionId: row.revisionId, question: row.question }) },
    }));
    await this.journal.recordEach(tx, actor, entries);
    const vendorIds = new Set(asked.map(({ vendorId }) => vendorId));
    const told = Array.from(vendorIds, (organizationId) => ({ organizationId, payload: { actId: batchId } }));
    await this.jobs.enqueueEach(tx, TELL_SAID, told);
    await this.reviseEach(tx, asked);
  }

  /** The vendor may have published another answer since the revision was looked at. */
  private reviseEach(tx: Tx, asked: readonly NewClarification[]): Promise<void> {
    const vendors = new Map(asked.flatMap(({ row, vendorId }) => (row ? [[row.revisionId, vendorId] as const] : [])));
    const looks = Array.from(vendors, ([subjectId, organizationId]) => {
      const payload: HeardEvent = { type: 'clarification.asked', subjectId };
      return { organizationId, payload };
    });
    return this.jobs.enqueueEach(tx, REVISE, looks);
  }
}

const EVERYTHING = { states: null, productId: null, topic: null, sameAs: null, before: null } as const;
