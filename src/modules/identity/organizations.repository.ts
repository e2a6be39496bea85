import { Injectable } from '@nestjs/common';
import type { OrganizationKind } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

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

@Injectable()
export class OrganizationsRepository {
  /** `namedBy` = the hospital that names a vendor, null where the operator adds it. */
  async insert(tx: Tx, organization: Organization, namedBy: string | null, at: Date): Promise<void> {
    const { id, kind, name, corporateNumber, singlePerson } = organization;
    await rows(tx, INSERT, [id, kind, name, corporateNumber, singlePerson, namedBy, at]);
  }

  /** Vendors that a hospital names, all at once. */
  async insertNamed(
    tx: Tx,
    vendors: readonly Pick<Organization, 'id' | 'name'>[],
    namedBy: string,
    at: Date,
  ): Promise<void> {
    await rows(tx, INSERT_NAMED, [JSON.stringify(vendors), namedBy, at]);
  }

  /** Whether an organization states this corporate number. Nobody else adds one with it until the transaction ends. */
  async holdNumber(tx: Tx, corporateNumber: string): Promise<boolean> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('corporate number ' || $1, 0))`, [corporateNumber]);
    const found = await rows(tx, 'select from organization where corporate_number = $1 and merged_into is null', [
      corporateNumber,
    ]);
    return found.length > 0;
  }

  /** The organization of an id, or the one that took its place. */
  async find(tx: Tx, id: string): Promise<Organization | null> {
    const [found] = await rows<Organization>(tx, FIND, [id]);
    return found ?? null;
  }

  /** In the order of their names; without those that others took the place of. */
  list(tx: Tx, { kind, after, limit }: OrganizationFilter): Promise<OrganizationSummary[]> {
    return rows<OrganizationSummary>(tx, LIST, [kind, after?.[0] ?? null, after?.[1] ?? null, limit]);
  }

  /** The organization as changed, or null if it is no longer at `rowVersion`. */
  async change(tx: Tx, organization: Organization): Promise<Organization | null> {
    const { id, name, corporateNumber, singlePerson, rowVersion } = organization;
    const [changed] = await rows<Organization>(tx, CHANGE, [id, name, corporateNumber, singlePerson, rowVersion]);
    return changed ?? null;
  }

  /** Whether the organization has, or had, an administrator. */
  async isClaimed(tx: Tx, id: string): Promise<boolean> {
    const claimed = await rows(tx, 'select from organization where id = $1 and claimed_at is not null', [id]);
    return claimed.length > 0;
  }

  /** Keeps that the first administrator came; gives the hospital that had named the vendor, if one had. */
  async claim(tx: Tx, id: string, at: Date): Promise<string | null> {
    const [claimed] = await rows<{ namedBy: string | null }>(tx, CLAIM, [id, at]);
    return claimed?.namedBy ?? null;
  }
}

const COLUMNS = `id, kind, name, corporate_number as "corporateNumber", single_person as "singlePerson", row_version as "rowVersion"`;
const INSERT = `insert into organization (id, kind, name, corporate_number, single_person, named_by, created_at)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const INSERT_NAMED = `insert into organization (id, kind, name, named_by, created_at)
  select id, 'vendor', name, $2, $3 from jsonb_to_recordset($1::jsonb) as vendor (id uuid, name text)`;
const FIND = `select ${COLUMNS} from organization where id = (select coalesce(merged_into, id) from organization where id = $1)`;
const LIST = `select id, kind, name from organization where merged_into is null
  and ($1::text is null or kind = $1) and ($2::text is null or (name, id) > ($2, $3::uuid)) order by name, id limit $4 + 1`;
const CHANGE = `with changed as (
    update organization set name = $2, corporate_number = $3, single_person = $4, row_version = row_version + 1
     where id = $1 and row_version = $5 returning *) select ${COLUMNS} from changed`;
const CLAIM = `with claimed as (update organization set claimed_at = $2 where id = $1 and claimed_at is null returning named_by)
  select named_by as "namedBy" from claimed`;
