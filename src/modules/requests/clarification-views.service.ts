import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { diff } from '#modules/disclosures/domain/diff.js';
import { printedCode } from '#modules/disclosures/domain/printed-code.js';
import { RevisionsService } from '#modules/disclosures/revisions.service.js';
import { questionsOf, type Template } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import type { Tx } from '#platform/database/database.js';
import { ClarificationThreadsRepository } from './clarification-threads.repository.js';
import type { StoredClarification, StoredGroup } from './clarifications.repository.js';
import { openMoves, STANDARD_WORDS } from './domain/clarification.js';
import { type AnswerChange, answerChanges } from './domain/clarification-change.js';
import type {
  AskedRow,
  ClarificationGroup,
  ClarificationHead,
  ClarificationView,
} from './domain/clarification-view.js';

/** The forms that are asked about, by id. */
type Forms = ReadonlyMap<string, Template>;

/** Clarifications as their parties see them: with the row that is asked about, what was said, what can be done. */
@Injectable()
export class ClarificationViewsService {
  constructor(
    private readonly threads: ClarificationThreadsRepository,
    private readonly revisions: RevisionsService,
    private readonly templates: TemplatesService,
  ) {}

  /** In the order given. */
  async list(tx: Tx, actor: Actor, stored: readonly StoredClarification[]): Promise<readonly ClarificationHead[]> {
    const forms = await this.forms(tx, stored);
    return stored.map((clarification) => headOf(clarification, forms, actor));
  }

  /** With the thread, the own notes, and the change that a new revision brought, which is recorded as a read. */
  async one(tx: Tx, actor: Actor, stored: StoredClarification): Promise<ClarificationView> {
    const forms = await this.forms(tx, [stored]);
    return {
      ...headOf(stored, forms, actor),
      thread: await this.threads.thread(tx, actor, stored.id),
      notes: await this.threads.notes(tx, actor, stored.id),
      change: await this.change(tx, actor, stored),
    };
  }

  /** In the order given. */
  async groups(tx: Tx, stored: readonly StoredGroup[]): Promise<readonly ClarificationGroup[]> {
    const forms = await this.forms(tx, stored);
    return stored.map((group) => {
      const { id: clarificationId, productId, productName, productVersion, text } = group;
      const { kinds, askers, waiting, firstAskedAt } = group;
      const about = { productId, productName, productVersion, row: rowOf(group, forms), text };
      return { clarificationId, ...about, kinds, askers, waiting, firstAskedAt };
    });
  }

  private async forms(tx: Tx, stored: readonly StoredClarification[]): Promise<Forms> {
    const ids = new Set(stored.flatMap(({ row }) => row?.templateId ?? []));
    const forms = new Map<string, Template>();
    for (const id of ids) forms.set(id, await this.templates.get(tx, id));
    return forms;
  }

  private async change(tx: Tx, actor: Actor, stored: StoredClarification): Promise<AnswerChange | null> {
    const { row, answeringRevisionId } = stored;
    if (row === null || answeringRevisionId === null) return null;
    const readable = await this.revisions.lookEach(tx, actor, [row.revisionId, answeringRevisionId]);
    const older = readable.find(({ id }) => id === row.revisionId);
    const newer = readable.find(({ id }) => id === answeringRevisionId);
    if (!older || !newer) return null;
    await this.revisions.recordRead(tx, actor, [older, newer], 'read');
    const changes = answerChanges(diff({ ...older, ...older.seal }, { ...newer, ...newer.seal }));
    return changes.get(row.topic) ?? null;
  }
}

function headOf(stored: StoredClarification, forms: Forms, actor: Actor): ClarificationHead {
  const { id, batchId, hospitalId, hospitalName, vendorId, vendorName } = stored;
  const { productId, productName, productVersion, kind, text, published } = stored;
  const { state, answeredBy, answeringRevisionId, createdAt, rowVersion } = stored;
  return {
    ...{ id, batchId, hospitalId, hospitalName, vendorId, vendorName, productId, productName, productVersion, kind },
    row: rowOf(stored, forms),
    standard: STANDARD_WORDS[kind] ?? null,
    ...{ text, state, answeredBy, answeringRevisionId, published, createdAt, rowVersion },
    moves: openMoves(stored, actor),
  };
}

function rowOf({ row }: Pick<StoredClarification, 'row'>, forms: Forms): AskedRow | null {
  if (row === null) return null;
  const { revisionId, form, templateId, question, topic } = row;
  const template = forms.get(templateId);
  const found = template && questionsOf(template).find(({ code }) => code === question);
  const code = found ? printedCode(found) : question;
  return { revisionId, form, templateId, question, code, topic, prompt: found?.prompt ?? { ja: '', en: '' } };
}
