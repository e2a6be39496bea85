import { Injectable } from '@nestjs/common';
import type { OrganizationKind, Role } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Invitation } from './domain/invitation.js';

export interface Organization {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  /** 法人番号, where given. */
  readonly corporateNumber: string | null;
  /** Whether the organization states that one person alone writes and publishes. */
  readonly singlePerson: boolean;
  readonly rowVersion: number;
}

export type OrganizationSummary = Pick<Organization, 'id' | 'kind' | 'name'>;

/** Where a page of the list begins, and what it is limited to. */
export interface OrganizationFilter {
  readonly kind: OrganizationKind | null;
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}

/** An invitation as it is made; only the fingerprint of its token is kept. */
export interface NewInvitation {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly organizationId: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

@Injectable()
export class OrganizationsRepository {
  /** False if the corporate number is another organization's. */
  async insert(tx: Tx, { id, kind, name, corporateNumber, singlePerson }: Organization, at: Date): Promise<boolean> {
    const made = await rows(tx, INSERT, [id, kind, name, corporateNumber, singlePerson, at]);
    return made.length > 0;
  }

  async find(tx: Tx, id: string): Promise<Organization | null> {
    const [found] = await rows<Organization>(tx, FIND, [id]);
    return found ?? null;
  }

  /** In the order of their names. */
  list(tx: Tx, { kind, after, limit }: OrganizationFilter): Promise<OrganizationSummary[]> {
    return rows<OrganizationSummary>(tx, LIST, [kind, after?.[0] ?? null, after?.[1] ?? null, limit]);
  }

  /** The organization as changed, or null if it is no longer at `rowVersion`. */
  async change(tx: Tx, { id, name, singlePerson, rowVersion }: Organization): Promise<Organization | null> {
    const [changed] = await rows<Organization>(tx, CHANGE, [id, name, singlePerson, rowVersion]);
    return changed ?? null;
  }

  async invitation(tx: Tx, tokenHash: Buffer): Promise<Invitation | null> {
    const [found] = await rows<Invitation | { id: null }>(tx, INVITATION, [tokenHash]);
    return found?.id ? found : null;
  }

  async insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
    const { id, tokenHash, organizationId, email, role, invitedBy, at, expiresAt } = invitation;
    await rows(tx, INVITE, [id, tokenHash, organizationId, email, role, invitedBy, at, expiresAt]);
  }

  /** Closes the open invitations of an address, so that only the newest link works. */
  async supersede(tx: Tx, organizationId: string, email: string, at: Date): Promise<void> {
    await rows(tx, SUPERSEDE, [organizationId, email, at]);
  }

  /** Uses the invitation up; false if somebody was quicker. */
  async accept(tx: Tx, invitationId: string, at: Date): Promise<boolean> {
    const accepted = await rows(tx, ACCEPT, [invitationId, at]);
    return accepted.length > 0;
  }
}

const COLUMNS = `id, kind, name, corporate_number as "corporateNumber", single_person as "singlePerson", row_version as "rowVersion"`;
const INSERT = `insert into organization (id, kind, name, corporate_number, single_person, created_at)
  values ($1, $2, $3, $4, $5, $6) on conflict (corporate_number) do nothing returning id`;
const FIND = `select ${COLUMNS} from organization where id = $1`;
const LIST = `select id, kind, name from organization
  where ($1::text is null or kind = $1) and ($2::text is null or (name, id) > ($2, $3::uuid)) order by name, id limit $4 + 1`;
const CHANGE = `with changed as (update organization set name = $2, single_person = $3, row_version = row_version + 1
  where id = $1 and row_version = $4 returning *) select ${COLUMNS} from changed`;
const INVITATION = `select id, organization_id as "organizationId", organization_name as "organizationName", kind, email, role,
  expires_at as "expiresAt", accepted_at as "acceptedAt", superseded_at as "supersededAt" from invitation_by_token($1)`;
const INVITE = `insert into invitation (id, token_hash, organization_id, email, role, invited_by, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const SUPERSEDE = `update invitation set superseded_at = $3
  where organization_id = $1 and email = $2 and accepted_at is null and superseded_at is null`;
const ACCEPT = `with accepted as (update invitation set accepted_at = $2
  where id = $1 and accepted_at is null and superseded_at is null returning id) select id from accepted`;
