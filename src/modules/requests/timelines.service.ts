import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import { labelOf } from './domain/request-label.js';
import { eventLabel, type TimelineEntry, type TimelineHead, timelineSheet } from './domain/timeline.js';
import { RequestsRepository } from './requests.repository.js';
import type { StoredRequest } from './stored-request.js';

/** Steps of one request that are told; a request of a year with weekly reminders has some two hundred. */
const MOST_STEPS = 2000;

/** Everything that happened to a request, oldest first. */
export interface Timeline {
  readonly requestId: string;
  readonly items: readonly TimelineEntry[];
}

/** The dated proof of a request: what the journal holds of it, to read and to print. */
@Injectable()
export class TimelinesService {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsRepository,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `request.not-found` */
  get(actor: Actor, requestId: string, language: Language): Promise<Timeline> {
    return this.database.read(actor, async (tx) => {
      await this.find(tx, actor, requestId);
      return { requestId, items: await this.entries(tx, requestId, language) };
    });
  }

  /** The same as a workbook to print. @throws RuleViolation `request.not-found` */
  async file(
    actor: Actor,
    id: string,
    language: Language,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const plan = await this.database.read(actor, async (tx) => {
      const request = await this.find(tx, actor, id);
      const entries = await this.entries(tx, id, language);
      await this.journal.record(tx, actor, { type: 'request.timeline-exported', subjectId: id });
      return timelineSheet(await this.head(tx, request), entries, language, inJapan);
    });
    return { name: `${plan.name}_${id}.xlsx`, bytes: await makeWorkbook([plan]) };
  }

  private async head(tx: Tx, request: StoredRequest): Promise<TimelineHead> {
    const forms: string[] = [];
    for (const { templateId } of request.forms) {
      const { form, version } = await this.templates.get(tx, templateId);
      forms.push(`${form} ${version}`);
    }
    const label = labelOf(request, this.clock.today());
    return { ...request, forms, label, printedAt: inJapan(this.clock.now().toISOString()) };
  }

  private async find(tx: Tx, actor: Actor, id: string): Promise<StoredRequest> {
    const found = await this.requests.find(tx, actor, id);
    if (found === undefined) throw new RuleViolation('request.not-found', { id });
    return found;
  }

  private async entries(tx: Tx, id: string, language: Language): Promise<readonly TimelineEntry[]> {
    const history = await this.journal.historyOf(tx, id, MOST_STEPS);
    return history.map((entry) => ({ ...entry, label: eventLabel(entry.type, language) }));
  }
}

/** `2026-11-21 09:30`, by the clock on the reader's wall. */
function inJapan(at: string): string {
  return new Date(new Date(at).getTime() + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
