import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { SharingService } from '#modules/sharing/sharing.service.js';
import { type Answers, BLANK } from '#modules/templates/domain/answer.js';
import type { Template } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorNumber, type Page, page, type PageQuery } from '#platform/http/paging.js';
import { sha256 } from '#platform/keys/signing.js';
import { DisclosuresRepository } from './disclosures.repository.js';
import { type Change, diff } from './domain/diff.js';
import { unpackAnswers } from './domain/packed-texts.js';
import { printedCode } from './domain/printed-code.js';
import type { RevisionHead, RevisionView } from './domain/published.js';
import { revisionState, withdraw } from './domain/revision.js';
import { seal } from './domain/seal.js';
import { rowStates } from './domain/state.js';
import type { SignedRevision } from './domain/verify.js';
import { type RevisionContents, RevisionsRepository, type StoredRevision } from './revisions.repository.js';

/** How a reader took notice; the vendor sees it. */
export type Reading = 'read' | 'exported';

/** What a revision says, for whoever writes it out or lays it beside others. */
export interface RevisionContent extends RevisionHead {
  readonly productName: string;
  readonly header: Readonly<Record<string, string>>;
  readonly answers: Answers;
  /** The import whose workbook it can be written into; null for readers of other organizations. */
  readonly importId: string | null;
}

/** How two revisions differ. */
export interface RevisionDiff {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
}

/** A revision with its form and all that it says. */
export type OpenedRevision = RevisionContents & { readonly template: Template; readonly answers: Answers };

