import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Database } from '#platform/database/database.js';
import type { CrosswalkPair } from './domain/crosswalk-pair.js';
import type { FormKind, HashedTemplate } from './domain/template.js';
import { TemplatesService, type TemplateSummary } from './templates.service.js';

/** What somebody who is signed in looks up about forms. */
@Injectable()
export class FormsService {
  constructor(
    private readonly database: Database,
    private readonly templates: TemplatesService,
  ) {}

  /** All forms, or those of one family. */
  list(actor: Actor, form?: FormKind): Promise<readonly TemplateSummary[]> {
    return this.database.read(actor, (tx) => this.templates.list(tx, form));
  }

  /** @throws RuleViolation `template.not-found` */
  get(actor: Actor, id: string): Promise<HashedTemplate> {
    return this.database.read(actor, (tx) => this.templates.get(tx, id));
  }

  /** How the rows of two forms lie on each other. @throws RuleViolation `template.not-found` */
  crosswalk(actor: Actor, from: string, to: string): Promise<CrosswalkPair> {
    return this.database.read(actor, (tx) => this.templates.crosswalk(tx, from, to));
  }
}
