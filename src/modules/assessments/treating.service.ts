import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { newerForm } from '#modules/disclosures/domain/form-age.js';
import { type OpenedRevision, RevisionsService } from '#modules/disclosures/revisions.service.js';
import { ProductsService } from '#modules/products/products.service.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { isTreatable } from './domain/treatable.js';
import { rowsOf, type TreatedRow } from './domain/treated-row.js';
import { firstState, moveTreatment, needsAgreement, type StoredState, type TreatmentMove } from './domain/treatment.js';
import { refuseUnsound, restatedPlan, restatedTerms } from './domain/treatment-rules.js';
import type { TreatmentStep, TreatmentView } from './domain/treatment-view.js';
import { refuseOld } from './domain/standing-revision.js';
import type { AgreeTreatment, ChangeTreatment, RenewTreatment, TreatGap } from './treatments.dto.js';
import { type StoredTreatment, TreatmentsRepository } from './treatments.repository.js';
import { TreatmentsService } from './treatments.service.js';

/** A treatment that somebody acts on: what is stored, locked, and what it is today. */
interface Found {
  readonly stored: StoredTreatment;
  readonly view: TreatmentView;
}

const DONE = {
  begin: 'begun',
  plan: 'planned',
  change: 'changed',
  renew: 'renewed',
  agree: 'agreed',
  refuse: 'refused',
  confirm: 'confirmed',
  withdraw: 'withdrawn',
} as const satisfies Readonly<Record<TreatmentMove | 'begin', string>>;

