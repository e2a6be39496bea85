import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { diff } from '#modules/disclosures/domain/diff.js';
import { type OpenedRevision, RevisionsService } from '#modules/disclosures/revisions.service.js';
import { SharingService } from '#modules/sharing/sharing.service.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import type { AssessmentsQuery, JudgementInput, MoveAssessment } from './assessments.dto.js';
import { AssessmentsRepository, type StoredAssessment } from './assessments.repository.js';
import { assessedRows } from './domain/assessed-rows.js';
import { moveAssessment, openMoves, refuseLocked } from './domain/assessment.js';
import type { AssessmentHead, AssessmentView, Shown } from './domain/assessment-view.js';
import { isOvertaken, judged, type Judgements, progressOf, rowsToJudge } from './domain/judgement.js';
import { keptJudgements } from './domain/kept-judgements.js';
import { refuseOld } from './domain/standing-revision.js';

/** What a newer revision begins with. */
interface Beginning {
  readonly fromRevisionId: string | null;
  readonly judgements: Judgements;
}

const MOVED = { complete: 'completed', reopen: 'reopened', discard: 'discarded' } as const;

/** What a hospital thinks of a published revision (確認), row by row: begun, judged, locked; begun again on what changed since. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly database: Database,
    private readonly assessments: AssessmentsRepository,
    private readonly revisions: RevisionsService,
    private readonly sharing: SharingService,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins with the judgements of what was accepted last, where nothing changed since. Recorded as a read.
   * @throws RuleViolation `revision.not-found`, `revision.not-current` {state}, `assessment.exists` {id}, and as `judged` of domain/judgement
   */
  assess(actor: Actor, revisionId: string, said: readonly JudgementInput[]): Promise<AssessmentView> {
    return this.database.transaction(actor, async (tx) => {
      const revision = await this.revisions.open(tx, actor, revisionId, 'read');
      refuseOld(revision, this.clock.today());
      const { fromRevisionId, judgements } = await this.beginning(tx, actor, revision);
      const now = this.clock.now();
      const word = { at: now.toISOString(), by: actor.userId, version: 1 };
      const all = judged(judgements, said, rowsToJudge(revision.template, revision.codes), word);
      const begun = { ...revision, id: newId(now), revisionId, fromRevisionId, judgements: Object.fromEntries(all) };
      if (!(await this.assessments.insert(tx, actor, begun, now)))
        throw new RuleViolation('assessment.exists', { id: await this.assessments.ofRevision(tx, actor, revisionId) });
      const { productId } = revision;
      const facts = { productId, revisionId, kept: judgements.size, judged: said.length };
      await this.journal.record(tx, actor, { type: 'assessment.begun', subjectId: begun.id, facts });
      return this.view(tx, actor, await this.find(tx, actor, begun.id), 'changed');
    });
  }

  /** Recorded as a read of the revision. @throws RuleViolation `assessment.not-found` */
  get(actor: Actor, id: string, show: Shown): Promise<AssessmentView> {
    return this.database.read(actor, async (tx) => {
      const stored = await this.find(tx, actor, id);
      const revision = await this.revisions.look(tx, actor, stored.revisionId);
      if (revision) await this.revisions.recordRead(tx, actor, [revision], 'read');
      else await this.journal.record(tx, actor, { type: 'assessment.read', subjectId: id });
      return this.view(tx, actor, stored, show);
    });
  }

  /** Newest first. */
  list(actor: Actor, { cursor, ...wanted }: AssessmentsQuery): Promise<Page<AssessmentHead>> {
    const before = cursorKey(cursor, 1)?.[0];
    return this.database.read(actor, async (tx) => {
      const found = await this.assessments.list(tx, actor, { ...wanted, before });
      const { items, next } = page(found, wanted.limit, ({ id }) => [id]);
      return { items: await this.heads(tx, actor, items), next };
    });
  }

  /**
   * Colleagues may judge other rows of the same assessment at the same time; a row that was judged since it was read is refused.
   * @throws RuleViolation as `locked`, `assessment.locked` {state}, `revision.not-found`, and as `judged` of domain/judgement
   */
  judge(actor: Actor, id: string, rowVersion: number, said: readonly JudgementInput[]): Promise<AssessmentHead> {
    return this.database.transaction(actor, async (tx) => {
      const stored = await this.locked(tx, actor, id, (current) => {
        const isKnown = rowVersion > 0 && rowVersion <= current.rowVersion;
        return isKnown && !isOvertaken(judgementsOf(current), said, rowVersion);
      });
      refuseLocked(stored);
      const { template, codes } = await this.revisions.open(tx, actor, stored.revisionId, null);
      const word = { at: this.clock.now().toISOString(), by: actor.userId, version: stored.rowVersion + 1 };
      const before = judgementsOf(stored);
      const after = judged(before, said, rowsToJudge(template, codes), word);
      await this.assessments.saveJudgements(tx, actor, id, Object.fromEntries(after));
      const rows = said.map(({ question }) => [
        question,
        before.get(question)?.verdict ?? null,
        after.get(question)?.verdict ?? null,
      ]);
      await this.journal.record(tx, actor, { type: 'assessment.judged', subjectId: id, ownFacts: { rows } });
      return this.head(tx, actor, id);
    });
  }

  /** @throws RuleViolation as `locked`, and as `moveAssessment` of domain/assessment */
  move(actor: Actor, id: string, rowVersion: number, { move, reason }: MoveAssessment): Promise<AssessmentHead> {
    return this.database.transaction(actor, async (tx) => {
      const stored = await this.locked(tx, actor, id, (current) => current.rowVersion === rowVersion);
      const [seen] = await this.heads(tx, actor, [stored]);
      const { newerBegun } = stored;
      const state = moveAssessment(stored, move, actor, { newerBegun, progress: seen?.progress ?? null, reason });
      await this.assessments.move(tx, actor, id, state, reason, this.clock.now());
      const facts = { before: stored.state, after: state };
      await this.journal.record(tx, actor, {
        type: `assessment.${MOVED[move]}`,
        subjectId: id,
        facts,
        ownFacts: { reason },
      });
      return this.head(tx, actor, id);
    });
  }

  private async beginning(tx: Tx, actor: Actor, revision: OpenedRevision): Promise<Beginning> {
    const accepted = await this.assessments.accepted(tx, actor, revision.disclosureId, revision.number);
    const older = accepted && (await this.revisions.look(tx, actor, accepted.revisionId));
    if (!accepted || !older) return { fromRevisionId: null, judgements: new Map() };
    const changes = diff({ ...older, ...older.seal }, { ...revision, ...revision.seal });
    const judgements = keptJudgements({ ...older, judgements: judgementsOf(accepted) }, revision, changes);
    return { fromRevisionId: older.id, judgements };
  }

  /** @throws RuleViolation `assessment.not-found`, `precondition.failed` {current} */
  private async locked(
    tx: Tx,
    actor: Actor,
    id: string,
    isAsRead: (stored: StoredAssessment) => boolean,
  ): Promise<StoredAssessment> {
    await this.assessments.lock(tx, actor, id);
    const stored = await this.find(tx, actor, id);
    if (!isAsRead(stored)) throw new RuleViolation('precondition.failed', { current: await this.head(tx, actor, id) });
    return stored;
  }

  private async find(tx: Tx, actor: Actor, id: string): Promise<StoredAssessment> {
    const [found] = await this.assessments.list(tx, actor, { id, limit: 1 });
    if (!found) throw new RuleViolation('assessment.not-found', { id });
    return found;
  }

  private async head(tx: Tx, actor: Actor, id: string): Promise<AssessmentHead> {
    const [head] = await this.heads(tx, actor, [await this.find(tx, actor, id)]);
    if (!head) throw new RuleViolation('assessment.not-found', { id });
    return head;
  }

  private async heads(tx: Tx, actor: Actor, stored: readonly StoredAssessment[]): Promise<readonly AssessmentHead[]> {
    const shared = stored.flatMap(({ id, productId, vendorId, revision }) =>
      revision ? [{ id, productId, vendorId, audience: revision.audience }] : [],
    );
    const readable = new Set((await this.sharing.visible(tx, actor, shared)).map(({ id }) => id));
    const heads: AssessmentHead[] = [];
    for (const { judgements, revision, newerBegun, organizationId, ...said } of stored) {
      const template = await this.templates.get(tx, said.templateId);
      const codes = readable.has(said.id) ? revision?.codes : undefined;
      const progress = codes === undefined ? null : progressOf(template, codes, judgementsOf({ judgements }));
      const moves = openMoves({ ...said, organizationId }, actor, { newerBegun, progress });
      heads.push({ ...said, form: template.form, progress, moves });
    }
    return heads;
  }

  private async view(tx: Tx, actor: Actor, stored: StoredAssessment, show: Shown): Promise<AssessmentView> {
    const { revisionId, fromRevisionId, templateId } = stored;
    const revision = await this.revisions.look(tx, actor, revisionId);
    const accepted = fromRevisionId === null ? undefined : await this.revisions.look(tx, actor, fromRevisionId);
    const assessed = {
      template: await this.templates.get(tx, templateId),
      revision: revision ? { ...revision, ...revision.seal } : null,
      accepted: accepted ? { ...accepted, ...accepted.seal } : null,
      judgements: judgementsOf(stored),
    };
    return { ...(await this.head(tx, actor, stored.id)), ...assessedRows(assessed, show) };
  }
}

function judgementsOf({ judgements }: Pick<StoredAssessment, 'judgements'>): Judgements {
  return new Map(Object.entries(judgements));
}
