import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { TreatmentsService } from '#modules/assessments/treatments.service.js';
import { Journal } from '#modules/audit/journal.js';
import { unpackAnswers } from '#modules/disclosures/domain/packed-texts.js';
import { type Reading, RevisionsService } from '#modules/disclosures/revisions.service.js';
import type { FormKind } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { exceptionsFirst, judgeProfile, type ProfileJudgement } from './domain/judge-profile.js';
import {
  cellsOf,
  type ExportedJudgements,
  type JudgedBy,
  type JudgedProduct,
  type JudgedProducts,
  type JudgedRevision,
  type ProductOutcome,
  type TreatmentShown,
} from './domain/judged-products.js';
import { wantedHead } from './domain/wanted-rows.js';
import type { JudgementQuery, JudgementsQuery } from './profiles.dto.js';
import { type ProductToJudge, ProfilesRepository } from './profiles.repository.js';
import { ProfilesService, type ReadyProfile } from './profiles.service.js';

type Revision = Awaited<ReturnType<RevisionsService['currentOf']>>[number];
type Judgement = ProfileJudgement<TreatmentShown>;

interface Judged {
  readonly profile: JudgedBy;
  readonly ready: ReadyProfile;
  readonly products: readonly { readonly outcome: ProductOutcome; readonly judgement: Judgement }[];
}

