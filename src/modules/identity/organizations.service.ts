import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, page, type Page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { type InvitationLink, InvitationsService } from './invitations.service.js';
import { OrganizationKeysRepository } from './organization-keys.repository.js';
import type { ChangeOrganization, CreateOrganization, NameVendor, OrganizationsQuery } from './organizations.dto.js';
import { type Organization, OrganizationsRepository, type OrganizationSummary } from './organizations.repository.js';

export type { Organization, OrganizationSummary } from './organizations.repository.js';

/** More than there are in the country. */
const EVERY_VENDOR = 1_000_000;

/** A new organization with the link for its first administrator. */
export type CreatedOrganization = Organization & { readonly invitation: InvitationLink };

/** One's own organization, with the key that it signs its disclosures with, once it has one. */
export interface OwnOrganization extends Organization {
  readonly signingKey: {
    /** The fingerprint that readers of a disclosure compare. */
    readonly keyId: string;
    readonly issuedOn: string;
  } | null;
}

/** A vendor known by its name alone, and until when its contact can take the page over. The link goes to the contact, nobody else. */
export type NamedVendor = OrganizationSummary & {
  readonly invitation: Pick<InvitationLink, 'id' | 'email' | 'expiresAt'>;
};

/** Vendors, hospitals, industry groups and the operator. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly keys: OrganizationKeysRepository,
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

  /** The names of all vendors: for finding those that a list means. */
  vendors(tx: Tx): Promise<OrganizationSummary[]> {
    return this.organizations.list(tx, { kind: 'vendor', after: null, limit: EVERY_VENDOR });
  }

  /** The caller's own organization. `organization.not-found` for any other. */
  own(actor: Actor, id: string): Promise<OwnOrganization> {
    if (id !== actor.organizationId) throw new RuleViolation('organization.not-found', { id });
    return this.database.read(actor, async (tx) => {
      const key = await this.keys.inUse(tx, id);
      const signingKey = key && { keyId: key.keyId, issuedOn: key.certificate.issuedOn };
      return { ...(await this.get(tx, id)), signingKey };
    });
  }

  /** One organization, as everybody signed in may see it; for one that was merged, the one it became. `organization.not-found` */
  async get(tx: Tx, id: string): Promise<Organization> {
    const found = await this.organizations.find(tx, id);
    if (!found) throw new RuleViolation('organization.not-found', { id });
    return found;
  }

  /** Adds an organization and invites its first administrator. `organization.number-taken` */
  create(actor: Actor, { adminEmail, ...body }: CreateOrganization): Promise<CreatedOrganization> {
    return this.database.transaction(actor, async (tx) => {
      const corporateNumber = body.corporateNumber ?? null;
      if (corporateNumber !== null && (await this.organizations.holdNumber(tx, corporateNumber)))
        throw new RuleViolation('organization.number-taken', { corporateNumber });
      const organization = await this.add(tx, actor, { ...body, corporateNumber }, null);
      const invitation = await this.invitations.offer(tx, actor, organization, adminEmail.toLowerCase(), 'admin');
      return { ...organization, invitation };
    });
  }

  /** Adds a vendor that is not on Kaiji, by a hospital that needs to name it, and invites somebody there to take the page over. */
  nameVendor(actor: Actor, { name, contactEmail }: NameVendor): Promise<NamedVendor> {
    return this.database.transaction(actor, async (tx) => {
      const details = { kind: 'vendor', name, corporateNumber: null } as const;
      const vendor = await this.add(tx, actor, details, actor.organizationId);
      const { name: namedBy } = await this.get(tx, actor.organizationId);
      const sent = await this.invitations.offer(tx, actor, { ...vendor, namedBy }, contactEmail.toLowerCase(), 'admin');
      const invitation = { id: sent.id, email: sent.email, expiresAt: sent.expiresAt };
      return { id: vendor.id, kind: vendor.kind, name, invitation };
    });
  }

  /** Adds vendors by their names alone, in the caller's transaction; nobody is invited yet. Gives their ids, in the same order. */
  async nameEach(tx: Tx, actor: Actor, names: readonly string[]): Promise<readonly string[]> {
    const at = this.clock.now();
    const vendors = names.map((name) => ({ id: newId(at), name }));
    await this.organizations.insertNamed(tx, vendors, actor.organizationId, at);
    const entries = vendors.map(({ id, name }) => ({
      type: 'organization.named',
      subjectId: id,
      concerns: [id],
      facts: { kind: 'vendor', name },
    }));
    await this.journal.recordEach(tx, actor, entries);
    return vendors.map(({ id }) => id);
  }

  /** Changes the caller's own organization. `organization.not-found` for any other, `precondition.failed` with what stands there now. */
  change(actor: Actor, id: string, rowVersion: number, changes: ChangeOrganization): Promise<Organization> {
    if (id !== actor.organizationId) throw new RuleViolation('organization.not-found', { id });
    return this.database.transaction(actor, async (tx) => {
      const before = await this.get(tx, id);
      const { name = before.name, singlePerson = before.singlePerson } = changes;
      const { corporateNumber = before.corporateNumber } = changes;
      const wished = { ...before, name, corporateNumber, singlePerson, rowVersion };
      const changed = await this.organizations.change(tx, wished);
      if (!changed) throw new RuleViolation('precondition.failed', { current: before });
      await this.journal.record(tx, actor, {
        type: 'organization.changed',
        subjectId: id,
        ownFacts: { before, after: changed },
      });
      return changed;
    });
  }

  private async add(tx: Tx, actor: Actor, details: Details, namedBy: string | null): Promise<Organization> {
    const at = this.clock.now();
    const organization = { ...details, id: newId(at), singlePerson: false, rowVersion: 1 };
    const { id, kind, name } = organization;
    await this.organizations.insert(tx, organization, namedBy, at);
    const type = namedBy === null ? 'organization.created' : 'organization.named';
    await this.journal.record(tx, actor, { type, subjectId: id, concerns: [id], facts: { kind, name } });
    return organization;
  }
}

type Details = Pick<Organization, 'kind' | 'name' | 'corporateNumber'>;
