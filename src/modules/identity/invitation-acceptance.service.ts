import { Injectable } from '@nestjs/common';
import type { OrganizationKind, Role } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { fingerprint } from '#platform/keys/keys.js';
import { requestContext } from '#platform/request-context.js';
import { AccountsRepository } from './accounts.repository.js';
import { type Invitation, openInvitation } from './domain/invitation.js';
import type { AcceptInvitation } from './invitations.dto.js';
import { InvitationsRepository } from './invitations.repository.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { PasswordsService } from './passwords.service.js';
import { SignInService } from './sign-in.service.js';

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
    private readonly signIn: SignInService,
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

  /** Joins the organization with a new account, or with the one that the address has, after its password. */
  async accept({ token, name, password }: AcceptInvitation, source: string): Promise<Joined> {
    const invitation = await this.open(token);
    const { email, organizationName } = invitation;
    const known = await this.database.lookUp((tx) => this.accounts.credentials(tx, email));
    const newHash = known ? null : await this.passwords.hash(password, [email, name, organizationName]);
    const userId = known ? await this.signIn.judge(email, password, source) : newId(this.clock.now());
    return this.join(invitation, userId, name, newHash);
  }

  private async join(invitation: Invitation, userId: string, name: string, newHash: string | null): Promise<Joined> {
    const { id, organizationId, kind, email, role } = invitation;
    const actor = { userId, organizationId };
    await this.database.unscoped({ ...actor, kind }, async (tx) => {
      const at = this.clock.now();
      if (!(await this.invitations.accept(tx, id, at))) throw new RuleViolation('invitation.used');
      const language = requestContext.getStore()?.language ?? 'ja';
      if (newHash && !(await this.accounts.insert(tx, { id: userId, email, name, language }, newHash, at)))
        throw new RuleViolation('account.exists');
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
