import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { questionsOf } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { compiledFile } from '#platform/compiled-file.js';
import { Database, type Tx } from '#platform/database/database.js';
import { FileStore } from '#platform/files/file-store.js';
import { cursorKey, type Page, page, type PageQuery } from '#platform/http/paging.js';
import type { UploadedFile } from '#platform/http/upload.js';
import { newId } from '#platform/ids.js';
import { openFileThen } from '#platform/spreadsheet/open-file.js';
import { refuseCsv } from './domain/from-workbook.js';
import { changeProposal } from './domain/change-proposal.js';
import type { FormChange } from './domain/form-change.js';
import { namingOf } from './domain/form-naming.js';
import type { FormProposal } from './domain/form-proposal.js';
import { releasedBefore } from './domain/released-before.js';
import { type Review, reviewOf } from './domain/review.js';
import { type FormDraftHead, FormDraftsRepository, type StoredFormDraft } from './form-drafts.repository.js';
import type { ChangeFormDraft } from './learning.dto.js';
import type { LearningInput } from './learning-sequel.js';

const SEQUEL = compiledFile('./learning-sequel.js', import.meta.url).href;

/** A form draft with all that a person who reviews it looks at. */
export interface FormDraftView extends Omit<FormDraftHead, 'naming' | 'rows'>, Review {}

/** Forms learned from their workbooks, up to their release: the organization's own, seen by nobody else. */
@Injectable()
export class FormDraftsService {
  constructor(
    private readonly database: Database,
    private readonly drafts: FormDraftsRepository,
    private readonly templates: TemplatesService,
    private readonly files: FileStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads the form out of its workbook and keeps both.
   * @throws RuleViolation `form.from-csv`, those of `learnForm` (`form.…`) and of a file that is no safe workbook (`workbook.…`)
   */
  async learn(actor: Actor, { name, bytes }: UploadedFile): Promise<FormDraftView> {
    const known = await this.database.read(actor, (tx) => this.templates.offered(tx));
    const input: LearningInput = { templates: JSON.stringify(known) };
    const proposal = (await openFileThen(bytes, name, { module: SEQUEL, input })) as FormProposal;
    refuseCsv(bytes, name);
    const sha256 = await this.files.keep(bytes);
    return this.database.transaction(actor, async (tx) => {
      const now = this.clock.now();
      const [id, createdAt] = [newId(now), now.toISOString()];
      await this.drafts.insert(tx, actor, { id, file: name, sha256, naming: namingOf(proposal), proposal, createdAt });
      await this.journal.record(tx, actor, {
        type: 'form-draft.started',
        subjectId: id,
        ownFacts: { file: name, sha256, rows: proposal.rows.length },
      });
      return this.view(tx, actor, id);
    });
  }

  list(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<FormDraftHead>> {
    const [before] = cursorKey(cursor, 1) ?? [];
    return this.database.read(actor, async (tx) =>
      page(await this.drafts.list(tx, actor, before === undefined ? null : String(before), limit), limit, ({ id }) => [
        id,
      ]),
    );
  }

  /** @throws RuleViolation `form-draft.not-found`, `form-draft.released` {templateId} */
  get(actor: Actor, id: string): Promise<FormDraftView> {
    return this.database.read(actor, async (tx) => {
      const view = await this.view(tx, actor, id);
      await this.journal.record(tx, actor, { type: 'form-draft.read', subjectId: id });
      return view;
    });
  }

  /**
   * Does all of the changes or none.
   * @throws RuleViolation `form-draft.not-found`, `form-draft.released` {templateId}, `precondition.failed` {current}, those of `changeProposal` (`form-change.…` {pointer})
   */
  change(actor: Actor, id: string, rowVersion: number, { changes }: ChangeFormDraft): Promise<FormDraftView> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.lock(tx, actor, id, rowVersion);
      const after = changeProposal(before, changes, await this.knownTopics(tx));
      await this.drafts.update(tx, actor, { id, ...after }, this.clock.now());
      await this.journal.record(tx, actor, {
        type: 'form-draft.changed',
        subjectId: id,
        ownFacts: { changes: changes.map(named) },
      });
      return this.view(tx, actor, id);
    });
  }

  /** Throws it away, with its workbook where nothing else needs it. @throws RuleViolation `form-draft.not-found`, `form-draft.released` {templateId} */
  discard(actor: Actor, id: string): Promise<FormDraftHead> {
    return this.database.transaction(actor, async (tx) => {
      const { proposal, ...head } = (await this.drafts.lock(tx, actor, id)) ?? (await this.missing(tx, actor, id));
      await this.drafts.delete(tx, actor, id);
      await this.journal.record(tx, actor, { type: 'form-draft.discarded', subjectId: id });
      return { ...head, rows: proposal.rows.length };
    });
  }

  /** The draft as it was read, held until the transaction ends. @throws RuleViolation `form-draft.not-found`, `form-draft.released` {templateId}, `precondition.failed` {current} */
  async lock(tx: Tx, actor: Actor, id: string, rowVersion: number): Promise<StoredFormDraft> {
    const draft = (await this.drafts.lock(tx, actor, id)) ?? (await this.missing(tx, actor, id));
    if (draft.rowVersion !== rowVersion)
      throw new RuleViolation('precondition.failed', { current: viewOf(draft, await this.before(tx, draft)) });
    return draft;
  }

  /** Ids of the forms released from the draft's workbook as the same version before. */
  async before(tx: Tx, { naming, sha256 }: StoredFormDraft): Promise<readonly string[]> {
    return releasedBefore(await this.templates.offered(tx), naming, sha256);
  }

  private async view(tx: Tx, actor: Actor, id: string): Promise<FormDraftView> {
    const draft = (await this.drafts.find(tx, actor, id)) ?? (await this.missing(tx, actor, id));
    return viewOf(draft, await this.before(tx, draft));
  }

  /** @throws RuleViolation `form-draft.released` {templateId}, `form-draft.not-found` */
  private async missing(tx: Tx, actor: Actor, id: string): Promise<never> {
    const templateId = await this.drafts.releasedAs(tx, actor, id);
    if (templateId !== undefined) throw new RuleViolation('form-draft.released', { id, templateId });
    throw new RuleViolation('form-draft.not-found', { id });
  }

  private async knownTopics(tx: Tx): Promise<ReadonlySet<string>> {
    const forms = await this.templates.all(tx);
    return new Set(forms.flatMap((form) => questionsOf(form).map(({ topic }) => topic)));
  }
}

/** What a change does, and to which row, section or field; what it says is in the draft. */
function named(change: FormChange): string {
  const [[act, wish] = ['', {}]] = Object.entries(change).filter(([, value]) => value !== undefined);
  const { row, rows, section, field } = wish as Readonly<Record<string, unknown>>;
  return [act, row ?? rows ?? section ?? field].flat().join(' ');
}

function viewOf({ proposal, naming, ...head }: StoredFormDraft, before: readonly string[]): FormDraftView {
  return { ...head, ...reviewOf({ naming, proposal }, before) };
}
