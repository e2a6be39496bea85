import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Journal } from '#modules/audit/journal.js';
import { INVITATION_DAYS } from '#modules/identity/domain/invitation.js';
import { InvitationsService } from '#modules/identity/invitations.service.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { fingerprint, newSecret } from '#platform/keys/keys.js';
import { Mailer, type MailEnd } from '#platform/mail/mailer.js';
import { LINK_DAYS } from './domain/request-link.js';
import { type Letter, type LetterLine, MOST_LINES, type Occasion, requestMail } from './request-letters.js';
import { MAIL_ENDED, type Telling } from './request-jobs.js';
import { RequestLinksRepository } from './request-links.repository.js';
import { type Receiver, RequestMailsRepository, type WrittenMail } from './request-mails.repository.js';
import { RequestsRepository } from './requests.repository.js';
import type { StoredRequest } from './stored-request.js';

const DAY = 86_400_000;

/** A request that a mail is to be about, and which step of it that is. */
export interface Due {
  readonly request: StoredRequest;
  readonly step: string;
}

/** A mail that was written, and about which of the requests. */
interface Written {
  readonly mailId: string;
  readonly about: readonly Due[];
}

/**
 * Mails to vendors. What a mail is about is kept in its own transaction, once for each step and due day: whoever kills Kaiji at any moment
 * finds either both or none, and the job that runs again finds what is left.
 */
