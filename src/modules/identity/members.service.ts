import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, page, type Page, type PageQuery } from '#platform/http/paging.js';
import { Mailer } from '#platform/mail/mailer.js';
import { AccountsRepository } from './accounts.repository.js';
import { changeStanding, mayLeave, type StandingChange } from './domain/member.js';
import { factorChangedMail } from './mails.js';
import type { ChangeMember, TransferAdministration } from './members.dto.js';
import { type Member, MembersRepository } from './members.repository.js';

/** The people of an organization: what each may do there, and until when. */
@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly accounts: AccountsRepository,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Ways to sign in and their use are told to administrators alone. */
  list(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<Member>> {
    const after = cursorKey(cursor, 1)?.[0] ?? null;
    const hidden = actor.role === 'admin' ? {} : { secondFactor: null, lastSignedInAt: null };
    return this.database.read(actor, async (tx) => {
      const found = await this.members.list(tx, actor.organizationId, after, limit);
      return page(
        found.map((member) => ({ ...member, ...hidden })),
        limit,
        ({ userId }) => [userId],
      );
    });
  }

  /**
   * Gives a member another role, suspends or readmits one; the member's sessions and tokens here end at once.
   * `member.not-found`, `precondition.failed` with what stands there now, `member.last-admin`
   */
  change(actor: Actor, userId: string, rowVersion: number, wish: ChangeMember): Promise<Member> {
    return this.database.transaction(actor, async (tx) => {
      const member = await this.holdAsAdmin(tx, actor, userId);
      if (member.rowVersion !== rowVersion) throw new RuleViolation('precondition.failed', { current: member });
      return this.save(tx, actor, member, wish);
    });
  }

  /** Makes another member an administrator and steps down, both or neither. `member.not-found`, `member.suspended` */
  transfer(actor: Actor, userId: string, { ownRole }: TransferAdministration): Promise<Member> {
    return this.database.transaction(actor, async (tx) => {
      const successor = await this.holdAsAdmin(tx, actor, userId);
      if (userId === actor.userId) throw new RuleViolation('member.not-found', { userId });
      if (successor.suspendedAt) throw new RuleViolation('member.suspended');
      const made = await this.save(tx, actor, successor, { role: 'admin' });
      await this.save(tx, actor, await this.hold(tx, actor, actor.userId), { role: ownRole });
      return made;
    });
  }

  /** Ends the caller's own membership. `member.last-admin` */
  leave(actor: Actor): Promise<void> {
    const { organizationId, userId } = actor;
    return this.database.transaction(actor, async (tx) => {
      const member = await this.hold(tx, actor, userId);
      mayLeave(member, await this.members.countOtherAdmins(tx, organizationId, userId));
      await this.members.endWaysIn(tx, organizationId, userId, this.clock.now());
      await this.members.remove(tx, organizationId, userId);
      await this.journal.record(tx, actor, { type: 'member.left', subjectId: userId, facts: { role: member.role } });
    });
  }

  /**
   * For somebody who lost every second factor: takes them all away, so that the next sign-in enrols anew after the password. By the operator
   * for anybody, by an administrator for people whom no other organization knows. `member.not-found`, `member.known-elsewhere`
   */
  resetFactors(actor: Actor, userId: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const at = this.clock.now();
      const removed = await this.members.removeFactors(tx, userId, at);
      if (!removed) throw await this.whyNot(tx, actor, userId);
      const { organizationIds: concerns, ...receiver } = removed;
      await this.journal.record(tx, actor, { type: 'member.factors-reset', subjectId: userId, concerns });
      await this.mailer.send(tx, factorChangedMail(receiver, 'all-removed', at.toISOString()));
    });
  }

  /** Members of the actor's organization who may act, whatever their role. */
  countActive(tx: Tx, actor: Actor): Promise<number> {
    return this.members.countActive(tx, actor.organizationId);
  }

  /** Whether the person may act for the actor's organization. */
  async isColleague(tx: Tx, actor: Actor, userId: string): Promise<boolean> {
    const member = await this.members.find(tx, actor.organizationId, userId);
    return member?.suspendedAt === null;
  }

  /** How the actor's name is shown to others. */
  async nameOf(tx: Tx, actor: Actor): Promise<string> {
    return (await this.accounts.find(tx, actor.userId))?.name ?? '';
  }

  /** The member, while nobody else changes members of the organization. */
  private async hold(tx: Tx, { organizationId }: Actor, userId: string): Promise<Member> {
    await this.members.hold(tx, organizationId);
    const found = await this.members.find(tx, organizationId, userId);
    if (!found) throw new RuleViolation('member.not-found', { userId });
    return found;
  }

  /** The same for whoever is an administrator still: another one may have been quicker. */
  private async holdAsAdmin(tx: Tx, actor: Actor, userId: string): Promise<Member> {
    const member = await this.hold(tx, actor, userId);
    if (!(await this.members.isAdmin(tx, actor.organizationId, actor.userId))) throw new RuleViolation('session.ended');
    return member;
  }

  private async save(tx: Tx, actor: Actor, member: Member, wish: StandingChange): Promise<Member> {
    const { organizationId } = actor;
    const { userId, role, suspendedAt } = member;
    const at = this.clock.now();
    const otherAdmins = await this.members.countOtherAdmins(tx, organizationId, userId);
    const changed = changeStanding(member, wish, otherAdmins, at.toISOString());
    await this.members.change(tx, organizationId, changed);
    await this.members.endWaysIn(tx, organizationId, userId, at);
    await this.journal.record(tx, actor, {
      type: 'member.changed',
      subjectId: userId,
      facts: { role: changed.role, suspended: changed.suspendedAt !== null },
      ownFacts: { before: { role, suspendedAt }, after: { role: changed.role, suspendedAt: changed.suspendedAt } },
    });
    return { ...changed, rowVersion: member.rowVersion + 1 };
  }

  private async whyNot(tx: Tx, { organizationId }: Actor, userId: string): Promise<RuleViolation> {
    const member = await this.members.find(tx, organizationId, userId);
    return member ? new RuleViolation('member.known-elsewhere') : new RuleViolation('member.not-found', { userId });
  }
}
