import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { MembersService } from '#modules/identity/members.service.js';
import { OrganizationKeysService } from '#modules/identity/organization-keys.service.js';
import { OrganizationsService } from '#modules/identity/organizations.service.js';
import { ProductsService } from '#modules/products/products.service.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { sha256 } from '#platform/keys/signing.js';
import type { MoveDraft, RenewRevision } from './disclosures.dto.js';
import { DisclosuresRepository } from './disclosures.repository.js';
import type { Disclosure } from './domain/disclosure.js';
import type { DraftHead, DraftView } from './domain/draft.js';
import type { AnswerFinding } from './domain/findings.js';
import { packTexts, unpackAnswers } from './domain/packed-texts.js';
import type { DisclosurePolicy } from './domain/policy.js';
import { type Draft, type DraftMove, moveDraft, validUntil } from './domain/revision.js';
import { seal, type SealInput } from './domain/seal.js';
import { DraftDeskService, type Judgeable, moving, type OpenDraft } from './draft-desk.service.js';
import { DraftsRepository } from './drafts.repository.js';
import { PolicyRepository } from './policy.repository.js';
import { RevisionsRepository } from './revisions.repository.js';

/** What became of a draft; `revisionId` once it is published and the draft is gone. */
export interface MovedDraft {
  readonly id: string;
  readonly state: Draft['state'];
  readonly revisionId: string | null;
  /** How many findings stop publishing, and how many only warn. */
  readonly findings: DraftView['findings'];
}

/** What is published, by whose word. */
interface Publication extends Judgeable {
  readonly disclosure: Disclosure;
  readonly importId: string | null;
  readonly draftId: string | null;
  readonly policy: DisclosurePolicy;
  readonly found: readonly AnswerFinding[];
  /** The last valid day that the vendor wishes. */
  readonly wishedUntil: string | undefined;
}

