import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { LedgerReading } from './domain/ledger-reading.js';
import type { MappedLedger, SavedMapping } from './domain/propose-mapping.js';

/** How many entries taking a ledger over added and changed, and how many rows said nothing new or were left out. */
export interface LedgerCountsApplied {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly leftOut: number;
}

/** A device ledger that somebody sent, without what it says. */
export interface LedgerHead {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly state: 'preview' | 'applied';
  readonly createdAt: string;
  readonly createdBy: string;
  readonly appliedAt: string | null;
  readonly appliedBy: string | null;
  readonly outcome: LedgerCountsApplied | null;
  readonly rowVersion: number;
}

/** With what it says. */
export interface StoredLedger extends LedgerHead {
  readonly ledger: MappedLedger;
  readonly reading: LedgerReading;
}

export interface NewLedger {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly ledger: MappedLedger;
  readonly reading: LedgerReading;
  readonly now: Date;
}

/** What was chosen for ledgers with certain headings. */
export interface LedgerMapping {
  readonly id: string;
  readonly columns: SavedMapping;
  readonly changedAt: string;
  readonly changedBy: string;
}

export interface NewMapping {
  readonly id: string;
  readonly headingsKey: string;
  readonly columns: SavedMapping;
  readonly now: Date;
}

/** Device ledgers and the columns chosen for them, of the actor's own organization alone. */
@Injectable()
export class LedgersRepository {
  async insert(tx: Tx, actor: Actor, { id, file, sha256, ledger, reading, now }: NewLedger): Promise<void> {
    const said = [JSON.stringify(ledger), JSON.stringify(reading)];
    await rows(tx, INSERT, [id, actor.organizationId, file, sha256, ...said, now, actor.userId]);
  }

  /** Newest first; one row more than the limit, where there is one. */
  list(tx: Tx, actor: Actor, before: string | number | null, limit: number): Promise<LedgerHead[]> {
    return rows<LedgerHead>(tx, LIST, [actor.organizationId, before, limit + 1]);
  }

  async find(tx: Tx, actor: Actor, id: string): Promise<StoredLedger | undefined> {
    const [found] = await rows<StoredLedger>(tx, WHOLE, [actor.organizationId, id]);
    return found;
  }

  /** The ledger, locked so that it is taken over once. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<StoredLedger | undefined> {
    const [found] = await rows<StoredLedger>(tx, `${WHOLE} for update`, [actor.organizationId, id]);
    return found;
  }

  async setReading(tx: Tx, actor: Actor, id: string, ledger: MappedLedger, reading: LedgerReading): Promise<void> {
    await rows(tx, SET_READING, [actor.organizationId, id, JSON.stringify(ledger), JSON.stringify(reading)]);
  }

  async setApplied(tx: Tx, actor: Actor, id: string, outcome: LedgerCountsApplied, now: Date): Promise<void> {
    await rows(tx, SET_APPLIED, [actor.organizationId, id, outcome, now, actor.userId]);
  }

  /** Previews that nobody took over since. */
  async discardOlder(tx: Tx, actor: Actor, before: Date): Promise<void> {
    const old = `delete from ledger_import where organization_id = $1 and state = 'preview' and created_at < $2`;
    await rows(tx, old, [actor.organizationId, before]);
  }

  /** Keeps the columns for the next ledger with the same headings. */
  async saveMapping(tx: Tx, actor: Actor, { id, headingsKey, columns, now }: NewMapping): Promise<void> {
    const values = [id, actor.organizationId, headingsKey, JSON.stringify(columns), now, actor.userId];
    await rows(tx, SAVE_MAPPING, values);
  }

  /** In the order in which they came; one row more than the limit, where there is one. */
  listMappings(tx: Tx, actor: Actor, after: string | number | null, limit: number): Promise<LedgerMapping[]> {
    return rows<LedgerMapping>(tx, MAPPINGS, [actor.organizationId, after, limit + 1]);
  }
}

const INSERT = `insert into ledger_import (id, organization_id, file, sha256, ledger, reading, created_at, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const HEAD = `id, file, sha256, state, created_at as "createdAt", created_by as "createdBy", applied_at as "appliedAt",
  applied_by as "appliedBy", outcome, row_version as "rowVersion"`;

const LIST = `select ${HEAD} from ledger_import where organization_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`;

const WHOLE = `select ${HEAD}, ledger, reading from ledger_import where organization_id = $1 and id = $2`;

const SET_READING = `update ledger_import set ledger = $3, reading = $4, row_version = row_version + 1
  where organization_id = $1 and id = $2`;

const SET_APPLIED = `update ledger_import set state = 'applied', outcome = $3, applied_at = $4, applied_by = $5, row_version = row_version + 1
  where organization_id = $1 and id = $2`;

const SAVE_MAPPING = `insert into ledger_mapping (id, organization_id, headings_key, columns, changed_at, changed_by)
  values ($1, $2, encode(sha256(convert_to($3, 'UTF8')), 'hex'), $4, $5, $6)
  on conflict (organization_id, headings_key) do update set columns = excluded.columns, changed_at = excluded.changed_at, changed_by = excluded.changed_by`;

const MAPPINGS = `select id, columns, changed_at as "changedAt", changed_by as "changedBy" from ledger_mapping
  where organization_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`;
