import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { CrosswalksService } from '#modules/templates/crosswalks.service.js';
import type { OpenRow } from '#modules/templates/domain/crosswalk.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import type { MoveDraftToForm } from './disclosures.dto.js';
import { type CrosswalkUsed, DraftBeginningsService } from './draft-beginnings.service.js';
import { movedHeader } from './domain/carried-header.js';
import type { DraftView } from './domain/draft.js';
import { type LeftRow, moveToForm } from './domain/form-move.js';
import { DraftDeskService, type OpenDraft } from './draft-desk.service.js';
import { DraftsRepository } from './drafts.repository.js';

/** A draft on the form that it moved to, with all that did not come along. */
export interface DraftOnOtherForm extends DraftView {
  readonly fromTemplateId: string;
  readonly crosswalk: CrosswalkUsed;
  /** How many answers stand as they were, and how many wait for being confirmed. */
  readonly kept: number;
  readonly unconfirmed: number;
  /** Rows of the form now that are empty, and why. */
  readonly open: readonly OpenRow[];
  /** What rows of the former form held that has no place on this one. */
  readonly left: readonly LeftRow[];
  /** Fields of the former head that this form's head lacks. */
  readonly leftHeader: Readonly<Record<string, string>>;
}

/** Open drafts taken from one form to another of the same family, without losing a word. */
@Injectable()
export class FormMovesService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
    private readonly desk: DraftDeskService,
    private readonly beginnings: DraftBeginningsService,
    private readonly crosswalks: CrosswalksService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * What stood in the draft before is kept in the journal for its own organization.
   * @throws RuleViolation `draft.not-found`, `draft.in-review`, `precondition.failed` {current}, `template.not-found`, `form.retired`,
   *   `draft.template-missing` {form}, `draft.other-form` {form}, `draft.same-form` {templateId}
   */
  move(actor: Actor, id: string, rowVersion: number, { templateId }: MoveDraftToForm): Promise<DraftOnOtherForm> {
    return this.database.transaction(actor, async (tx) => {
      const draft = await this.desk.openToEdit(tx, actor, id, 'lock');
      const { head, template: from } = draft;
      const current = { templateId: head.templateId, rowVersion: head.rowVersion };
      if (head.rowVersion !== rowVersion) throw new RuleViolation('precondition.failed', { current });
      const to = await this.beginnings.formToMoveTo(tx, head, templateId);
      if (to.id === from.id) throw new RuleViolation('draft.same-form', { templateId: to.id });
      const { crosswalk: used, ...carried } = await this.crosswalks.carryOver(tx, from.id, to.id, draft.answers, {});
      const { rows, ...outcome } = moveToForm(from, to, used.pair.map, draft.rows, carried);
      const { header, left: leftHeader } = movedHeader(to, head.header);
      await this.drafts.moveToForm(tx, actor, { id, templateId: to.id, header }, rows, this.clock.now());
      const crosswalk = { source: used.source, version: used.version };
      const counts = { kept: outcome.kept, unconfirmed: outcome.unconfirmed, left: outcome.left.length };
      const facts = { fromTemplateId: from.id, templateId: to.id, crosswalk, ...counts };
      await this.journal.record(tx, actor, {
        type: 'draft.moved-to-form',
        subjectId: id,
        facts,
        ownFacts: { before: kept(draft) },
      });
      const view = await this.desk.view(tx, actor, await this.desk.open(tx, actor, id));
      return { ...view, fromTemplateId: from.id, crosswalk, ...outcome, open: carried.open, leftHeader };
    });
  }
}

/** All that a draft held, so that nothing is lost by moving it. */
function kept({ head, rows }: OpenDraft) {
  const answers = rows.map(({ code, answer, place, assigneeId }) => ({ code, answer, place, assigneeId }));
  return { templateId: head.templateId, header: head.header, importId: head.importId, answers };
}
