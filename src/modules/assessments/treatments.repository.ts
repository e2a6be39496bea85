import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { StoredState } from './domain/treatment.js';
import type { TreatmentPlan, TreatmentStep, TreatmentView } from './domain/treatment-view.js';

/** A treatment as it is stored; what it is today is derived. */
export interface StoredTreatment extends Omit<
  TreatmentView,
  'code' | 'prompt' | 'state' | 'counts' | 'renewal' | 'moves'
> {
  readonly stored: StoredState;
  /** What is published now on the same form, as far as the reader may see it. */
  readonly currentRevisionId: string | null;
}

/** What a new treatment says, beside the plan. */
export type NewTreatment = Pick<
  StoredTreatment,
  | 'id'
  | 'vendorId'
  | 'productId'
  | 'form'
  | 'revisionId'
  | 'templateId'
  | 'question'
  | 'topic'
  | 'kind'
  | 'reason'
  | 'reviewOn'
  | 'stored'
>;

export interface TreatmentsWanted {
  readonly id?: string;
  readonly productIds?: readonly string[] | undefined;
  readonly revisionId?: string | undefined;
  readonly withdrawn: boolean;
  /** Id of the last one of the page before. */
  readonly before?: string | number | undefined;
  /** Null = all. */
  readonly limit: number | null;
}

/** Treatments of the actor's hospital, or those that ask the actor's vendor for its agreement. */
@Injectable()
export class TreatmentsRepository {
  /** Newest first; one row more than the limit, where there is one. */
  list(tx: Tx, actor: Actor, wanted: TreatmentsWanted): Promise<StoredTreatment[]> {
    const { id = null, productIds = null, revisionId = null, withdrawn, before = null, limit } = wanted;
    const most = limit === null ? null : limit + 1;
    return rows<StoredTreatment>(tx, LIST, [actor.organizationId, id, productIds, revisionId, withdrawn, before, most]);
  }

  /** Locked, so that both sides act one after the other. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<void> {
    await rows(tx, LOCK, [actor.organizationId, id]);
  }

  /** The hospital's treatment of the same row that stands; undefined where there is none. */
  async ofRow(
    tx: Tx,
    actor: Actor,
    row: Pick<NewTreatment, 'productId' | 'form' | 'topic'>,
  ): Promise<string | undefined> {
    const [found] = await rows<{ id: string }>(tx, OF_ROW, [actor.organizationId, row.productId, row.form, row.topic]);
    return found?.id;
  }

  /** False where the row has one that stands. */
  async insert(tx: Tx, actor: Actor, treatment: NewTreatment, plan: TreatmentPlan, now: Date): Promise<boolean> {
    const { id, vendorId, productId, form, revisionId, templateId, question, topic, kind, reason, reviewOn, stored } =
      treatment;
    const where = [vendorId, productId, form, revisionId, templateId, question, topic];
    const made = await rows(tx, INSERT, [id, actor.organizationId, ...where, kind, reason, reviewOn, stored, now]);
    if (made.length === 0) return false;
    const { measure, targetOn, doneOn, note } = plan;
    await rows(tx, INSERT_PLAN, [id, actor.organizationId, measure, targetOn, doneOn, note]);
    return true;
  }

  /** Keeps what the hospital says of it now. */
  async update(tx: Tx, actor: Actor, treatment: Omit<NewTreatment, 'vendorId' | 'productId' | 'form'>): Promise<void> {
    const { id, revisionId, templateId, question, kind, reason, reviewOn, stored } = treatment;
    const values = [revisionId, templateId, question, kind, reason, reviewOn, stored];
    await rows(tx, UPDATE, [id, actor.organizationId, ...values]);
  }

  async updatePlan(tx: Tx, actor: Actor, id: string, plan: TreatmentPlan): Promise<void> {
    const { measure, targetOn, doneOn, note } = plan;
    await rows(tx, UPDATE_PLAN, [id, actor.organizationId, measure, targetOn, doneOn, note]);
  }

  /** Either side's move. */
  async setState(tx: Tx, actor: Actor, id: string, state: StoredState): Promise<void> {
    await rows(tx, SET_STATE, [actor.organizationId, id, state]);
  }

