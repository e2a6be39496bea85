import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import {
  type EntryDetails,
  type EntryLink,
  type EntryStatus,
  type PortfolioEntry,
  remoteConfirmedOn,
} from './domain/portfolio-entry.js';

/** What a list is narrowed to; null = not narrowed. */
export interface EntriesWanted {
  readonly status: EntryStatus | null;
  readonly department: string | null;
  readonly vendorId: string | null;
  /** Stands in a name, the model or the asset number. */
  readonly text: string | null;
  readonly contract: 'yes' | 'no' | 'unknown' | null;
  /** Remote maintenance that nobody has made sure of on or after this day. */
  readonly remoteUnconfirmedSince: string | null;
}

/** Where a page begins: vendor, product and id of the last entry of the page before. `limit: null` = all. */
export interface EntriesPage {
  readonly after: readonly (string | number)[] | null;
  readonly limit: number | null;
}

/** An entry as it is written. */
export type WrittenEntry = EntryDetails & EntryLink & { readonly id: string };

/** When the 採用台帳 was last written, and by whom (checklist 2-(1)). */
export interface LastChange {
  readonly at: string;
  readonly by: string;
  /** Null where that is no colleague any more. */
  readonly byName: string | null;
}

/** The 採用台帳 of the actor's own organization; what was removed stays as a row that nobody lists. */
@Injectable()
export class PortfolioRepository {
  /** In the order of vendors and products; one row more than the limit, where there is one. */
  list(tx: Tx, actor: Actor, wanted: EntriesWanted, { after, limit }: EntriesPage): Promise<PortfolioEntry[]> {
    const { status, department, vendorId, text, contract, remoteUnconfirmedSince } = wanted;
    const like = text === null ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const narrowed = [status, department, vendorId, like, contract, remoteUnconfirmedSince];
    const from = after ?? [null, null, null];
    return rows<PortfolioEntry>(tx, LIST, [actor.organizationId, ...narrowed, ...from, limit && limit + 1]);
  }

  async find(tx: Tx, actor: Actor, id: string): Promise<PortfolioEntry | undefined> {
    const [found] = await rows<PortfolioEntry>(tx, `${SELECT} and entry.id = $2`, [actor.organizationId, id]);
    return found;
  }

