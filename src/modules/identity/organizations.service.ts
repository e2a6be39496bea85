import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, page, type Page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { type InvitationLink, InvitationsService } from './invitations.service.js';
import type { ChangeOrganization, CreateOrganization, OrganizationsQuery } from './organizations.dto.js';
import { type Organization, OrganizationsRepository, type OrganizationSummary } from './organizations.repository.js';

export type { Organization, OrganizationSummary } from './organizations.repository.js';

/** A new organization with the link for its first administrator. */
export type CreatedOrganization = Organization & { readonly invitation: InvitationLink };

/** Vendors, hospitals, industry groups and the operator. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly invitations: InvitationsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** By name, of one kind where asked. */
  list(actor: Actor, { kind, cursor, limit }: OrganizationsQuery): Promise<Page<OrganizationSummary>> {
    return this.database.read(actor, async (tx) => {
      const found = await this.organizations.list(tx, { kind: kind ?? null, after: cursorKey(cursor, 2), limit });
      return page(found, limit, ({ name, id }) => [name, id]);
    });
  }

  /** One organization, as everybody signed in may see it. `organization.not-found` */
  async get(tx: Tx, id: string): Promise<Organization> {
    const found = await this.organizations.find(tx, id);
    if (!found) throw new RuleViolation('organization.not-found', { id });
    return found;
  }

  /** Adds an organization and invites its first administrator. `organization.number-taken` */
  create(actor: Actor, { adminEmail, corporateNumber, ...body }: CreateOrganization): Promise<CreatedOrganization> {
    return this.database.transaction(actor, async (tx) => {
      const at = this.clock.now();
      const organization = {
        ...body,
        id: newId(at),
        corporateNumber: corporateNumber ?? null,
        singlePerson: false,
        rowVersion: 1,
      };
      const made = await this.organizations.insert(tx, organization, at);
      if (!made) throw new RuleViolation('organization.number-taken', { corporateNumber });
      const { id, kind, name } = organization;
      const entry = { type: 'organization.created', subjectId: id, concerns: [id], facts: { kind, name } };
      await this.journal.record(tx, actor, entry);
      const invitation = await this.invitations.offer(tx, actor, id, adminEmail.toLowerCase(), 'admin');
      return { ...organization, invitation };
    });
  }

  /** Changes the caller's own organization. `organization.not-found` for any other, `precondition.failed` with what stands there now. */
  change(actor: Actor, id: string, rowVersion: number, changes: ChangeOrganization): Promise<Organization> {
    if (id !== actor.organizationId) throw new RuleViolation('organization.not-found', { id });
    return this.database.transaction(actor, async (tx) => {
      const before = await this.get(tx, id);
      const { name = before.name, singlePerson = before.singlePerson } = changes;
      const changed = await this.organizations.change(tx, { ...before, name, singlePerson, rowVersion });
      if (!changed) throw new RuleViolation('precondition.failed', { current: before });
      await this.journal.record(tx, actor, {
        type: 'organization.changed',
        subjectId: id,
        ownFacts: { before, after: changed },
      });
      return changed;
    });
  }
}
