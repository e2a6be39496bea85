import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { Bilingual } from '#kernel/bilingual.js';
import type { HashedTemplate } from '#modules/templates/domain/template.js';
import { ReleasedFormsService } from '#modules/templates/released-forms.service.js';
import { FormWorkbooksService } from '#modules/workbooks/form-workbooks.service.js';
import { Database } from '#platform/database/database.js';
import { releasedForm } from './domain/released-form.js';
import { faultsOf } from './domain/review.js';
import { FormDraftsRepository } from './form-drafts.repository.js';
import { FormDraftsService } from './form-drafts.service.js';

/** Who uses a released form, told to whoever releases one. */
export const FOR_EVERYBODY: Bilingual = {
  ja: '公開した様式は、このKaijiにサインインする全員が使えます。変更はできません。提供をやめられるのは運営者だけです。',
  en: 'The form is now for everybody who signs in here. It never changes; the operator alone can retire it.',
};

/** A form as it was released. */
export interface ConfirmedForm extends Pick<HashedTemplate, 'id' | 'form' | 'version' | 'title' | 'official' | 'hash'> {
  readonly notice: Bilingual;
}

/** Reviewed forms become forms of the installation, for everybody who is signed in. */
@Injectable()
export class FormReleaseService {
  constructor(
    private readonly database: Database,
    private readonly drafts: FormDraftsService,
    private readonly stored: FormDraftsRepository,
    private readonly released: ReleasedFormsService,
    private readonly workbooks: FormWorkbooksService,
  ) {}

  /**
   * Releases the form with its workbook; of the draft only what became of it stays.
   * @throws RuleViolation `form-draft.not-found`, `form-draft.released` {templateId}, `precondition.failed` {current}, `form-draft.has-faults` {faults}, `form.released-before` {id},
   *   `form.too-many-released` {most}
   */
  confirm(actor: Actor, id: string, rowVersion: number): Promise<ConfirmedForm> {
    return this.database.transaction(actor, async (tx) => {
      const draft = await this.drafts.lock(tx, actor, id, rowVersion);
      const { naming, proposal, sha256, file } = draft;
      const faults = faultsOf({ naming, proposal }, await this.drafts.before(tx, draft));
      if (faults.length > 0) throw new RuleViolation('form-draft.has-faults', { count: faults.length, faults });
      const { template, layout } = releasedForm(proposal, { ...naming, id: '', workbook: sha256 });
      const form = await this.released.release(tx, actor, template);
      const workbook = { templateId: form.id, sha256, fileName: file, blank: proposal.blank, layout };
      await this.workbooks.keep(tx, actor, workbook);
      await this.stored.release(tx, actor, id, form.id);
      const { form: family, version, title, official, hash } = form;
      return { id: form.id, form: family, version, title, ...(official && { official }), hash, notice: FOR_EVERYBODY };
    });
  }
}
