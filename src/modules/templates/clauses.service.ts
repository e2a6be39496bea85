import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Database } from '#platform/database/database.js';
import { clausesOfCriteria } from './criteria-clauses.js';
import { type AskedClause, type BookCount, clauseMap, countBooks } from './domain/clauses.js';
import type { ClausesQuery } from './clauses.dto.js';
import { TemplatesService } from './templates.service.js';

/** The map of clauses: where each is asked, and how many of each book are. */
export interface ClauseMap {
  readonly items: readonly AskedClause[];
  readonly books: readonly BookCount[];
  readonly next: null;
}

/** Which clause of the guideline is asked where: the same for everybody who is signed in. */
@Injectable()
export class ClausesService {
  constructor(
    private readonly database: Database,
    private readonly templates: TemplatesService,
  ) {}

  /** @throws RuleViolation `template.not-found` */
  list(actor: Actor, { version, templateId }: ClausesQuery): Promise<ClauseMap> {
    return this.database.read(actor, async (tx) => {
      if (templateId !== undefined) await this.templates.get(tx, templateId);
      const wanted = { version: version ?? null, templateId: templateId ?? null };
      const items = clauseMap(await this.templates.all(tx), clausesOfCriteria(this.templates.criteria), wanted);
      return { items, books: countBooks(items), next: null };
    });
  }
}
