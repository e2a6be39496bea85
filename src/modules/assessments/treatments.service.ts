import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { diff } from '#modules/disclosures/domain/diff.js';
import { printedCode } from '#modules/disclosures/domain/printed-code.js';
import { type OpenedRevision, RevisionsService } from '#modules/disclosures/revisions.service.js';
import { questionsOf } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import { countsAsTreated, openMoves } from './domain/treatment.js';
import { type Basis, renewalReason, treatmentState } from './domain/treatment-standing.js';
import type { TreatmentView } from './domain/treatment-view.js';
import { type StoredTreatment, TreatmentsRepository } from './treatments.repository.js';
import type { TreatmentsQuery } from './treatments.dto.js';

/** What became of the revisions that treatments lie on, by their ids. */
type Bases = ReadonlyMap<string, Basis>;

type Looked = Pick<TreatmentView, 'productId' | 'form'>;

/** Treatments as they stand today, for the hospital that made them and the vendor that is asked for its agreement. */
@Injectable()
export class TreatmentsService {
  constructor(
    private readonly database: Database,
    private readonly treatments: TreatmentsRepository,
    private readonly revisions: RevisionsService,
    private readonly templates: TemplatesService,
    private readonly clock: Clock,
  ) {}

  /** The treatments of a product that stand, newest first: the hospital's own, or those that ask the vendor. Nothing is recorded. */
  of(tx: Tx, actor: Actor, productId: string): Promise<readonly TreatmentView[]> {
    return this.ofEach(tx, actor, [productId]);
  }

  /** The same of several products. */
  async ofEach(tx: Tx, actor: Actor, productIds: readonly string[]): Promise<readonly TreatmentView[]> {
    const stored = await this.treatments.list(tx, actor, { productIds, withdrawn: false, limit: null });
    return this.views(tx, actor, stored);
  }

  /** Newest first. */
  list(actor: Actor, { productId, revisionId, show, cursor, limit }: TreatmentsQuery): Promise<Page<TreatmentView>> {
    const productIds = productId === undefined ? undefined : [productId];
    const wanted = { productIds, revisionId, before: cursorKey(cursor, 1)?.[0], withdrawn: show === 'all', limit };
    return this.database.read(actor, async (tx) => {
      const { items, next } = page(await this.treatments.list(tx, actor, wanted), limit, ({ id }) => [id]);
      return { items: await this.views(tx, actor, items), next };
    });
  }

  /** @throws RuleViolation `treatment.not-found`, also for what a vendor is not asked about */
  get(actor: Actor, id: string): Promise<TreatmentView> {
    return this.database.read(actor, async (tx) => (await this.find(tx, actor, id)).view);
  }

  /** One as it is stored and as it stands. @throws RuleViolation `treatment.not-found` */
  async find(
    tx: Tx,
    actor: Actor,
    id: string,
  ): Promise<{ readonly stored: StoredTreatment; readonly view: TreatmentView }> {
    const [stored] = await this.treatments.list(tx, actor, { id, withdrawn: true, limit: 1 });
    const [view] = stored ? await this.views(tx, actor, [stored]) : [];
    if (!stored || !view) throw new RuleViolation('treatment.not-found', { id });
    return { stored, view };
  }

  /** What is published now of a product on a form, opened without recording a read; undefined where the actor may read nothing. */
  async current(tx: Tx, actor: Actor, { productId, form }: Looked): Promise<OpenedRevision | undefined> {
    const found = (await this.revisions.current(tx, actor, productId)).find((revision) => revision.form === form);
    return found && this.revisions.unpacked(tx, found);
  }

  private async views(tx: Tx, actor: Actor, stored: readonly StoredTreatment[]): Promise<readonly TreatmentView[]> {
    const bases = await this.bases(tx, actor, stored);
    return Promise.all(stored.map((treatment) => this.view(tx, actor, treatment, bases)));
  }

  private async view(tx: Tx, actor: Actor, treatment: StoredTreatment, bases: Bases): Promise<TreatmentView> {
    const { stored, currentRevisionId, ...said } = treatment;
    const template = await this.templates.get(tx, said.templateId);
    const question = questionsOf(template).find(({ code }) => code === said.question);
    const basis: Basis = said.revisionId === currentRevisionId ? { is: 'current' } : basisOf(said.revisionId, bases);
    const renewal = renewalReason(said.topic, basis);
    const state = treatmentState({ stored, reviewOn: said.reviewOn }, renewal, this.clock.today());
    return {
      ...said,
      code: question ? printedCode(question) : said.question,
      prompt: question?.prompt ?? { ja: '', en: '' },
      state,
      counts: countsAsTreated(state),
      renewal: state === 'to_be_renewed' ? renewal : null,
      moves: openMoves({ ...said, state }, actor),
    };
  }

  /** What became of the revisions that are no longer what is published; looked up once, however many treatments lie on them. */
  private async bases(tx: Tx, actor: Actor, stored: readonly StoredTreatment[]): Promise<Bases> {
    const outdated = stored.filter(({ revisionId, currentRevisionId }) => revisionId !== currentRevisionId);
    if (outdated.length === 0) return new Map();
    const older = await this.revisions.lookEach(tx, actor, [...new Set(outdated.map(({ revisionId }) => revisionId))]);
    const newer = await this.revisions.currentOf(tx, actor, [...new Set(older.map(({ productId }) => productId))]);
    const bases = older.map(async (revision): Promise<readonly [string, Basis]> => {
      const now = newer.find(({ productId, form }) => productId === revision.productId && form === revision.form);
      return [revision.id, now ? changedTo(revision, await this.revisions.unpacked(tx, now)) : { is: 'withdrawn' }];
    });
    return new Map(await Promise.all(bases));
  }
}

function changedTo(older: OpenedRevision, newer: OpenedRevision): Basis {
  return { is: 'superseded', changes: diff({ ...older, ...older.seal }, { ...newer, ...newer.seal }) };
}

/** What is not found is not shown to the reader any more. */
function basisOf(revisionId: string, bases: Bases): Basis {
  return bases.get(revisionId) ?? { is: 'hidden' };
}
