import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Role } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, page, type Page, type PageQuery } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { fingerprint, newSecret } from '#platform/keys/keys.js';
import { Mailer } from '#platform/mail/mailer.js';
import { INVITATION_DAYS, type InvitationState, invitationState, refuseSettled } from './domain/invitation.js';
import type { InviteFirstAdministrator, InviteMember } from './invitations.dto.js';
import { InvitationsRepository, type NewInvitation, type SentInvitation } from './invitations.repository.js';
import { invitationMail, namedVendorMail } from './mails.js';
import { MembersRepository } from './members.repository.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { screenLink } from './screen-links.js';

/** An invitation as its maker sees it, once: link and token are not kept. */
export interface InvitationLink {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly token: string;
  readonly link: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** An invitation that was sent, and what became of it. */
export type InvitationStanding = SentInvitation & { readonly state: InvitationState };

/** Where somebody is invited to; `namedBy` = the hospital that names a vendor. */
interface Inviting {
  readonly id: string;
  readonly name: string;
  readonly namedBy?: string;
}

/** How people are called into organizations. Every link goes to the invited address by mail as well. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly invitations: InvitationsRepository,
    private readonly members: MembersRepository,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Invites into the caller's organization; an earlier link to the same address stops working. `member.already`, `access.person-only` */
  invite(actor: Actor, { email, role }: InviteMember): Promise<InvitationLink> {
    return this.database.transaction(actor, (tx) => this.call(tx, actor, email.toLowerCase(), role));
  }

  /** All that the caller's organization sent, newest first. */
  list(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<InvitationStanding>> {
    const before = cursorKey(cursor, 1)?.[0] ?? null;
    return this.database.read(actor, async (tx) => {
      const now = this.clock.now();
      const found = await this.invitations.list(tx, actor.organizationId, before, limit);
      const standings = found.map((sent) => ({ ...sent, state: invitationState(sent, now) }));
      return page(standings, limit, ({ id }) => [id]);
    });
  }

  /** The same invitation with a new link and new days. `invitation.not-found`, `invitation.used` and the like, `member.already` */
  resend(actor: Actor, id: string): Promise<InvitationLink> {
    return this.database.transaction(actor, async (tx) => {
      const { email, role } = await this.unsettled(tx, actor, id);
      return this.call(tx, actor, email, role);
    });
  }

  /** The link stops working at once. `invitation.not-found`, `invitation.used` and the like */
  withdraw(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      await this.unsettled(tx, actor, id);
      await this.invitations.withdraw(tx, id, this.clock.now());
      await this.journal.record(tx, actor, { type: 'invitation.withdrawn', subjectId: id });
    });
  }

  /**
   * Invites the first administrator anew, by whoever brought the organization in; every earlier link stops working.
   * `organization.not-found`, `organization.claimed`
   */
  inviteFirst(actor: Actor, organizationId: string, { email }: InviteFirstAdministrator): Promise<InvitationLink> {
    return this.database.transaction(actor, async (tx) => {
      const organization = await this.organizations.find(tx, organizationId);
      if (!organization) throw new RuleViolation('organization.not-found', { id: organizationId });
      if (await this.organizations.isClaimed(tx, organizationId)) throw new RuleViolation('organization.claimed');
      await this.invitations.hold(tx, organizationId, 'first');
      await this.invitations.supersede(tx, organizationId, null, this.clock.now());
      return this.offer(tx, actor, organization, email.toLowerCase(), 'admin');
    });
  }

  /** Makes the link of an invitation and mails it, in the caller's transaction. */
  async offer(
    tx: Tx,
    actor: Actor,
    { id, name, namedBy }: Inviting,
    email: string,
    role: Role,
  ): Promise<InvitationLink> {
    const made = await this.make(tx, actor, { organizationId: id, email, role, invitedBy: actor.userId });
    const receiver = { email, language: actor.language };
    await this.mailer.send(
      tx,
      namedBy === undefined
        ? invitationMail(receiver, name, made.link, INVITATION_DAYS)
        : namedVendorMail(receiver, name, namedBy, made.link, INVITATION_DAYS),
    );
    return made;
  }

  /**
   * The link by which the contact of a vendor that is known by its name alone takes the page over, for a mail that says so; an earlier
   * one stops working. `actor` acts for the vendor, `invitedBy` = the user who asked.
   */
  async offerPage(tx: Tx, actor: Actor, email: string, invitedBy: string): Promise<InvitationLink> {
    await this.invitations.hold(tx, actor.organizationId, email);
    await this.invitations.supersede(tx, actor.organizationId, email, this.clock.now());
    return this.make(tx, actor, { organizationId: actor.organizationId, email, role: 'admin', invitedBy });
  }

  private async make(
    tx: Tx,
    actor: Actor,
    { organizationId, email, role, invitedBy }: Pick<NewInvitation, 'organizationId' | 'email' | 'role' | 'invitedBy'>,
  ): Promise<InvitationLink> {
    const [at, token] = [this.clock.now(), newSecret()];
    const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 86_400_000);
    const id = newId(at);
    const invitation = { id, tokenHash: fingerprint(token), organizationId, email, role, invitedBy };
    await this.invitations.insert(tx, { ...invitation, at, expiresAt });
    const [concerns, facts] = [[organizationId], { role }];
    await this.journal.record(tx, actor, { type: 'member.invited', subjectId: id, concerns, facts });
    const link = screenLink(this.config.publicUrl, 'invitation', token);
    return { id, email, role, token, link, expiresAt: expiresAt.toISOString() };
  }

  /** Invites into the actor's own organization in place of whatever is still open for the address. */
  private async call(tx: Tx, actor: Actor, email: string, role: Role): Promise<InvitationLink> {
    const { organizationId, proof } = actor;
    if (role === 'admin' && proof?.by === 'token') throw new RuleViolation('access.person-only');
    if (await this.members.isMember(tx, organizationId, email)) throw new RuleViolation('member.already', { email });
    await this.invitations.hold(tx, organizationId, email);
    await this.invitations.supersede(tx, organizationId, email, this.clock.now());
    const organization = await this.organizations.find(tx, organizationId);
    return this.offer(tx, actor, { id: organizationId, name: organization?.name ?? '' }, email, role);
  }

  private async unsettled(tx: Tx, actor: Actor, id: string): Promise<SentInvitation> {
    const found = await this.invitations.lock(tx, actor.organizationId, id);
    if (!found) throw new RuleViolation('invitation.not-found');
    refuseSettled(found, this.clock.now());
    return found;
  }
}
