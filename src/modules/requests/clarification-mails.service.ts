import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database } from '#platform/database/database.js';
import { Mailer } from '#platform/mail/mailer.js';
import type { SaidAct } from './clarification-jobs.js';
import { clarificationMail } from './clarification-letters.js';
import { ClarificationThreadsRepository, type ToTell } from './clarification-threads.repository.js';
import { type Receiver, RequestMailsRepository } from './request-mails.repository.js';

/** Mails about clarifications: one to each receiver for what was said in one call, in the transaction that marks it as told. */
@Injectable()
export class ClarificationMailsService {
  constructor(
    private readonly database: Database,
    private readonly threads: ClarificationThreadsRepository,
    private readonly mails: RequestMailsRepository,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Tells the organization that acts what the other party said. */
  tell(actor: Actor, { actId }: SaidAct): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const told = await this.threads.takeUntold(tx, actor, actId, this.clock.now());
      if (told.length === 0) return;
      const askers = told.map(({ askedBy }) => askedBy);
      const people = await this.mails.receivers(tx, actor, [...new Set(askers)]);
      for (const receiver of receiversOf(people, askers)) {
        const own = concerning(receiver, told);
        await this.mailer.send(tx, clarificationMail(receiver, own, this.config.publicUrl));
      }
    });
  }
}

/** Whoever asked hears of the answers; administrators of everything where nobody who asked is there any more, and at the vendor. */
function receiversOf(people: readonly Receiver[], askers: readonly string[]): readonly Receiver[] {
  const left = askers.filter((asker) => !people.some(({ userId }) => userId === asker));
  return people.filter(({ userId, role }) => askers.includes(userId) || (left.length > 0 && role === 'admin'));
}

function concerning({ userId, role }: Receiver, told: readonly ToTell[]): readonly ToTell[] {
  const own = told.filter(({ askedBy }) => askedBy === userId);
  return role === 'admin' || own.length === 0 ? told : own;
}
