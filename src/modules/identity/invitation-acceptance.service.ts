import { Injectable } from '@nestjs/common';
import type { Actor, OrganizationKind, Role } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { fingerprint } from '#platform/keys/keys.js';
import { requestContext } from '#platform/request-context.js';
import { AccountsRepository } from './accounts.repository.js';
import { type Invitation, openInvitation } from './domain/invitation.js';
import type { AcceptInvitation } from './invitations.dto.js';
import { InvitationsRepository } from './invitations.repository.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { PasswordsService } from './passwords.service.js';

/** What an invitation is about, for whoever holds its link. */
export interface InvitationCard {
  readonly organizationName: string;
  readonly kind: OrganizationKind;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: string;
  /** The hospital that named the vendor, while nobody has claimed the vendor's page; whoever accepts claims it. */
  readonly namedBy: string | null;
  readonly send: { readonly method: 'POST'; readonly path: string; readonly fields: readonly string[] };
}

/** That somebody joined an organization. */
export interface Joined {
  readonly organizationId: string;
  readonly userId: string;
  readonly role: Role;
}

/** How people who were called into an organization come in. */
@Injectable()
export class InvitationAcceptanceService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly invitations: InvitationsRepository,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async show(token: string): Promise<InvitationCard> {
    const { organizationName, kind, email, role, expiresAt, namedBy } = await this.open(token);
    const send = { method: 'POST', path: '/api/v1/invitation', fields: ['token', 'name', 'password'] } as const;
    return { organizationName, kind, email, role, expiresAt, namedBy, send };
  }

  /** The invitation of a link, if it can still be accepted. Refuses as `openInvitation`. */
  async open(token: string): Promise<Invitation> {
    const found = await this.database.lookUp((tx) => this.invitations.byToken(tx, fingerprint(token)));
    return openInvitation(found, this.clock.now());
  }

  /** Joins the organization with a new account. `account.exists` where the address has one: that joins by `join`. */
  async accept({ token, name, password }: AcceptInvitation): Promise<Joined> {
    const invitation = await this.open(token);
    const { email, organizationName } = invitation;
    const hash = await this.passwords.hash(password, [email, name, organizationName]);
    const id = newId(this.clock.now());
    return this.enter(invitation, id, async (tx, at) => {
      const language = requestContext.getStore()?.language ?? 'ja';
      if (!(await this.accounts.insert(tx, { id, email, name, language }, hash, at)))
        throw new RuleViolation('account.exists');
    });
  }

  /**
   * Joins with the account that the invited address has. Only whoever shows both its factors does: an account can have been made by
   * somebody who never read the address's mails. `invitation.other-address`, `member.already`
   */
  async join(actor: Actor, token: string): Promise<Joined> {
    const invitation = await this.open(token);
    const own = await this.database.read(actor, (tx) => this.accounts.find(tx, actor.userId));
    if (own?.email !== invitation.email) throw new RuleViolation('invitation.other-address');
    return this.enter(invitation, actor.userId, () => Promise.resolve());
  }

  private async enter(
    { id, organizationId, kind, email, role }: Invitation,
    userId: string,
    prepare: (tx: Tx, at: Date) => Promise<void>,
  ): Promise<Joined> {
    const actor = { userId, organizationId };
    await this.database.unscoped({ ...actor, kind }, async (tx) => {
      const at = this.clock.now();
      if (!(await this.invitations.accept(tx, id, at))) throw new RuleViolation('invitation.used');
      await prepare(tx, at);
      if (!(await this.accounts.addMember(tx, organizationId, userId, role, at)))
        throw new RuleViolation('member.already', { email });
      const namedBy = await this.organizations.claim(tx, organizationId, at);
      if (namedBy) {
        const claimed = { type: 'organization.claimed', subjectId: organizationId, concerns: [namedBy] };
        await this.journal.record(tx, actor, claimed);
      }
      const facts = { role, invitation: id };
      await this.journal.record(tx, actor, { type: 'member.joined', subjectId: userId, facts });
    });
    return { organizationId, userId, role };
  }
}
