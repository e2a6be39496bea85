import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { nameKey } from '#modules/identity/domain/organization-name.js';
import { OrganizationsService } from '#modules/identity/organizations.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Problems } from '#platform/http/problems.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { type Outcome, plan, type PlannedItem, type Surroundings } from './domain/composition.js';
import { refuseDueDay } from './domain/due-day.js';
import { nextReminderOn } from './domain/reminder.js';
import { TELL } from './request-jobs.js';
import type { AskVendors } from './requests.dto.js';
import { RequestsRepository } from './requests.repository.js';
import type { NewRequest } from './stored-request.js';
import { SurroundingsService } from './surroundings.service.js';

/** How many lines of a call come to what. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** One line of a call before it is sent. */
export interface PreviewItem extends Omit<PlannedItem, 'vendor' | 'fault'> {
  /** Null for a vendor that is new by its name. */
  readonly vendorId: string | null;
  readonly vendorRegistered: boolean;
  /** Why the line cannot be sent. */
  readonly fault: { readonly code: string; readonly detail: string } | null;
  /** Registered vendors that are called like the one that is given by its name alone. */
  readonly alike: readonly { readonly id: string; readonly name: string }[];
}

/** What a call would do; nothing is sent yet. */
export interface RequestsPreview {
  readonly items: readonly PreviewItem[];
  readonly counts: OutcomeCounts;
}

/** One line of a call and what became of it. */
export interface AskedLine {
  /** The line's place in the call, from 0. */
  readonly item: number;
  readonly outcome: Exclude<Outcome, 'refused'>;
  /** The request; of `asked_already` the one that is open. */
  readonly requestId: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly productName: string;
  readonly productVersion: string;
}

/** What a call did. */
export interface SentRequests {
  /** By which `listRequests` finds them all. */
  readonly campaignId: string;
  readonly items: readonly AskedLine[];
  readonly counts: OutcomeCounts;
}

interface Judged extends Pick<Surroundings, 'registered'> {
  readonly planned: readonly PlannedItem[];
}

