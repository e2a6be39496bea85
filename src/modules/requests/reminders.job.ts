import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import type { MailEnd } from '#platform/mail/mailer.js';
import { isBusinessDay } from './domain/business-days.js';
import { reminderDue } from './domain/reminder.js';
import { MAIL_ENDED, REMIND, TELL, type Telling } from './request-jobs.js';
import { type Due, RequestMailsService } from './request-mails.service.js';
import { RequestsRepository } from './requests.repository.js';
import { reminded, scheduled } from './stored-request.js';

/** From 9:15 to 17:15 in Japan: a scan that finds nothing new does nothing. */
const IN_OFFICE_HOURS = '15 0-8 * * *';

/** Reminders (督促), each exactly once: a scan asks for one job for each vendor, and the job folds all that is due into one mail. */
@Injectable()
export class RemindersJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly requests: RequestsRepository,
    private readonly mails: RequestMailsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define(TELL, (actor, telling: Telling) => this.mails.tell(actor, telling));
    this.jobs.define(MAIL_ENDED, (actor, end: MailEnd) => this.mails.ended(actor, end));
    this.jobs.define(REMIND, (actor) => this.remind(actor));
    this.jobs.schedule('request.remind-scan', IN_OFFICE_HOURS, () => this.scan());
  }

  /** Asks for a job for each vendor that something is due for. */
  scan(): Promise<void> {
    return this.database.unscoped('nobody', async (tx) => {
      const today = this.clock.today();
      if (!isBusinessDay(today)) return;
      const vendors = await this.requests.vendorsToRemind(tx, today);
      await this.jobs.enqueueEach(
        tx,
        REMIND,
        vendors.map((organizationId) => ({ organizationId, payload: {} })),
      );
    });
  }

  /** Reminds one vendor of all that is due today, and says when the next reminders come. */
  private remind(actor: Actor): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const today = this.clock.today();
      const due = (await this.requests.lockDue(tx, actor, today)).flatMap((request): Due[] => {
        const reminder = reminderDue(reminded(request), today);
        return reminder === null ? [] : [{ request, step: reminder.step }];
      });
      await this.requests.setReminded(
        tx,
        due.map(({ request }) => scheduled({ ...request, remindedOn: today })),
      );
      const entries = due.map(({ request, step }) => ({
        type: 'request.reminded',
        subjectId: request.id,
        concerns: [request.hospitalId],
        facts: { step, dueOn: request.dueOn },
      }));
      await this.journal.recordEach(tx, actor, entries);
      await this.mails.write(tx, actor, due, 'reminded');
    });
  }
}