/** Published revisions: read, compared with an earlier one, exported, withdrawn. Nothing here ever changes what one says. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly database: Database,
    private readonly revisions: RevisionsRepository,
    private readonly disclosures: DisclosuresRepository,
    private readonly sharing: SharingService,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `revision.not-found`, also for what the actor may not see */
  get(actor: Actor, id: string, reading: Reading = 'read'): Promise<RevisionView> {
    return this.database.read(actor, async (tx) => this.view(await this.open(tx, actor, id, reading)));
  }

  /** What a revision says, recorded as a read. @throws RuleViolation `revision.not-found` */
  read(actor: Actor, id: string, reading: Reading): Promise<RevisionContent> {
    return this.database.read(actor, async (tx) => {
      const opened = await this.open(tx, actor, id, reading);
      const {
        answers,
        seal: { product, header },
      } = opened;
      const importId = opened.vendorId === actor.organizationId ? opened.importId : null;
      return { ...this.head(opened), productName: product.name, header, answers, importId };
    });
  }

  /** Newest first. */
  list(actor: Actor, disclosureId: string, { cursor, limit }: PageQuery): Promise<Page<RevisionHead>> {
    const before = cursorNumber(cursor);
    return this.database.read(actor, async (tx) => {
      const found = await this.sharing.visible(tx, actor, await this.revisions.list(tx, disclosureId, before, limit));
      return page(
        found.map((revision) => this.head(revision)),
        limit,
        ({ number, id }) => [number, id],
      );
    });
  }

  /** `from` = the older one; the one before, if null. @throws RuleViolation `revision.not-found`, `revision.first` */
  diff(actor: Actor, id: string, from: string | null): Promise<RevisionDiff> {
    return this.database.read(actor, async (tx) => {
      const newer = await this.open(tx, actor, id, 'read');
      const older = await this.open(tx, actor, from ?? (await this.before(tx, newer)), 'read');
      return { from: older.id, to: newer.id, changes: diff({ ...older, ...older.seal }, { ...newer, ...newer.seal }) };
    });
  }

  /** The revision as a file that can be checked offline. @throws RuleViolation `revision.not-found`, `revision.damaged` */
  signed(actor: Actor, id: string): Promise<SignedRevision> {
    return this.database.read(actor, async (tx) => {
      const {
        template,
        answers,
        seal: { certificate, ...head },
        hash,
        signature,
      } = await this.open(tx, actor, id, 'exported');
      const { canonical, hash: rebuilt } = seal({ ...head, answers }, template, sha256);
      if (rebuilt !== hash) throw new RuleViolation('revision.damaged', { id });
      const document = JSON.parse(canonical) as SignedRevision['document'];
      return { format: 'kaiji-signed-revision-1', document, hash, signature, certificate };
    });
  }

  /** The vendor no longer stands by it. @throws RuleViolation as `withdraw` of domain/revision */
  withdraw(actor: Actor, id: string, reason: string): Promise<RevisionView> {
    return this.database.transaction(actor, async (tx) => {
      const { disclosureId } = await this.open(tx, actor, id, null);
      await this.disclosures.lock(tx, actor, disclosureId);
      const revision = await this.open(tx, actor, id, null);
      const now = this.clock.now();
      withdraw(revision, actor, reason, now.toISOString());
      await this.revisions.withdraw(tx, actor, revision, reason, now);
      const facts = { disclosureId, productId: revision.productId };
      await this.journal.record(tx, actor, {
        type: 'disclosure.withdrawn',
        subjectId: id,
        facts,
        ownFacts: { reason },
      });
      return this.view(await this.open(tx, actor, id, null));
    });
  }

  /** Revisions that a product stands by now and the actor may read, without recording a read: for heads and counts. */
  async current(tx: Tx, actor: Actor, productId: string): Promise<readonly RevisionContents[]> {
    return this.currentOf(tx, actor, [productId]);
  }

  /** The same of several products. */
  async currentOf(tx: Tx, actor: Actor, productIds: readonly string[]): Promise<readonly RevisionContents[]> {
    return this.sharing.visible(tx, actor, await this.revisions.currentOf(tx, productIds));
  }

  /** `reading` is recorded; null where the revision is opened only to act on it. @throws RuleViolation `revision.not-found` */
  async open(tx: Tx, actor: Actor, id: string, reading: Reading | null): Promise<OpenedRevision> {
    const revision = await this.look(tx, actor, id);
    if (!revision) throw new RuleViolation('revision.not-found', { id });
    if (reading) await this.recordRead(tx, actor, [revision], reading);
    return revision;
  }

  /** A revision, where the actor may read it, without recording a read: for what follows from it. */
  async look(tx: Tx, actor: Actor, id: string): Promise<OpenedRevision | undefined> {
    const found = await this.revisions.find(tx, id);
    const [revision] = await this.sharing.visible(tx, actor, found ? [found] : []);
    return revision && this.unpacked(tx, revision);
  }

  /** The same of several, in no order; what the actor may not read is left out. */
  async lookEach(tx: Tx, actor: Actor, ids: readonly string[]): Promise<readonly OpenedRevision[]> {
    const found = await this.sharing.visible(tx, actor, await this.revisions.findEach(tx, ids));
    return Promise.all(found.map((revision) => this.unpacked(tx, revision)));
  }

  /** A revision with its form and all that it says. */
  async unpacked(tx: Tx, revision: RevisionContents): Promise<OpenedRevision> {
    const template = await this.templates.get(tx, revision.templateId);
    return { ...revision, template, answers: unpackAnswers(template, revision.codes, revision.texts) };
  }

  /** Records that the actor took notice of what is disclosed, before the answer leaves. */
  recordRead(tx: Tx, actor: Actor, revisions: readonly StoredRevision[], reading: Reading): Promise<void> {
    const entries = revisions.map(
      ({ id, vendorId }) => ({ type: `revision.${reading}`, subjectId: id, concerns: [vendorId] }) as const,
    );
    return this.journal.recordEach(tx, actor, entries);
  }

  /** What is stored of a revision with its state today. */
  head(revision: StoredRevision): RevisionHead {
    const { id, disclosureId, productId, vendorId, form, templateId, audience, number, counts, hash } = revision;
    const { publishedAt, validUntil, supersededAt, withdrawnAt, withdrawalReason } = revision;
    const about = { id, disclosureId, productId, vendorId, form, templateId, audience, number };
    const standing = { publishedAt, validUntil, supersededAt, withdrawnAt, withdrawalReason };
    return { ...about, state: revisionState(revision, this.clock.today()), counts, hash, ...standing };
  }

  private async before(tx: Tx, { disclosureId, number }: StoredRevision): Promise<string> {
    const [before] = await this.revisions.list(tx, disclosureId, number, 0);
    if (!before) throw new RuleViolation('revision.first');
    return before.id;
  }

  private view(opened: OpenedRevision): RevisionView {
    const {
      template,
      answers,
      seal: { product, vendor, signer, header, warnings },
    } = opened;
    const states = rowStates(template, answers);
    const sections = template.sections.map(({ code, title, questions }) => ({
      code,
      title,
      rows: questions.map((question) => ({
        question: question.code,
        code: printedCode(question),
        prompt: question.prompt,
        answerType: question.answerType,
        state: states.get(question.code) ?? 'blank',
        answer: answers.get(question.code) ?? BLANK,
      })),
    }));
    return { ...this.head(opened), product, vendor, signer, header, warnings, sections };
  }
}