  /** The entry, locked for a change. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<PortfolioEntry | undefined> {
    const locked = `${SELECT} and entry.id = $2 for update of entry`;
    const [found] = await rows<PortfolioEntry>(tx, locked, [actor.organizationId, id]);
    return found;
  }

  /** All entries, locked; nobody else takes a ledger over until the transaction ends. */
  async lockAll(tx: Tx, actor: Actor): Promise<PortfolioEntry[]> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('portfolio ' || $1, 0))`, [actor.organizationId]);
    return rows<PortfolioEntry>(tx, `${SELECT} order by entry.id for update of entry`, [actor.organizationId]);
  }

  /** In the order in which they came. */
  all(tx: Tx, actor: Actor): Promise<PortfolioEntry[]> {
    return rows<PortfolioEntry>(tx, `${SELECT} order by entry.id`, [actor.organizationId]);
  }

  async lastChange(tx: Tx, actor: Actor): Promise<LastChange | null> {
    const [last] = await rows<LastChange>(tx, LAST_CHANGE, [actor.organizationId]);
    return last ?? null;
  }

  /** Adds any number of entries in one statement. */
  async insert(tx: Tx, actor: Actor, entries: readonly WrittenEntry[], now: Date): Promise<void> {
    await rows(tx, INSERT, [actor.organizationId, actor.userId, now, JSON.stringify(entries.map(columns))]);
  }

  /** Writes any number of entries of the actor's anew, in one statement. */
  async update(tx: Tx, actor: Actor, entries: readonly WrittenEntry[], now: Date): Promise<void> {
    await rows(tx, UPDATE, [actor.organizationId, actor.userId, now, JSON.stringify(entries.map(columns))]);
  }

  async remove(tx: Tx, actor: Actor, id: string, reason: string, now: Date): Promise<void> {
    await rows(tx, REMOVE, [actor.organizationId, actor.userId, now, id, reason]);
  }
}

function columns(entry: WrittenEntry): Readonly<Record<string, unknown>> {
  return {
    id: entry.id,
    product_id: entry.productId,
    vendor_id: entry.vendorId,
    vendor_name: entry.vendorName,
    product_name: entry.productName,
    version: entry.version,
    model: entry.model,
    department: entry.department,
    location: entry.location,
    asset_number: entry.assetNumber,
    status: entry.status,
    retired_reason: entry.retiredReason,
    contract: entry.contract,
    contracted_by: entry.contractedBy,
    contract_note: entry.contractNote,
    server_updates_by_vendor: entry.serverUpdatesByVendor,
    server_updates_written: entry.serverUpdatesWritten,
    remote_maintenance: entry.remoteMaintenance,
    remote_confirmed_on: remoteConfirmedOn(entry.remoteMaintenance),
    cloud_services: entry.cloudServices,
    note: entry.note,
  };
}

const SELECT = `select entry.id, entry.product_id as "productId", entry.vendor_id as "vendorId", entry.vendor_name as "vendorName",
    entry.product_name as "productName", entry.version, entry.model, entry.department, entry.location, entry.asset_number as "assetNumber",
    entry.status, entry.retired_reason as "retiredReason", entry.contract, entry.contracted_by as "contractedBy",
    entry.contract_note as "contractNote", entry.server_updates_by_vendor as "serverUpdatesByVendor",
    entry.server_updates_written as "serverUpdatesWritten", entry.remote_maintenance as "remoteMaintenance",
    entry.cloud_services as "cloudServices", entry.note, entry.row_version as "rowVersion", entry.created_at as "createdAt",
    entry.updated_at as "updatedAt", entry.updated_by as "updatedBy", writer.name as "updatedByName",
    case when product.id is not null then json_build_object('id', product.id, 'vendorId', vendor.id, 'vendorName', vendor.name,
      'name', product.name, 'version', product.version) end as product
  from portfolio_entry as entry left join product on product.id = entry.product_id
    left join organization as vendor on vendor.id = product.organization_id left join user_account as writer on writer.id = entry.updated_by
  where entry.organization_id = $1 and entry.removed_at is null`;

const LIST = `${SELECT}
  and ($2::text is null or entry.status = $2) and ($3::text is null or entry.department = $3)
  and ($4::uuid is null or entry.vendor_id = (select coalesce(merged_into, id) from organization where id = $4))
  and ($5::text is null or entry.vendor_name ilike $5 or entry.product_name ilike $5 or entry.model ilike $5 or entry.asset_number ilike $5
    or vendor.name ilike $5 or product.name ilike $5)
  and ($6::text is null or entry.contract is not distinct from case $6 when 'yes' then true when 'no' then false end)
  and ($7::date is null or entry.remote_confirmed_on is null or entry.remote_confirmed_on < $7)
  and ($8::text is null or (entry.vendor_name, entry.product_name, entry.id) > ($8, $9, $10::uuid))
  order by entry.vendor_name, entry.product_name, entry.id limit $11`;

const LAST_CHANGE = `select entry.updated_at as at, entry.updated_by as by, writer.name as "byName"
  from portfolio_entry as entry left join user_account as writer on writer.id = entry.updated_by
  where entry.organization_id = $1 order by entry.updated_at desc, entry.id desc limit 1`;

const SAID = `product_id, vendor_id, vendor_name, product_name, version, model, department, location, asset_number, status, retired_reason,
  contract, contracted_by, contract_note, server_updates_by_vendor, server_updates_written, remote_maintenance, remote_confirmed_on,
  cloud_services, note`;

const INSERT = `insert into portfolio_entry (organization_id, updated_by, created_at, updated_at, id, ${SAID})
  select $1, $2, $3, $3, id, ${SAID} from json_populate_recordset(null::portfolio_entry, $4::json)`;

const UPDATE = `update portfolio_entry as entry set (${SAID}) = (select ${SAID.replace(/\w+/g, 'given.$&')}),
    row_version = entry.row_version + 1, updated_at = $3, updated_by = $2
  from json_populate_recordset(null::portfolio_entry, $4::json) as given
  where entry.id = given.id and entry.organization_id = $1 and entry.removed_at is null`;

const REMOVE = `update portfolio_entry set removed_at = $3, removal_reason = $5, updated_at = $3, updated_by = $2, row_version = row_version + 1
  where organization_id = $1 and id = $4 and removed_at is null`;
