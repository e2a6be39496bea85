import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { CrosswalksService } from '#modules/templates/crosswalks.service.js';
import type { Answers } from '#modules/templates/domain/answer.js';
import type { UsedCrosswalk } from '#modules/templates/domain/crosswalk-view.js';
import type { OpenRow } from '#modules/templates/domain/crosswalk.js';
import type { Template } from '#modules/templates/domain/template.js';
import { steppedBack } from '#modules/templates/domain/stepping-back.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import type { StartDraft } from './disclosures.dto.js';
import { carriedHeader } from './domain/carried-header.js';
import type { Disclosure } from './domain/disclosure.js';
import type { DraftHead } from './domain/draft.js';
import { newestForm } from './domain/form-age.js';
import { unpackAnswers } from './domain/packed-texts.js';
import { confirmedWhereSame, sameQuestions } from './domain/same-questions.js';
import { type RevisionContents, RevisionsRepository } from './revisions.repository.js';

/** What a draft begins with. */
export interface DraftBeginning {
  readonly template: Template;
  readonly answers: Answers;
  readonly header: Readonly<Record<string, string>>;
  readonly from: RevisionContents | null;
  readonly open: readonly OpenRow[];
  /** What the answers were carried over by. */
  readonly crosswalk?: CrosswalkUsed;
}

/** A crosswalk as the journal names it. */
export type CrosswalkUsed = Pick<UsedCrosswalk, 'source' | 'version'>;

/** What drafts begin with: nothing, what is published, or answers carried over from another form, version or product. */
@Injectable()
export class DraftBeginningsService {
  constructor(
    private readonly revisions: RevisionsRepository,
    private readonly templates: TemplatesService,
    private readonly crosswalks: CrosswalksService,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation as `DraftsService.start`, but for `disclosure.not-found` and `draft.exists` */
  async of(tx: Tx, actor: Actor, disclosure: Disclosure, input: StartDraft): Promise<DraftBeginning> {
    switch (input.from) {
      case 'empty':
        return {
          template: await this.formOf(tx, disclosure, input.templateId),
          answers: new Map(),
          header: {},
          from: null,
          open: [],
        };
      case 'current':
        return this.current(tx, disclosure);
      case 'carry_over':
        return this.carriedOver(tx, actor, disclosure, input);
    }
  }

  private async current(tx: Tx, { id }: Disclosure): Promise<DraftBeginning> {
    const from = await this.revisions.last(tx, id);
    if (!from) throw new RuleViolation('draft.nothing-published');
    const template = await this.templates.get(tx, from.templateId);
    return {
      template,
      answers: unpackAnswers(template, from.codes, from.texts),
      header: from.seal.header,
      from,
      open: [],
    };
  }

  private async carriedOver(tx: Tx, actor: Actor, disclosure: Disclosure, input: StartDraft): Promise<DraftBeginning> {
    const template = await this.formOf(tx, disclosure, input.templateId);
    const source = await this.source(tx, actor, disclosure, input);
    const older = await this.templates.get(tx, source.templateId);
    const before = unpackAnswers(older, source.codes, source.texts);
    const origin = { revisionId: source.id };
    const { answers, open, crosswalk } = await this.crosswalks.carryOver(tx, older.id, template.id, before, origin);
    // What was said of another product or version is never said of this one before somebody says so.
    const isOwn = source.disclosureId === disclosure.id;
    const same = isOwn ? sameQuestions(older, template, crosswalk.pair.map) : new Map<string, string>();
    return {
      template,
      answers: confirmedWhereSame(answers, same, before, this.clock.now().toISOString()),
      header: carriedHeader(template, source.seal.header),
      from: { ...source, importId: null },
      open,
      crosswalk: { source: crosswalk.source, version: crosswalk.version },
    };
  }

  /** The revision to carry over: the one named, else the last of this disclosure. */
  private async source(
    tx: Tx,
    actor: Actor,
    { id }: Disclosure,
    { revisionId }: StartDraft,
  ): Promise<RevisionContents> {
    if (revisionId === undefined) {
      const last = await this.revisions.last(tx, id);
      if (!last) throw new RuleViolation('draft.revision-missing');
      return last;
    }
    const named = await this.revisions.find(tx, revisionId);
    if (named?.vendorId !== actor.organizationId) throw new RuleViolation('revision.not-found', { id: revisionId });
    return named;
  }

  /** The form that a draft moves to: the one named, else the one that takes the place of its own (`replacedBy`), else the newest. @throws as `formOf` */
  async formToMoveTo(
    tx: Tx,
    { form, templateId }: Pick<DraftHead, 'form' | 'templateId'>,
    named: string | undefined,
  ): Promise<Template> {
    const inItsPlace = steppedBack(await this.templates.offered(tx)).get(templateId)?.id;
    return this.formOf(tx, { form }, named ?? inItsPlace);
  }

  /** The form to fill: the one named, else the newest version. @throws RuleViolation `draft.template-missing`, `draft.other-form`, `form.retired` */
  async formOf(tx: Tx, { form }: Pick<Disclosure, 'form'>, templateId: string | undefined): Promise<Template> {
    const named = templateId === undefined ? undefined : await this.templates.getOffered(tx, templateId);
    const template = named ?? newestForm(form, await this.templates.offered(tx));
    if (template === undefined) throw new RuleViolation('draft.template-missing', { form });
    if (template.form !== form) throw new RuleViolation('draft.other-form', { form, templateId });
    return template;
  }
}