  async addStep(tx: Tx, actor: Actor, step: NewStep): Promise<void> {
    const { id, treatment, move, text, now } = step;
    const side = treatment.hospitalId === actor.organizationId ? 'hospital' : 'vendor';
    const { id: treatmentId, hospitalId, vendorId, kind, revisionId } = treatment;
    const about = [treatmentId, hospitalId, vendorId, move, side, kind, revisionId];
    await rows(tx, ADD_STEP, [id, ...about, text, now, actor.userId]);
  }
}

export interface NewStep extends Pick<TreatmentStep, 'move' | 'text'> {
  readonly id: string;
  readonly treatment: Pick<StoredTreatment, 'id' | 'hospitalId' | 'vendorId' | 'kind' | 'revisionId'>;
  readonly now: Date;
}

/** The hospital, or the vendor where its agreement is asked; $1 = the organization. */
const SEEN = `(treatment.hospital_id = $1 or (treatment.vendor_id = $1 and treatment.kind in ('transfer', 'accept')))`;

const STEPS = `(select coalesce(jsonb_agg(jsonb_build_object('move', move, 'side', side, 'kind', kind, 'revisionId', revision_id, 'text', text,
      'at', to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'by', case when $1 = case side when 'hospital' then hospital_id else vendor_id end then by_user end) order by at, id), '[]')
    from treatment_step where treatment_id = treatment.id and (hospital_id = $1 or kind in ('transfer', 'accept')))`;

const LIST = `select treatment.id, hospital_id as "hospitalId", hospital.name as "hospitalName", vendor_id as "vendorId", vendor.name as "vendorName",
    treatment.product_id as "productId", product.name as "productName", product.version as "productVersion", treatment.form,
    treatment.revision_id as "revisionId", treatment.template_id as "templateId", question, topic, treatment.kind, reason,
    review_on::text as "reviewOn", state as stored, ${STEPS} as steps, treatment.row_version as "rowVersion", treatment.created_at as "createdAt",
    case when plan.treatment_id is not null then jsonb_build_object('measure', measure, 'targetOn', target_on, 'doneOn', done_on, 'note', note) end as plan,
    current_disclosure.revision_id as "currentRevisionId"
  from treatment
  join organization as hospital on hospital.id = hospital_id join organization as vendor on vendor.id = vendor_id
  left join product on product.id = treatment.product_id
  left join treatment_plan as plan on plan.treatment_id = treatment.id and plan.organization_id = $1
  left join current_disclosure on current_disclosure.product_id = treatment.product_id and current_disclosure.form = treatment.form
  where ${SEEN} and ($2::uuid is null or treatment.id = $2) and ($3::uuid[] is null or treatment.product_id = any ($3))
    and ($4::uuid is null or treatment.revision_id = $4) and ($5 or state <> 'withdrawn') and ($6::uuid is null or treatment.id < $6)
  order by treatment.id desc limit $7`;

const LOCK = `select from treatment where ${SEEN} and id = $2 for update`;

const OF_ROW = `select id from treatment where hospital_id = $1 and product_id = $2 and form = $3 and topic = $4 and state <> 'withdrawn'`;

const INSERT = `insert into treatment (id, hospital_id, vendor_id, product_id, form, revision_id, template_id, question, topic, kind, reason, review_on, state, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  on conflict (hospital_id, product_id, form, topic) where state <> 'withdrawn' do nothing returning id`;

const INSERT_PLAN = `insert into treatment_plan (treatment_id, organization_id, measure, target_on, done_on, note) values ($1, $2, $3, $4, $5, $6)`;

const UPDATE = `update treatment set revision_id = $3, template_id = $4, question = $5, kind = $6, reason = $7, review_on = $8, state = $9,
    row_version = row_version + 1 where id = $1 and hospital_id = $2`;

const UPDATE_PLAN = `update treatment_plan set measure = $3, target_on = $4, done_on = $5, note = $6 where treatment_id = $1 and organization_id = $2`;

const SET_STATE = `update treatment set state = $3, row_version = row_version + 1 where ${SEEN} and id = $2`;

const ADD_STEP = `insert into treatment_step (id, treatment_id, hospital_id, vendor_id, move, side, kind, revision_id, text, at, by_user)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