/** Asking many vendors at once: looked at first, then sent, all of it or nothing. */
@Injectable()
export class AskingService {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsRepository,
    private readonly surroundings: SurroundingsService,
    private readonly organizations: OrganizationsService,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
    private readonly problems: Problems,
    private readonly clock: Clock,
  ) {}

  /** What would become of each line. @throws RuleViolation `request.due-day` {today, latest} */
  preview(actor: Actor, asked: AskVendors, language: Language): Promise<RequestsPreview> {
    return this.database.read(actor, async (tx) => {
      const { planned, registered } = await this.judge(tx, actor, asked);
      const items = planned.map(({ vendor, fault, ...item }) => ({
        ...item,
        vendorId: vendor?.id ?? null,
        vendorRegistered: vendor?.registered ?? false,
        fault: fault === null ? null : { code: fault, detail: this.words(fault, language) },
        alike: vendor === null ? (registered.get(nameKey(item.vendorName)) ?? []) : [],
      }));
      return { items, counts: countsOf(planned) };
    });
  }

  /**
   * Asks for every line, in one transaction; mails follow. What is published and visible answers at once.
   * @throws RuleViolation `request.due-day` {today, latest}, `request.items-refused` {errors}
   */
  ask(actor: Actor, asked: AskVendors, language: Language): Promise<SentRequests> {
    return this.database.transaction(actor, async (tx) => {
      await this.requests.holdAsking(tx, actor);
      const { planned } = await this.judge(tx, actor, asked);
      this.refuseFaults(planned, language);
      const vendorIds = await this.vendorsOf(tx, actor, planned);
      const campaignId = newId(this.clock.now());
      const lines = this.linesOf(planned, vendorIds);
      const made = lines.filter(({ outcome }) => outcome !== 'asked_already');
      const fresh = made.map((line) => this.requestOf(actor, asked, campaignId, line, planned[line.item]));
      await this.requests.insertEach(tx, fresh);
      await this.record(tx, actor, fresh);
      const told = new Set(made.filter(({ outcome }) => outcome === 'to_send').map(({ vendorId }) => vendorId));
      const payload = { of: campaignId, step: 'asked' };
      await this.jobs.enqueueEach(
        tx,
        TELL,
        Array.from(told, (organizationId) => ({ organizationId, payload })),
      );
      return { campaignId, items: lines, counts: countsOf(planned) };
    });
  }

  private async judge(tx: Tx, actor: Actor, asked: AskVendors): Promise<Judged> {
    refuseDueDay(asked.dueOn, this.clock.today());
    const known = await this.surroundings.of(tx, actor, asked.items);
    return { planned: plan(asked, known), registered: known.registered };
  }

  private refuseFaults(planned: readonly PlannedItem[], language: Language): void {
    const errors = planned.flatMap(({ item, fault }) =>
      fault === null ? [] : [{ pointer: `/items/${item}`, code: fault, detail: this.words(fault, language) }],
    );
    if (errors.length > 0) throw new RuleViolation('request.items-refused', { errors });
  }

  private words(fault: string, language: Language): string {
    return this.problems.describe(fault, {}, language)?.title ?? fault;
  }

  /** The vendor of each line; those that are new by their names are added. */
  private async vendorsOf(
    tx: Tx,
    actor: Actor,
    planned: readonly PlannedItem[],
  ): Promise<(item: PlannedItem) => string> {
    const names = [...new Set(planned.flatMap(({ vendor, vendorName }) => (vendor === null ? [vendorName] : [])))];
    const ids = names.length === 0 ? [] : await this.organizations.nameEach(tx, actor, names);
    const added = new Map(names.map((name, index) => [name, ids[index] ?? '']));
    return ({ vendor, vendorName }) => vendor?.id ?? added.get(vendorName) ?? '';
  }

  /** A line that asks for the same as an earlier one has its request. */
  private linesOf(planned: readonly PlannedItem[], vendorOf: (item: PlannedItem) => string): readonly AskedLine[] {
    const now = this.clock.now();
    const ids = planned.map(() => newId(now));
    return planned.flatMap((line) => {
      const { item, outcome, vendorName, productName, productVersion, openRequestId, sameAs } = line;
      const requestId = openRequestId ?? ids[sameAs ?? item];
      if (outcome === 'refused' || requestId === undefined) return [];
      return [{ item, outcome, requestId, vendorId: vendorOf(line), vendorName, productName, productVersion }];
    });
  }

  private requestOf(
    actor: Actor,
    { criteria, purpose, dueOn, plan: reminders }: AskVendors,
    campaignId: string,
    { requestId: id, vendorId, outcome }: AskedLine,
    planned: PlannedItem | undefined,
  ): NewRequest {
    if (planned === undefined) throw new Error('a line without its plan');
    const { productId, productName, productVersion, contactEmail, forms, submission } = planned;
    const state = outcome === 'answered' ? 'submitted' : 'sent';
    const standing = { state, dueOn, plan: reminders, sentOn: this.clock.today(), remindedOn: null } as const;
    return {
      id,
      campaignId,
      hospitalId: actor.organizationId,
      vendorId,
      productId,
      productName,
      productVersion,
      forms: forms.map(({ templateId, olderAccepted }) => ({ templateId, olderAccepted })),
      criteria,
      purpose,
      dueOn,
      plan: reminders,
      state,
      reason: null,
      submission,
      contactEmail,
      contactLanguage: actor.language,
      requestedBy: actor.userId,
      createdAt: this.clock.now().toISOString(),
      remindOn: nextReminderOn(standing),
    };
  }

  /** That it was asked, of whom, for what and by when; and what was answered before it was asked. */
  private record(tx: Tx, actor: Actor, fresh: readonly NewRequest[]): Promise<void> {
    const entries = fresh.flatMap(({ id, vendorId, state, submission, ...asked }) => {
      const { campaignId, productId, productName, productVersion, dueOn, criteria } = asked;
      const forms = asked.forms.map(({ templateId }) => templateId);
      const facts = { campaignId, productId, productName, productVersion, forms, criteria, dueOn };
      const entry = { subjectId: id, concerns: [vendorId] };
      const sent = { type: 'request.sent', ...entry, facts };
      const satisfied = { type: 'request.satisfied', ...entry, facts: { state, submission, atOnce: true } };
      return state === 'submitted' ? [sent, satisfied] : [sent];
    });
    return this.journal.recordEach(tx, actor, entries);
  }
}

function countsOf(planned: readonly PlannedItem[]): OutcomeCounts {
  const counts = { to_send: 0, answered: 0, asked_already: 0, refused: 0 };
  for (const { outcome } of planned) counts[outcome] += 1;
  return counts;
}