/** From draft to revision: the vendor's own check, sealing and signing, renewal. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly database: Database,
    private readonly disclosures: DisclosuresRepository,
    private readonly drafts: DraftsRepository,
    private readonly revisions: RevisionsRepository,
    private readonly policies: PolicyRepository,
    private readonly desk: DraftDeskService,
    private readonly products: ProductsService,
    private readonly templates: TemplatesService,
    private readonly organizations: OrganizationsService,
    private readonly members: MembersService,
    private readonly keys: OrganizationKeysService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation as `moveDraft` of domain/revision, `draft.published` {revisionId, number}, `draft.findings-stop` {stops, findings}, `publish.last-day` {latest} */
  move(actor: Actor, id: string, { move, note, validUntil: wishedUntil }: MoveDraft): Promise<MovedDraft> {
    return this.database.transaction(actor, async (tx) => {
      const { head, ...contents } = await this.openToMove(tx, actor, id);
      const policy = await this.policies.get(tx);
      const found = await this.desk.findings(tx, actor, { ...head, ...contents }, policy);
      const facts = await this.desk.facts(tx, actor, found, policy);
      const moved = namingStops(found, () => moveDraft(moving(head), move, actor, { ...facts, note }));
      const counted = { stop: facts.stops, warn: found.length - facts.stops };
      if (moved.state !== 'published') {
        await this.keep(tx, actor, head, move, moved);
        return { id, state: moved.state, revisionId: null, findings: counted };
      }
      const disclosure = await this.lockDisclosure(tx, actor, head.disclosureId);
      await this.drafts.delete(tx, actor, id);
      const { importId } = head;
      const revisionId = await this.publish(tx, actor, {
        ...head,
        ...contents,
        disclosure,
        importId,
        draftId: id,
        policy,
        found,
        wishedUntil,
      });
      return { id, state: moved.state, revisionId, findings: counted };
    });
  }

  /**
   * Nothing changed: the same answers again, as a new revision with a new last day. Gives its id.
   * @throws RuleViolation `disclosure.not-found`, `draft.nothing-published`, `draft.findings-stop` {stops, findings}, `publish.last-day` {latest}
   */
  renew(actor: Actor, disclosureId: string, { validUntil: wishedUntil }: RenewRevision): Promise<MovedDraft> {
    return this.database.transaction(actor, async (tx) => {
      const disclosure = await this.lockDisclosure(tx, actor, disclosureId);
      const last = await this.revisions.last(tx, disclosureId);
      if (!last || last.withdrawnAt !== null) throw new RuleViolation('draft.nothing-published');
      const template = await this.templates.get(tx, last.templateId);
      const { header } = last.seal;
      const contents = {
        template,
        header,
        answers: unpackAnswers(template, last.codes, last.texts),
        productId: last.productId,
      };
      const policy = await this.policies.get(tx);
      const found = await this.desk.findings(tx, actor, contents, policy);
      refuseStops(found);
      const { importId } = last;
      const revisionId = await this.publish(tx, actor, {
        ...contents,
        disclosure,
        importId,
        draftId: null,
        policy,
        found,
        wishedUntil,
      });
      return { id: disclosureId, state: 'published', revisionId, findings: { stop: 0, warn: found.length } };
    });
  }

  /** @throws RuleViolation `draft.not-found`, `draft.published` {revisionId, number} for one that is over */
  private async openToMove(tx: Tx, actor: Actor, id: string): Promise<OpenDraft> {
    const draft = await this.desk.find(tx, actor, id, 'lock');
    if (draft) return draft;
    const { id: revisionId, number } = (await this.revisions.ofDraft(tx, actor, id)) ?? {};
    if (revisionId === undefined) throw new RuleViolation('draft.not-found', { id });
    throw new RuleViolation('draft.published', { revisionId, number });
  }

  private async keep(tx: Tx, actor: Actor, head: DraftHead, move: DraftMove, moved: Draft): Promise<void> {
    const now = this.clock.now();
    const submitted = move === 'submit' ? { submittedBy: actor.userId, submittedAt: now.toISOString() } : {};
    const returnNote = moved.returnNote || null;
    await this.drafts.update(tx, actor, { ...head, ...submitted, state: moved.state, returnNote }, now);
    const type = move === 'submit' ? 'draft.submitted' : 'draft.returned';
    const facts = { before: head.state, after: moved.state };
    await this.journal.record(tx, actor, { type, subjectId: head.id, facts, ownFacts: { note: returnNote } });
  }

  private async publish(tx: Tx, actor: Actor, publication: Publication): Promise<string> {
    const { disclosure, template, answers, importId, draftId } = publication;
    const now = this.clock.now();
    const head = await this.sealHead(tx, actor, publication, newId(now));
    const sealed = seal({ ...head, answers }, template, sha256);
    const { keyId, signature, certificate } = await this.keys.sign(tx, actor, sealed.canonical);
    const texts = packTexts(template, sealed.codes, answers);
    const templateId = template.id;
    const stored = { ...head, certificate };
    await this.revisions.insert(tx, actor, {
      disclosure,
      templateId,
      sealed,
      seal: stored,
      texts,
      keyId,
      signature,
      publishedAt: now,
      importId,
      draftId,
    });
    const { id, number } = head.revision;
    const facts = {
      disclosureId: disclosure.id,
      productId: disclosure.productId,
      templateId,
      number,
      hash: sealed.hash,
    };
    await this.journal.record(tx, actor, { type: 'disclosure.published', subjectId: id, facts });
    return id;
  }

  private async sealHead(
    tx: Tx,
    actor: Actor,
    publication: Publication,
    id: string,
  ): Promise<Omit<SealInput, 'answers'>> {
    const { disclosure, header, found, policy, wishedUntil } = publication;
    const [last, product, vendor, signer] = [
      await this.revisions.last(tx, disclosure.id),
      await this.products.getOwn(tx, actor, disclosure.productId),
      await this.organizations.get(tx, actor.organizationId),
      await this.members.nameOf(tx, actor),
    ];
    const publishedOn = this.clock.today();
    const revision = { id, number: (last?.number ?? 0) + 1, previousHash: last?.hash ?? null, publishedOn };
    return {
      revision: { ...revision, validUntil: lastDay(publishedOn, policy, wishedUntil) },
      product: { id: product.id, kind: product.kind, name: product.name, version: product.version },
      vendor: { id: vendor.id, name: vendor.name },
      signer: { name: signer, role: actor.role },
      header,
      warnings: found.map(({ kind, question }) => ({ kind, ...(question === undefined ? {} : { question }) })),
    };
  }

  private async lockDisclosure(tx: Tx, actor: Actor, id: string): Promise<Disclosure> {
    const disclosure = await this.disclosures.lock(tx, actor, id);
    if (!disclosure) throw new RuleViolation('disclosure.not-found', { id });
    return disclosure;
  }
}

function refuseStops(found: readonly AnswerFinding[]): void {
  const stopping = found.filter(({ level }) => level === 'stop');
  if (stopping.length > 0)
    throw new RuleViolation('draft.findings-stop', { stops: stopping.length, findings: stopping });
}

/** Runs a move; where findings stop it, the refusal names them. */
function namingStops<T>(found: readonly AnswerFinding[], move: () => T): T {
  try {
    return move();
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'draft.findings-stop') refuseStops(found);
    throw error;
  }
}

function lastDay(today: string, policy: DisclosurePolicy, wished: string | undefined): string {
  const latest = validUntil(today, policy.validForMonths);
  if (wished !== undefined && (wished < today || wished > latest))
    throw new RuleViolation('publish.last-day', { today, latest });
  return wished ?? latest;
}