/** Treating rows: the hospital begins, changes, renews and withdraws; for 移転 and 保有 the vendor explains and agrees, the hospital confirms. */
@Injectable()
export class TreatingService {
  constructor(
    private readonly database: Database,
    private readonly treatments: TreatmentsRepository,
    private readonly assessments: AssessmentsRepository,
    private readonly reading: TreatmentsService,
    private readonly revisions: RevisionsService,
    private readonly products: ProductsService,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RuleViolation `product.not-found`, `revision.not-found`, `revision.not-current` {state}, `treatment.no-such-row` {question},
   *   `treatment.nothing-to-treat` {state}, `treatment.exists` {id}, and as `refuseUnsound` of domain/treatment-rules
   */
  treat(actor: Actor, productId: string, input: TreatGap): Promise<TreatmentView> {
    return this.database.transaction(actor, async (tx) => {
      await this.products.get(tx, actor, productId);
      const revision = await this.revisions.open(tx, actor, input.revisionId, null);
      if (revision.productId !== productId) throw new RuleViolation('revision.not-found', { id: input.revisionId });
      const today = this.clock.today();
      refuseOld(revision, today);
      const { question, templateId = revision.templateId, kind, reason, reviewOn } = input;
      const row = await this.row(
        tx,
        actor,
        revision,
        (each) => each.question === question && each.templateId === templateId,
      );
      if (row === undefined) throw new RuleViolation('treatment.no-such-row', { question, templateId });
      const plan = { measure: input.measure, targetOn: input.targetOn ?? null, doneOn: null, note: input.note };
      refuseUnsound(kind, plan, { reviewOn, targetOn: plan.targetOn }, today);
      const now = this.clock.now();
      const { vendorId, form, id: revisionId } = revision;
      const treated = { id: newId(now), vendorId, productId, form, revisionId, ...row, kind, reason, reviewOn };
      if (!(await this.treatments.insert(tx, actor, { ...treated, stored: firstState(kind) }, plan, now)))
        throw new RuleViolation('treatment.exists', { id: await this.treatments.ofRow(tx, actor, treated) });
      return this.recorded(tx, actor, treated.id, 'begin', reason);
    });
  }

  /** @throws RuleViolation as `find` and as `moveTreatment` of domain/treatment and `refuseUnsound` of domain/treatment-rules */
  change(actor: Actor, id: string, rowVersion: number, said: ChangeTreatment): Promise<TreatmentView> {
    return this.database.transaction(actor, async (tx) => {
      const { stored, view } = await this.find(tx, actor, id, rowVersion);
      const { terms, anew } = restatedTerms(view, said);
      const move = anew ? 'change' : 'plan';
      const state = moveTreatment({ ...view, stored: stored.stored }, move, actor, terms);
      await this.restate(tx, actor, { ...view, ...terms, stored: state }, said);
      return this.recorded(tx, actor, id, move, terms.reason, view);
    });
  }

  /**
   * The same row looked at again, on what is published now.
   * @throws RuleViolation as `change`, and `treatment.nothing-published`, `treatment.row-gone`, `treatment.nothing-to-treat` {state}
   */
  renew(actor: Actor, id: string, rowVersion: number, said: RenewTreatment): Promise<TreatmentView> {
    return this.database.transaction(actor, async (tx) => {
      const { stored, view } = await this.find(tx, actor, id, rowVersion);
      const { terms } = restatedTerms(view, said);
      const state = moveTreatment({ ...view, stored: stored.stored }, 'renew', actor, terms);
      const revision = await this.reading.current(tx, actor, view);
      if (revision === undefined) throw new RuleViolation('treatment.nothing-published');
      const row = await this.row(tx, actor, revision, ({ topic }) => topic === view.topic);
      if (row === undefined) throw new RuleViolation('treatment.row-gone', { topic: view.topic });
      const { templateId, question } = row;
      const renewed = { ...view, ...terms, templateId, question, revisionId: revision.id, stored: state };
      await this.restate(tx, actor, renewed, said);
      return this.recorded(tx, actor, id, 'renew', terms.reason, view);
    });
  }

  /** Both sides' word on what was proposed. @throws RuleViolation as `find` and as `moveTreatment` of domain/treatment */
  agree(actor: Actor, id: string, rowVersion: number, { decision, text }: AgreeTreatment): Promise<TreatmentView> {
    return this.move(actor, id, rowVersion, decision, text);
  }

  /** @throws RuleViolation as `find` and as `moveTreatment` of domain/treatment */
  withdraw(actor: Actor, id: string, rowVersion: number, reason: string): Promise<TreatmentView> {
    return this.move(actor, id, rowVersion, 'withdraw', reason);
  }

  private move(
    actor: Actor,
    id: string,
    rowVersion: number,
    move: 'agree' | 'refuse' | 'confirm' | 'withdraw',
    text: string,
  ): Promise<TreatmentView> {
    return this.database.transaction(actor, async (tx) => {
      const { stored, view } = await this.find(tx, actor, id, rowVersion);
      const state = moveTreatment({ ...view, stored: stored.stored }, move, actor, { text });
      await this.treatments.setState(tx, actor, id, state);
      return this.recorded(tx, actor, id, move, text, view);
    });
  }

  /** @throws RuleViolation `treatment.not-found`, `precondition.failed` {current} */
  private async find(tx: Tx, actor: Actor, id: string, rowVersion: number): Promise<Found> {
    await this.treatments.lock(tx, actor, id);
    const found = await this.reading.find(tx, actor, id);
    if (found.view.rowVersion !== rowVersion) throw new RuleViolation('precondition.failed', { current: found.view });
    return found;
  }

  /** A row of what is published, or of the newer version of its form. @throws RuleViolation `treatment.nothing-to-treat` {state} */
  private async row(
    tx: Tx,
    actor: Actor,
    revision: OpenedRevision,
    isIt: (row: TreatedRow) => boolean,
  ): Promise<TreatedRow | undefined> {
    const newer = newerForm(revision.template, await this.templates.offered(tx));
    const row = rowsOf(revision, newer).find(isIt);
    if (row === undefined) return undefined;
    const verdict = await this.assessments.verdict(tx, actor, revision.id, row.question);
    if (!isTreatable(row.state, verdict)) throw new RuleViolation('treatment.nothing-to-treat', { state: row.state });
    return row;
  }

  private async restate(
    tx: Tx,
    actor: Actor,
    after: TreatmentView & { readonly stored: StoredState },
    said: ChangeTreatment,
  ): Promise<void> {
    const before = after.plan ?? { measure: '', targetOn: null, doneOn: null, note: '' };
    const plan = restatedPlan(before, said);
    refuseUnsound(after.kind, plan, said, this.clock.today());
    await this.treatments.update(tx, actor, after);
    await this.treatments.updatePlan(tx, actor, after.id, plan);
  }

  /** What it is after an act, with the act in its steps and in the journal: there for the other side too, where it is asked. */
  private async recorded(
    tx: Tx,
    actor: Actor,
    id: string,
    move: TreatmentMove | 'begin',
    text: string,
    before?: TreatmentView,
  ): Promise<TreatmentView> {
    const { view: after } = await this.reading.find(tx, actor, id);
    if (move !== 'plan') await this.step(tx, actor, after, move, text);
    const { productId, form, question, hospitalId, vendorId } = after;
    const isShared = [after, before ?? after].some(({ kind }) => needsAgreement(kind));
    const other = actor.organizationId === hospitalId ? vendorId : hospitalId;
    await this.journal.record(tx, actor, {
      type: `treatment.${DONE[move]}`,
      subjectId: id,
      concerns: isShared ? [other] : [],
      facts: { productId, form, question },
      ownFacts: { before: before?.state ?? null, after: after.state, kind: after.kind, text },
    });
    return (await this.reading.find(tx, actor, id)).view;
  }

  private step(
    tx: Tx,
    actor: Actor,
    treatment: TreatmentView,
    move: TreatmentStep['move'],
    text: string,
  ): Promise<void> {
    const now = this.clock.now();
    return this.treatments.addStep(tx, actor, { id: newId(now), treatment, move, text, now });
  }
}