@Injectable()
export class RequestMailsService {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsRepository,
    private readonly mails: RequestMailsRepository,
    private readonly links: RequestLinksRepository,
    private readonly invitations: InvitationsService,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Writes to the vendor that acts about what it was asked in one call, or about one request once more. */
  tell(actor: Actor, { of, step }: Telling): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const open = await this.requests.lockUnmailed(tx, actor, step, of);
      const occasion = step.startsWith('assign') ? 'assigned' : 'asked';
      await this.write(
        tx,
        actor,
        open.map((request) => ({ request, step })),
        occasion,
      );
    });
  }

  /** Folds everything that is due for the acting vendor into one mail for each of its receivers. */
  async write(tx: Tx, actor: Actor, due: readonly Due[], occasion: Occasion): Promise<void> {
    const [first] = due;
    if (first === undefined) return;
    const written = first.request.vendorRegistered
      ? await this.toMembers(tx, actor, due, occasion)
      : await this.toContacts(tx, actor, due, occasion);
    const now = this.clock.now();
    const reached = new Set(written.flatMap(({ about }) => about));
    const unreached = due.filter((each) => !reached.has(each));
    await this.mails.insertEach(tx, [...copiesOf(written), ...unreached.map((each) => copyOf(each, 0, null))], now);
    if (occasion !== 'assigned') await this.undelivered(tx, actor, unreached.map(asEnded), now);
  }

  /** Keeps how a mail ended: a request of which none arrived is shown as not delivered. */
  ended(actor: Actor, { mailId, sent }: MailEnd): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const now = this.clock.now();
      if (!sent) return this.undelivered(tx, actor, await this.mails.failed(tx, mailId, now), now);
      const arrived = await this.mails.delivered(tx, mailId, now);
      await this.mails.noteOnRequests(
        tx,
        arrived.map(({ requestId }) => requestId),
        true,
        now,
      );
      const entries = arrived.map(({ requestId, hospitalId, step }) => ({
        type: 'request.mailed',
        subjectId: requestId,
        concerns: [hospitalId],
        facts: { step },
      }));
      await this.journal.recordEach(tx, actor, entries);
    });
  }

  private async undelivered(
    tx: Tx,
    actor: Actor,
    about: readonly { readonly requestId: string; readonly hospitalId: string; readonly step: string }[],
    now: Date,
  ): Promise<void> {
    if (about.length === 0) return;
    await this.mails.noteOnRequests(
      tx,
      about.map(({ requestId }) => requestId),
      false,
      now,
    );
    const entries = about.map(({ requestId, hospitalId, step }) => ({
      type: 'request.undelivered',
      subjectId: requestId,
      concerns: [hospitalId],
      facts: { step },
    }));
    await this.journal.recordEach(tx, actor, entries);
  }

  /** Administrators hear of everything, others of what was handed to them. */
  private async toMembers(tx: Tx, actor: Actor, due: readonly Due[], occasion: Occasion): Promise<Written[]> {
    const assignees = due.flatMap(({ request }) => request.assigneeId ?? []);
    const written: Written[] = [];
    for (const receiver of await this.mails.receivers(tx, actor, [...new Set(assignees)])) {
      const about = due.filter(({ request }) => concerns(receiver, request, occasion));
      if (about.length === 0) continue;
      const lines = about.map(({ request }) => ({ request, link: null }));
      written.push({ about, mailId: await this.send(tx, actor, receiver, { occasion, lines, page: null }) });
    }
    return written;
  }

  /**
   * Each contact gets links to all that it was asked. One that the hospital gave that named the vendor can take the page over too: what other
   * hospitals ask the vendor is nothing for whomever any of them writes to.
   */
  private async toContacts(tx: Tx, actor: Actor, due: readonly Due[], occasion: Occasion): Promise<Written[]> {
    const written: Written[] = [];
    for (const [email, about] of Map.groupBy(due, ({ request }) => request.contactEmail)) {
      const [first] = about;
      if (email === null || first === undefined) continue;
      const { contactLanguage: language, requestedBy } = first.request;
      const mayTakeOver = about.some(({ request }) => request.vendorNamedHere);
      const page = mayTakeOver ? await this.pageFor(tx, actor, email, requestedBy) : null;
      for (let start = 0; start < about.length; start += MOST_LINES) {
        const some = about.slice(start, start + MOST_LINES);
        const lines: LetterLine[] = [];
        for (const { request } of some) lines.push({ request, link: await this.linkTo(tx, request) });
        const mailId = await this.send(tx, actor, { email, language }, { occasion, lines, page });
        written.push({ about: some, mailId });
      }
    }
    return written;
  }

  private async pageFor(tx: Tx, actor: Actor, email: string, invitedBy: string): Promise<NonNullable<Letter['page']>> {
    const { link } = await this.invitations.offerPage(tx, actor, email, invitedBy);
    return { link, days: INVITATION_DAYS };
  }

  private send(
    tx: Tx,
    { organizationId }: Actor,
    to: Pick<Receiver, 'email' | 'language'>,
    letter: Pick<Letter, 'occasion' | 'lines' | 'page'>,
  ): Promise<string> {
    const { publicUrl } = this.config;
    const mail = requestMail(to, { ...letter, today: this.clock.today(), publicUrl });
    // What colleagues hand to each other is nothing that the hospital is told of.
    return this.mailer.send(tx, mail, letter.occasion === 'assigned' ? null : { job: MAIL_ENDED, organizationId });
  }

  /** A new link: earlier ones of the request go on working. The secret stands in the fragment, which browsers send to nobody. */
  private async linkTo(tx: Tx, request: StoredRequest): Promise<string> {
    const [now, token] = [this.clock.now(), newSecret()];
    const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY);
    await this.links.insert(tx, { id: newId(now), tokenHash: fingerprint(token), request, now, expiresAt });
    return `${this.config.publicUrl}/request#token=${token}`;
  }
}

function concerns({ userId, role }: Receiver, { assigneeId }: StoredRequest, occasion: Occasion): boolean {
  return assigneeId === userId || (role === 'admin' && occasion !== 'assigned');
}

function copiesOf(written: readonly Written[]): WrittenMail[] {
  const copies = new Map<string, number>();
  return written.flatMap(({ about, mailId }) =>
    about.map((each) => {
      const copy = copies.get(each.request.id) ?? 0;
      copies.set(each.request.id, copy + 1);
      return copyOf(each, copy, mailId);
    }),
  );
}

function copyOf({ request, step }: Due, copy: number, mailId: string | null): WrittenMail {
  const { id: requestId, hospitalId, vendorId, dueOn } = request;
  return { requestId, hospitalId, vendorId, step, dueOn, copy, mailId };
}

function asEnded({ request, step }: Due): { requestId: string; hospitalId: string; step: string } {
  return { requestId: request.id, hospitalId: request.hospitalId, step };
}
