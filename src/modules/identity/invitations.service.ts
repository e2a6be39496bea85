import { Inject, Injectable } from '@nestjs/common';
import type { Actor, OrganizationKind, Role } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { fingerprint, newSecret } from '#platform/keys/keys.js';
import { Mailer } from '#platform/mail/mailer.js';
import { requestContext } from '#platform/request-context.js';
import { AccountsRepository, type Member } from './accounts.repository.js';
import { type Invitation, INVITATION_DAYS, openInvitation } from './domain/invitation.js';
import { invitationMail } from './mails.js';
import type { AcceptInvitation, InviteMember } from './organizations.dto.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { PasswordsService } from './passwords.service.js';
import { SignInService } from './sign-in.service.js';

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

/** What an invitation is about, for whoever holds its link. */
export interface InvitationCard {
  readonly organizationName: string;
  readonly kind: OrganizationKind;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: string;
  readonly send: { readonly method: 'POST'; readonly path: string; readonly fields: readonly string[] };
}

/** That somebody joined an organization. */
export interface Joined {
  readonly organizationId: string;
  readonly userId: string;
  readonly role: Role;
}

/** How people come into organizations. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordsService,
    private readonly signIn: SignInService,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  members(actor: Actor): Promise<Member[]> {
    return this.database.read(actor, (tx) => this.accounts.members(tx, actor.organizationId));
  }

  /** Invites into the caller's organization; an earlier link to the same address stops working. `member.already` */
  invite(actor: Actor, { email, role }: InviteMember): Promise<InvitationLink> {
    const address = email.toLowerCase();
    return this.database.transaction(actor, async (tx) => {
      if (await this.accounts.isMember(tx, actor.organizationId, address))
        throw new RuleViolation('member.already', { email: address });
      await this.organizations.supersede(tx, actor.organizationId, address, this.clock.now());
      return this.offer(tx, actor, actor.organizationId, address, role);
    });
  }

  /** Makes the link of an invitation in the caller's transaction. */
  async offer(tx: Tx, actor: Actor, organizationId: string, email: string, role: Role): Promise<InvitationLink> {
    const [at, token] = [this.clock.now(), newSecret()];
    const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 86_400_000);
    const id = newId(at);
    await this.organizations.insertInvitation(tx, {
      id,
      tokenHash: fingerprint(token),
      organizationId,
      email,
      role,
      invitedBy: actor.userId,
      at,
      expiresAt,
    });
    await this.journal.record(tx, actor, {
      type: 'member.invited',
      subjectId: id,
      concerns: [organizationId],
      facts: { role },
    });
    const link = `${this.config.publicUrl}/api/v1/invitation?token=${token}`;
    const name = (await this.organizations.find(tx, organizationId))?.name ?? '';
    await this.mailer.send(tx, invitationMail({ email, language: actor.language }, name, link, INVITATION_DAYS));
    return { id, email, role, token, link, expiresAt: expiresAt.toISOString() };
  }

  async show(token: string): Promise<InvitationCard> {
    const { organizationName, kind, email, role, expiresAt } = await this.open(token);
    const send = { method: 'POST', path: '/api/v1/invitation', fields: ['token', 'name', 'password'] } as const;
    return { organizationName, kind, email, role, expiresAt, send };
  }

  /** Joins the organization with a new account, or with the one that the address has, after its password. */
  async accept({ token, name, password }: AcceptInvitation, source: string): Promise<Joined> {
    const invitation = await this.open(token);
    const { organizationId, organizationName, kind, email, role } = invitation;
    const known = await this.database.lookUp((tx) => this.accounts.credentials(tx, email));
    const newHash = known ? null : await this.passwords.hash(password, [email, name, organizationName]);
    const userId = known ? await this.signIn.judge(email, password, source) : newId(this.clock.now());
    await this.database.unscoped({ userId, organizationId, kind }, async (tx) => {
      const at = this.clock.now();
      if (!(await this.organizations.accept(tx, invitation.id, at))) throw new RuleViolation('invitation.used');
      const language = requestContext.getStore()?.language ?? 'ja';
      if (newHash && !(await this.accounts.insert(tx, { id: userId, email, name, language }, newHash, at)))
        throw new RuleViolation('account.exists');
      if (!(await this.accounts.addMember(tx, organizationId, userId, role, at)))
        throw new RuleViolation('member.already', { email });
      await this.journal.record(
        tx,
        { userId, organizationId },
        { type: 'member.joined', subjectId: userId, facts: { role, invitation: invitation.id } },
      );
    });
    return { organizationId, userId, role };
  }

  private async open(token: string): Promise<Invitation> {
    const found = await this.database.lookUp((tx) => this.organizations.invitation(tx, fingerprint(token)));
    return openInvitation(found, this.clock.now());
  }
}
