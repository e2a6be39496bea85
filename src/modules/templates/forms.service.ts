import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Database, type Tx } from '#platform/database/database.js';
import { steppedBack } from './domain/stepping-back.js';
import type { FormKind, HashedTemplate, Template } from './domain/template.js';
import { ReleasedFormsRepository, type StoredStanding } from './released-forms.repository.js';
import { TemplatesService, type TemplateSummary } from './templates.service.js';

/** Where a form comes from, and whether it is still offered. */
export interface FormStanding {
  /** Who released it on this installation; null for a form that came with Kaiji. Several may release one form differently. */
  readonly releasedBy: StoredStanding['releasedBy'] | null;
  /** No longer offered for new drafts, and not recognised; what stands on it stays readable. */
  readonly retired: boolean;
  /**
   * The form that takes its place, where Kaiji describes the form in its own words and numbers and the official one of the same version was
   * learned on this installation: drafts move there (`moveDraftToForm`), and new ones begin there where no newer version is known. Else null.
   */
  readonly replacedBy: string | null;
}

/** A form in a list, with its standing. */
export type FormSummary = TemplateSummary & FormStanding;

/** A form, whole, with its standing. */
export type FormView = HashedTemplate & FormStanding;

/** What somebody who is signed in looks up about forms. */
@Injectable()
export class FormsService {
  constructor(
    private readonly database: Database,
    private readonly templates: TemplatesService,
    private readonly released: ReleasedFormsRepository,
  ) {}

  /** All forms, or those of one family. */
  list(actor: Actor, form?: FormKind): Promise<readonly FormSummary[]> {
    return this.database.read(actor, async (tx) => {
      const standings = new Map((await this.released.standings(tx)).map((standing) => [standing.id, standing]));
      const replaced = steppedBack(await this.templates.offered(tx));
      const summaries = await this.templates.list(tx, form);
      return summaries.map((summary) => ({
        ...summary,
        ...standingOf(standings.get(summary.id), replaced.get(summary.id)),
      }));
    });
  }

  /** @throws RuleViolation `template.not-found` */
  get(actor: Actor, id: string): Promise<FormView> {
    return this.database.read(actor, (tx) => this.view(tx, id));
  }

  /** @throws RuleViolation `template.not-found` */
  async view(tx: Tx, id: string): Promise<FormView> {
    const template = await this.templates.get(tx, id);
    const [standing] = template.official ? await this.released.standings(tx, id) : [];
    const replaced = template.official ? undefined : steppedBack(await this.templates.offered(tx));
    return { ...template, ...standingOf(standing, replaced?.get(id)) };
  }
}

function standingOf(standing: StoredStanding | undefined, replacedBy: Template | undefined): FormStanding {
  return {
    releasedBy: standing?.releasedBy ?? null,
    retired: standing?.retired ?? false,
    replacedBy: replacedBy?.id ?? null,
  };
}
