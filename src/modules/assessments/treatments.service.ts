import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { diff } from '#modules/disclosures/domain/diff.js';
import { unpackAnswers } from '#modules/disclosures/domain/packed-texts.js';
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

/** What became of the revisions that treatments lie on, looked up once per list. */
type Bases = Map<string, Promise<Basis>>;

type Looked = Pick<TreatmentView, 'productId' | 'form' | 'revisionId'>;

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
  async of(tx: Tx, actor: Actor, productId: string): Promise<readonly TreatmentView[]> {
    const stored = await this.treatments.list(tx, actor, { productId, withdrawn: false, limit: null });
    return this.views(tx, actor, stored);
  }

  /** Newest first. */
  list(actor: Actor, { productId, revisionId, show, cursor, limit }: TreatmentsQuery): Promise<Page<TreatmentView>> {
    const before = cursorKey(cursor, 1)?.[0];
    const wanted = {
      ...(productId === undefined ? {} : { productId }),
      ...(revisionId === undefined ? {} : { revisionId }),
      ...(before === undefined ? {} : { before }),
    };
    return this.database.read(actor, async (tx) => {
      const stored = await this.treatments.list(tx, actor, { ...wanted, withdrawn: show === 'all', limit });
      const { items, next } = page(stored, limit, ({ id }) => [id]);
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
  async current(
    tx: Tx,
    actor: Actor,
    { productId, form }: Omit<Looked, 'revisionId'>,
  ): Promise<OpenedRevision | undefined> {
    const found = (await this.revisions.current(tx, actor, productId)).find((revision) => revision.form === form);
    if (found === undefined) return undefined;
    const template = await this.templates.get(tx, found.templateId);
    return { ...found, template, answers: unpackAnswers(template, found.codes, found.texts) };
  }

  private async views(tx: Tx, actor: Actor, stored: readonly StoredTreatment[]): Promise<readonly TreatmentView[]> {
    const bases: Bases = new Map();
    const views: TreatmentView[] = [];
    for (const treatment of stored) views.push(await this.view(tx, actor, treatment, bases));
    return views;
  }

  private async view(tx: Tx, actor: Actor, treatment: StoredTreatment, bases: Bases): Promise<TreatmentView> {
    const { stored, currentRevisionId, ...said } = treatment;
    const template = await this.templates.get(tx, said.templateId);
    const question = questionsOf(template).find(({ code }) => code === said.question);
    const basis = said.revisionId === currentRevisionId ? CURRENT : await this.basis(tx, actor, said, bases);
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

  private basis(tx: Tx, actor: Actor, on: Looked, bases: Bases): Promise<Basis> {
    const known = bases.get(on.revisionId) ?? this.lookBack(tx, actor, on);
    bases.set(on.revisionId, known);
    return known;
  }

  private async lookBack(tx: Tx, actor: Actor, on: Looked): Promise<Basis> {
    const older = await this.revisions.look(tx, actor, on.revisionId);
    if (older === undefined) return { is: 'hidden' };
    const newer = await this.current(tx, actor, on);
    if (newer === undefined) return { is: 'withdrawn' };
    return { is: 'superseded', changes: diff({ ...older, ...older.seal }, { ...newer, ...newer.seal }) };
  }
}

const CURRENT: Basis = { is: 'current' };
