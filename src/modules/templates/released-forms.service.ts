import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { sha256 } from '#platform/keys/signing.js';
import { releasedIds } from './domain/released-id.js';
import type { HashedTemplate, Template } from './domain/template.js';
import { templateHash } from './domain/template-hash.js';
import { type FormView, FormsService } from './forms.service.js';
import { ReleasedFormsRepository } from './released-forms.repository.js';
import { TemplatesService } from './templates.service.js';

/** Every process holds all forms, and each workbook is compared with them: one organization alone must not make that slow for everybody. */
const MOST_OFFERED = 100;

/** Forms that were learned from their workbooks: released for everybody on the installation, and taken out of use. */
@Injectable()
export class ReleasedFormsService {
  constructor(
    private readonly database: Database,
    private readonly released: ReleasedFormsRepository,
    private readonly templates: TemplatesService,
    private readonly forms: FormsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Releases a form in the caller's transaction; its id is made from its family and version. Everything but the id counts: the same form
   * released before, by whomever, is named instead.
   * @throws RuleViolation `form.released-before` {id, title}, `form.too-many-released` {most}
   */
  async release(tx: Tx, actor: Actor, definition: Omit<Template, 'id'>): Promise<HashedTemplate> {
    const ids = releasedIds(definition, sha256(JSON.stringify(definition)));
    const taken = new Map([...(await this.released.holdIds(tx, ids)), ...this.templates.shippedHashes()]);
    const candidates = ids.map((id) => withHash({ ...definition, id }));
    const before = candidates.find(({ id, hash }) => taken.get(id) === hash);
    if (before) throw new RuleViolation('form.released-before', { id: before.id, title: before.title.ja });
    if ((await this.released.countOffered(tx, actor)) >= MOST_OFFERED)
      throw new RuleViolation('form.too-many-released', { most: MOST_OFFERED });
    const form = candidates.find(({ id }) => !taken.has(id));
    if (!form) throw new Error(`all names of the form are taken: ${ids.join(', ')}`);
    await this.released.insert(tx, actor, form, this.clock.now());
    const facts = { templateId: form.id, form: form.form, version: form.version, hash: form.hash };
    await this.journal.record(tx, actor, { type: 'form.released', subjectId: null, facts });
    return form;
  }

  /** No longer offered nor recognised; what stands on it stays. @throws RuleViolation `template.not-found`, `form.shipped`, `form.retired-before` */
  retire(actor: Actor, id: string): Promise<FormView> {
    return this.database.transaction(actor, async (tx) => {
      const concerns = [await this.releasedBy(tx, id)];
      if (!(await this.released.retire(tx, actor, id, this.clock.now())))
        throw new RuleViolation('form.retired-before', { id });
      const facts = { templateId: id };
      await this.journal.record(tx, actor, { type: 'form.retired', subjectId: null, concerns, facts });
      return this.forms.view(tx, id);
    });
  }

  /** @throws RuleViolation `template.not-found`, `form.shipped`, `form.not-retired` */
  bringBack(actor: Actor, id: string): Promise<FormView> {
    return this.database.transaction(actor, async (tx) => {
      const concerns = [await this.releasedBy(tx, id)];
      if (!(await this.released.bringBack(tx, id))) throw new RuleViolation('form.not-retired', { id });
      const facts = { templateId: id };
      await this.journal.record(tx, actor, { type: 'form.brought-back', subjectId: null, concerns, facts });
      return this.forms.view(tx, id);
    });
  }

  /** The organization that released it, which hears of what becomes of it. */
  private async releasedBy(tx: Tx, id: string): Promise<string> {
    await this.templates.get(tx, id);
    const [standing] = await this.released.standings(tx, id);
    if (!standing) throw new RuleViolation('form.shipped', { id });
    return standing.releasedBy.organizationId;
  }
}

function withHash(template: Template): HashedTemplate {
  return { ...template, hash: templateHash(template, sha256) };
}