/** Products judged by a profile. Judging is reading: the vendors see that it happened. */
@Injectable()
export class JudgingService {
  constructor(
    private readonly database: Database,
    private readonly profiles: ProfilesService,
    private readonly repository: ProfilesRepository,
    private readonly revisions: RevisionsService,
    private readonly treatments: TreatmentsService,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `profile.not-found`, `profile.not-judgeable`, `profile.retired`, `product.not-found` */
  product(actor: Actor, profileId: string, { productId, renewalOn }: JudgementQuery): Promise<JudgedProduct> {
    return this.database.read(actor, async (tx) => {
      const wanted = { productIds: [productId], renewalOn: renewalOn ?? null };
      const { profile, products } = await this.judge(tx, actor, profileId, wanted, 'read');
      const [found] = products;
      if (found === undefined) throw new RuleViolation('product.not-found', { id: productId });
      return { profile, ...found.outcome, rows: exceptionsFirst(found.judgement.rows) };
    });
  }

  /**
   * Side by side, in the order asked for.
   * @throws RuleViolation `profile.not-found`, `profile.not-judgeable`, `profile.retired`, `product.not-found` where there is none of them
   */
  products(actor: Actor, profileId: string, query: JudgementsQuery): Promise<JudgedProducts> {
    return this.database.read(actor, async (tx) => {
      const { profile, ready, products, missing } = await this.asked(tx, actor, profileId, query, 'read');
      const rows = ready.judged.wanted.map((wanted) => wantedHead(wanted));
      const outcomes = products.map(({ outcome, judgement }) => ({
        ...outcome,
        cells: cellsOf(judgement, rows.length),
      }));
      return { profile, rows, products: outcomes, missing };
    });
  }

  /** The same with every row of every product, to be written out. @throws as `products` */
  export(actor: Actor, profileId: string, query: JudgementsQuery): Promise<ExportedJudgements> {
    return this.database.read(actor, async (tx) => {
      const { profile, ready, products, missing } = await this.asked(tx, actor, profileId, query, 'exported');
      const rows = ready.judged.wanted.map((wanted) => wantedHead(wanted));
      const named = [...rows, ...products.flatMap(({ judgement }) => judgement.rows)];
      const ids = new Set(named.flatMap(({ templateId }) => templateId ?? []));
      const forms = await Promise.all([...ids].map((id) => this.templates.get(tx, id)));
      const judged = products.map(({ outcome, judgement }) => ({ ...outcome, rows: judgement.rows }));
      return { profile, rows, products: judged, missing, forms };
    });
  }

  private async asked(
    tx: Tx,
    actor: Actor,
    profileId: string,
    { productIds, renewalOn }: JudgementsQuery,
    reading: Reading,
  ): Promise<Judged & { readonly missing: readonly string[] }> {
    const judged = await this.judge(tx, actor, profileId, { productIds, renewalOn: renewalOn ?? null }, reading);
    if (judged.products.length === 0) throw new RuleViolation('product.not-found', { id: productIds[0] });
    const there = new Set(judged.products.map(({ outcome }) => outcome.productId));
    return { ...judged, missing: productIds.filter((id) => !there.has(id)) };
  }

  private async judge(
    tx: Tx,
    actor: Actor,
    profileId: string,
    { productIds, renewalOn }: { readonly productIds: readonly string[]; readonly renewalOn: string | null },
    reading: Reading,
  ): Promise<Judged> {
    const ready = await this.profiles.ready(tx, actor, profileId);
    const known = await this.repository.products(tx, actor, productIds);
    const shown = new Map(known.map((product) => [product.productId, product]));
    const products = productIds.flatMap((id) => shown.get(id) ?? []);
    const families = new Set(ready.judged.wanted.flatMap(({ forms }) => forms));
    const current = await this.revisions.currentOf(tx, actor, [...shown.keys()]);
    const looked = current.filter(({ form }) => families.has(form));
    await this.record(tx, actor, profileId, products, looked, reading);
    const today = this.clock.today();
    const { id, title, unknown } = ready.view;
    const profile = { id, title, unknown, complete: ready.judged.complete, judgedOn: today, renewalOn };
    const judged = products.map(async (product) => {
      const revisions = looked.filter(({ productId }) => productId === product.productId);
      const judgement = await this.judgeOne(tx, actor, { ready, product, revisions, renewalOn, today });
      return { outcome: outcome(product, revisions, judgement, today), judgement };
    });
    return { profile, ready, products: await Promise.all(judged) };
  }

  private async judgeOne(
    tx: Tx,
    actor: Actor,
    { ready, product, revisions, renewalOn, today }: OneCase,
  ): Promise<Judgement> {
    const published = await Promise.all(
      revisions.map(async ({ id, templateId, codes, texts }) => {
        const template = await this.templates.get(tx, templateId);
        return { revisionId: id, template, answers: unpackAnswers(template, codes, texts) };
      }),
    );
    const readable = new Set<FormKind>(revisions.map(({ form }) => form));
    const onRequest = product.onRequest.filter((form) => !readable.has(form));
    const treatments = actor.kind === 'hospital' ? await this.treatments.of(tx, actor, product.productId) : [];
    return judgeProfile(ready.judged, { published, onRequest }, treatments.map(shownTreatment), { today, renewalOn });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    profileId: string,
    products: readonly ProductToJudge[],
    looked: readonly Revision[],
    reading: Reading,
  ): Promise<void> {
    await this.revisions.recordRead(tx, actor, looked, reading);
    const ownFacts = { profileId, productIds: products.map(({ productId }) => productId) };
    await this.journal.record(tx, actor, { type: 'profile.judged', subjectId: null, ownFacts });
  }
}

interface OneCase {
  readonly ready: ReadyProfile;
  readonly product: ProductToJudge;
  readonly revisions: readonly Revision[];
  readonly renewalOn: string | null;
  readonly today: string;
}

type Treatment = Awaited<ReturnType<TreatmentsService['of']>>[number];

function shownTreatment({ id, form, topic, kind, state, counts, reason, reviewOn }: Treatment): TreatmentShown {
  return { id, form, topic, kind, state, counts, reason, reviewOn };
}

function outcome(
  { productId, productName, productVersion, vendorName }: ProductToJudge,
  revisions: readonly Revision[],
  { standing, whole, counts, onRequest }: Judgement,
  today: string,
): ProductOutcome {
  const about = { productId, productName, productVersion, vendorName };
  return {
    ...about,
    standing,
    whole,
    counts,
    onRequest,
    revisions: revisions.map((each) => judgedRevision(each, today)),
  };
}

function judgedRevision({ id, templateId, number, publishedAt, validUntil }: Revision, today: string): JudgedRevision {
  return { revisionId: id, templateId, number, publishedAt, validUntil, expired: validUntil < today };
}
