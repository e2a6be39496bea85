import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Audience } from '#kernel/audience.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { AssessmentState } from './domain/assessment.js';
import type { AssessmentHead } from './domain/assessment-view.js';
import type { Judgement, Verdict } from './domain/judgement.js';

/** An assessment as it is stored, with what its counts are made of. */
export interface StoredAssessment extends Omit<AssessmentHead, 'progress' | 'moves' | 'form'> {
  readonly organizationId: string;
  readonly judgements: Readonly<Record<string, Judgement>>;
  /** Its packed rows, and who reads it; null where the row rules hide it. */
  readonly revision: { readonly codes: string; readonly audience: Audience } | null;
  /** A newer revision of the same disclosure is being assessed, or was. */
  readonly newerBegun: boolean;
}

export type NewAssessment = Pick<
  StoredAssessment,
  | 'id'
  | 'vendorId'
  | 'productId'
  | 'disclosureId'
  | 'revisionId'
  | 'number'
  | 'templateId'
  | 'fromRevisionId'
  | 'judgements'
>;

export interface AssessmentsWanted {
  readonly id?: string | undefined;
  readonly productId?: string | undefined;
  readonly revisionId?: string | undefined;
  readonly state?: AssessmentState | undefined;
  /** Id of the last one of the page before. */
  readonly before?: string | number | undefined;
  readonly limit: number;
}

/** Assessments of the actor's own hospital. */
@Injectable()
export class AssessmentsRepository {
  /** Newest first; one row more than the limit, where there is one. */
  list(tx: Tx, actor: Actor, wanted: AssessmentsWanted): Promise<StoredAssessment[]> {
    const { id = null, productId = null, revisionId = null, state = null, before = null, limit } = wanted;
    return rows<StoredAssessment>(tx, LIST, [
      actor.organizationId,
      id,
      productId,
      revisionId,
      state,
      before,
      limit + 1,
    ]);
  }

  /** Locked, so that judgements and moves follow one another. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<void> {
    await rows(tx, 'select from assessment where id = $1 and organization_id = $2 for update', [
      id,
      actor.organizationId,
    ]);
  }

  /** What was accepted last of a disclosure, before this revision of it. */
  async accepted(tx: Tx, actor: Actor, disclosureId: string, before: number): Promise<Accepted | undefined> {
    const [found] = await rows<Accepted>(tx, ACCEPTED, [actor.organizationId, disclosureId, before]);
    return found;
  }

  /** What the hospital thinks of a row. */
  async verdict(tx: Tx, actor: Actor, revisionId: string, question: string): Promise<Verdict | undefined> {
    const [found] = await rows<{ verdict: Verdict | null }>(tx, VERDICT, [actor.organizationId, revisionId, question]);
    return found?.verdict ?? undefined;
  }

  /** The hospital's assessment of a revision that stands; undefined where there is none. */
  async ofRevision(tx: Tx, actor: Actor, revisionId: string): Promise<string | undefined> {
    const [found] = await rows<{ id: string }>(tx, OF_REVISION, [actor.organizationId, revisionId]);
    return found?.id;
  }

  /** False where the revision is being assessed, or was. */
  async insert(tx: Tx, actor: Actor, assessment: NewAssessment, now: Date): Promise<boolean> {
    const { id, vendorId, productId, disclosureId, revisionId, number, templateId, fromRevisionId, judgements } =
      assessment;
    const about = [vendorId, productId, disclosureId, revisionId, number, templateId, fromRevisionId, judgements];
    return (await rows(tx, INSERT, [id, actor.organizationId, ...about, now, actor.userId])).length > 0;
  }

  async saveJudgements(tx: Tx, actor: Actor, id: string, judgements: StoredAssessment['judgements']): Promise<void> {
    await rows(tx, SAVE_JUDGEMENTS, [id, actor.organizationId, judgements]);
  }

  /** `doneAt` and the like stay where a move does not set them. */
  async move(
    tx: Tx,
    actor: Actor,
    id: string,
    state: AssessmentState,
    reopenReason: string | null,
    now: Date,
  ): Promise<void> {
    await rows(tx, MOVE, [id, actor.organizationId, state, reopenReason, now, actor.userId]);
  }
}

export type Accepted = Pick<StoredAssessment, 'revisionId' | 'templateId' | 'judgements'>;

const LIST = `select assessment.id, assessment.organization_id as "organizationId", assessment.vendor_id as "vendorId", vendor.name as "vendorName",
    assessment.product_id as "productId", product.name as "productName", product.version as "productVersion",
    assessment.disclosure_id as "disclosureId", assessment.template_id as "templateId", assessment.revision_id as "revisionId", assessment.number,
    from_revision_id as "fromRevisionId", assessment.state, newer.revision_id as "newerRevisionId", judgements,
    case when revision.id is not null then jsonb_build_object('codes', revision.codes, 'audience', revision.audience) end as revision,
    started_at as "startedAt", started_by as "startedBy", done_at as "doneAt", done_by as "doneBy",
    reopened_at as "reopenedAt", reopened_by as "reopenedBy", reopen_reason as "reopenReason", assessment.row_version as "rowVersion",
    exists (select from assessment as later where later.organization_id = $1 and later.disclosure_id = assessment.disclosure_id
      and later.number > assessment.number and later.state <> 'discarded') as "newerBegun"
  from assessment
  join organization as vendor on vendor.id = assessment.vendor_id
  left join product on product.id = assessment.product_id
  left join revision on revision.id = assessment.revision_id
  left join current_disclosure as newer on newer.disclosure_id = assessment.disclosure_id and newer.number > assessment.number
  where assessment.organization_id = $1 and ($2::uuid is null or assessment.id = $2) and ($3::uuid is null or assessment.product_id = $3)
    and ($4::uuid is null or assessment.revision_id = $4) and ($5::text is null or assessment.state = $5) and ($6::uuid is null or assessment.id < $6)
  order by assessment.id desc limit $7`;

const ACCEPTED = `select revision_id as "revisionId", template_id as "templateId", judgements from assessment
  where organization_id = $1 and disclosure_id = $2 and number < $3 and state = 'done' order by number desc limit 1`;

const OF_REVISION = `select id from assessment where organization_id = $1 and revision_id = $2 and state <> 'discarded'`;

const VERDICT = `select judgements -> $3 ->> 'verdict' as verdict from assessment
  where organization_id = $1 and revision_id = $2 and state <> 'discarded'`;

const INSERT = `insert into assessment (id, organization_id, vendor_id, product_id, disclosure_id, revision_id, number, template_id, from_revision_id,
    judgements, started_at, started_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (organization_id, revision_id) where state <> 'discarded' do nothing returning id`;

const SAVE_JUDGEMENTS = `update assessment set judgements = $3, row_version = row_version + 1 where id = $1 and organization_id = $2`;

const MOVE = `update assessment set state = $3, row_version = row_version + 1,
    done_at = case when $3 = 'done' then $5 else done_at end, done_by = case when $3 = 'done' then $6 else done_by end,
    reopened_at = case when $3 = 'open' then $5 else reopened_at end, reopened_by = case when $3 = 'open' then $6 else reopened_by end,
    reopen_reason = case when $3 = 'open' then $4 else reopen_reason end
  where id = $1 and organization_id = $2`;
