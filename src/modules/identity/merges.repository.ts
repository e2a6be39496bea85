import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Twin } from './domain/merge.js';
import type { Receiver } from './mails.js';

/** How many rows of each kind. */
export type Counts = Readonly<Record<string, number>>;

/** What moves when one organization becomes another. */
export interface Moved {
  /** Rows that become the other organization's, by table. */
  readonly moved: Counts;
  /** Rows that stay, because the other organization has the like: the same member, file, request or grant. */
  readonly stayed: Counts;
  /** Products of the same name and version in both: nothing moves before one is renamed. */
  readonly conflicts: readonly TwinProduct[];
}

export interface TwinProduct {
  /** The product of the organization that is to move. */
  readonly productId: string;
  readonly name: string;
  readonly version: string;
}

/** An organization with all that tells whether it stands here twice. */
export interface Known extends Twin {
  /** Whether an administrator has come. */
  readonly isClaimed: boolean;
  /** The hospital that named it. */
  readonly namedBy: string | null;
}

@Injectable()
export class MergesRepository {
  /** The organization itself, also one that was merged. */
  async find(tx: Tx, id: string): Promise<Known | null> {
    const [found] = await rows<Known>(tx, `${KNOWN} where id = $1`, [id]);
    return found ?? null;
  }

  /** Every organization that was not merged. */
  standing(tx: Tx): Promise<Known[]> {
    return rows<Known>(tx, `${KNOWN} where merged_into is null order by name, id`);
  }

  /** Who rules an organization; told to the operator alone. */
  administratorsOf(tx: Tx, organizationId: string): Promise<Receiver[]> {
    return rows<Receiver>(tx, 'select email, language from administrators_of($1)', [organizationId]);
  }

  /** `invitation` = fingerprint of the link that lets a vendor claim the page of one known by name; null for the operator. */
  async merge(tx: Tx, { from, into, invitation, rehearsal, at }: Merge): Promise<Moved> {
    const [moved] = await rows<Moved>(tx, 'select * from merge_organizations($1, $2, $3, $4, $5)', [
      from,
      into,
      invitation,
      rehearsal,
      at,
    ]);
    return moved ?? { moved: {}, stayed: {}, conflicts: [] };
  }
}

interface Merge {
  readonly from: string;
  readonly into: string;
  readonly invitation: Buffer | null;
  readonly rehearsal: boolean;
  readonly at: Date;
}

const KNOWN = `select id, kind, name, corporate_number as "corporateNumber", merged_into as "mergedInto",
  claimed_at is not null as "isClaimed", named_by as "namedBy" from organization`;
