import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal, type Read } from '#modules/audit/journal.js';
import { ProductsService } from '#modules/products/products.service.js';
import { questionsOf, type Template } from '#modules/templates/domain/template.js';
import { type KnownForms, TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import type { ChangeDisclosure, CreateDisclosure } from './disclosures.dto.js';
import { DisclosuresRepository } from './disclosures.repository.js';
import type { Disclosure } from './domain/disclosure.js';
import { newerForm } from './domain/form-age.js';
import { type AnswerGap, askedBeyond, listGaps, type VersionGap } from './domain/gaps.js';
import { unpackAnswers } from './domain/packed-texts.js';
import type { LookedAt, OnRequest, ProductGap, ProductGaps, ProductPage } from './domain/published.js';
import { type RevisionContents, RevisionsRepository } from './revisions.repository.js';
import { RevisionsService } from './revisions.service.js';

const READINGS = ['revision.read', 'revision.exported', 'revision.compared'];
const READERS_SHOWN = 200;

/** Disclosures of a product: which there are, who may read them, who did, and what they leave open. */
@Injectable()
export class DisclosuresService {
  constructor(
    private readonly database: Database,
    private readonly disclosures: DisclosuresRepository,
    private readonly stored: RevisionsRepository,
    private readonly revisions: RevisionsService,
    private readonly products: ProductsService,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `product.not-found`, `disclosure.form-unknown` {form, known}, `disclosure.exists` {id} */
  create(actor: Actor, { productId, form, audience }: CreateDisclosure): Promise<Disclosure> {
    return this.database.transaction(actor, async (tx) => {
      await this.products.getOwn(tx, actor, productId);
      const known = new Set((await this.templates.offered(tx)).map((template) => template.form));
      if (!known.has(form))
        throw new RuleViolation('disclosure.form-unknown', { form, known: [...known].sort().join(', ') });
      const createdAt = this.clock.now();
      const id = newId(createdAt);
      const made = await this.disclosures.insert(tx, actor, { id, productId, form, audience, createdAt });
      const disclosure = await this.disclosures.ofProduct(tx, actor, productId, form);
      if (!disclosure || !made) throw new RuleViolation('disclosure.exists', { form, id: disclosure?.id });
      await this.journal.record(tx, actor, {
        type: 'disclosure.created',
        subjectId: id,
        facts: { productId, form, audience },
      });
      return disclosure;
    });
  }

  /** Opens or closes it to readers, from the next call on. @throws RuleViolation `disclosure.not-found`, `precondition.failed` {current} */
  change(actor: Actor, id: string, rowVersion: number, { audience }: ChangeDisclosure): Promise<Disclosure> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.disclosures.lock(tx, actor, id);
      if (!before) throw new RuleViolation('disclosure.not-found', { id });
      if (before.rowVersion !== rowVersion) throw new RuleViolation('precondition.failed', { current: before });
      await this.disclosures.setAudience(tx, actor, id, audience);
      const facts = { before: before.audience, after: audience };
      await this.journal.record(tx, actor, { type: 'disclosure.audience-changed', subjectId: id, facts });
      return { ...before, audience, rowVersion: rowVersion + 1 };
    });
  }

  /** @throws RuleViolation `product.not-found` */
  product(actor: Actor, id: string): Promise<ProductPage> {
    return this.database.read(actor, async (tx) => {
      const product = await this.products.get(tx, actor, id);
      const current = await this.revisions.current(tx, actor, id);
      const onRequest = unseen(await this.disclosures.onRequest(tx, id), current);
      const own = await this.disclosures.own(tx, actor, id);
      return { ...product, current: current.map((revision) => this.revisions.head(revision)), onRequest, own };
    });
  }

  /** Every row on which nobody can rely, in all that the product stands by; recorded as a read. @throws RuleViolation `product.not-found` */
  gaps(actor: Actor, productId: string): Promise<ProductGaps> {
    return this.database.read(actor, async (tx) => {
      await this.products.get(tx, actor, productId);
      const current = await this.revisions.current(tx, actor, productId);
      await this.revisions.recordRead(tx, actor, current, 'read');
      const onRequest = unseen(await this.disclosures.onRequest(tx, productId), current);
      const forms = await this.templates.known(tx);
      return {
        productId,
        published: current.length > 0,
        lookedAt: current.map((revision) => lookedAt(revision, forms)),
        items: current.flatMap((revision) => gapsOf(revision, forms)),
        onRequest,
      };
    });
  }

  /** For the vendor: who of other organizations read what was published of a product, newest first. @throws RuleViolation `product.not-found` */
  readers(actor: Actor, productId: string): Promise<readonly Read[]> {
    return this.database.read(actor, async (tx) => {
      await this.products.getOwn(tx, actor, productId);
      await this.journal.record(tx, actor, { type: 'readers.listed', subjectId: productId });
      const revisionIds = await this.stored.idsOfProduct(tx, actor, productId);
      return this.journal.readersOf(tx, revisionIds, READINGS, READERS_SHOWN);
    });
  }
}

/** A revision's form and the newest version of it. */
function formsOf(
  templateId: string,
  { all, offered }: KnownForms,
): { template: Template; newer: Template | undefined } {
  const template = all.find(({ id }) => id === templateId);
  if (template === undefined) throw new RuleViolation('template.not-found', { id: templateId });
  return { template, newer: newerForm(template, offered) };
}

function lookedAt({ id, form, templateId, number, publishedAt }: RevisionContents, forms: KnownForms): LookedAt {
  const { newer } = formsOf(templateId, forms);
  return { form, templateId, revisionId: id, number, publishedAt, newerTemplateId: newer?.id ?? null };
}

function gapsOf(
  { id: revisionId, form, templateId, codes, texts }: RevisionContents,
  forms: KnownForms,
): readonly ProductGap[] {
  const { template, newer } = formsOf(templateId, forms);
  const left = inWords(template, listGaps(template, unpackAnswers(template, codes, texts)));
  const beyond = newer === undefined ? [] : inWords(newer, askedBeyond(template, newer));
  return [...left, ...beyond].map((gap) => ({ ...gap, form, revisionId }));
}

/** Gaps with the wording of the form that asks. */
function inWords(
  template: Template,
  gaps: readonly (AnswerGap | VersionGap)[],
): readonly Omit<ProductGap, 'form' | 'revisionId'>[] {
  const prompts = new Map(questionsOf(template).map(({ code, prompt }) => [code, prompt]));
  return gaps.map((gap) => ({
    ...gap,
    prompt: prompts.get(gap.question) ?? { ja: '', en: '' },
    templateId: template.id,
  }));
}

/** What can still be asked for: not what the actor was let in to see. */
function unseen(onRequest: readonly OnRequest[], seen: readonly { readonly form: string }[]): readonly OnRequest[] {
  return onRequest.filter(({ form }) => !seen.some((revision) => revision.form === form));
}
