import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { AuditKeyCard, SealedBlock } from './domain/block.js';
import type { Entry } from './domain/chain-records.js';
import type { AuditRecord, StoredFacts } from './domain/leaf.js';

/** A record as the reader may see it, with the leaf that it carries. */
export interface Carried {
  readonly record: AuditRecord;
  readonly leaf: string;
  /** Whether the reader acted, and so may see all of it. */
  readonly isOwn: boolean;
}

/** The chain of the journal, and the records that stand in it. */
@Injectable()
export class ChainRepository {
  async blocks(tx: Tx, after: number, atMost: number): Promise<SealedBlock[]> {
    const found = await rows<StoredBlock>(tx, BLOCKS, [after, atMost]);
    return found.map((block) => ({
      format: 'kaiji-audit-block-1',
      ...block,
      number: Number(block.number),
      first: Number(block.first),
    }));
  }

  async newest(tx: Tx): Promise<SealedBlock | null> {
    const [{ after } = { after: 0 }] = await rows<{ after: string | number }>(tx, BEFORE_NEWEST);
    const [block] = await this.blocks(tx, Number(after), 1);
    return block ?? null;
  }

  keys(tx: Tx): Promise<AuditKeyCard[]> {
    return rows<AuditKeyCard>(tx, KEYS);
  }

  /** What the chain holds from one position to another, each record as far as the reader may see it, in the order of the positions. */
  async seenEntries(tx: Tx, first: number, last: number): Promise<Entry[]> {
    return (await rows<StoredEntry>(tx, SEEN_ENTRIES, [first, last])).map(entry);
  }

  /** The same for the operator's check of the whole chain, which sees everything. */
  async allEntries(tx: Tx, first: number, last: number): Promise<Entry[]> {
    return (await rows<StoredEntry>(tx, ALL_ENTRIES, [first, last])).map(entry);
  }

  /** The leaves alone, hexadecimal. */
  async leaves(tx: Tx, first: number, last: number): Promise<string[]> {
    return (await rows<{ leaf: string }>(tx, LEAVES, [first, last])).map(({ leaf }) => leaf);
  }

  /** The first positions, at most so many, whose record is gone. */
  async missing(tx: Tx, atMost: number): Promise<number[]> {
    const found = await rows<{ position: string }>(tx, MISSING, [atMost]);
    return found.map(({ position }) => Number(position));
  }

  /** Position and block of those of the records that are sealed. */
  async placesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, { position: number; block: number }>> {
    const found = await rows<{ id: string; position: string; block: string }>(tx, PLACES_OF, [ids]);
    return new Map(found.map(({ id, position, block }) => [id, { position: Number(position), block: Number(block) }]));
  }

  /** Those of the records that the reader may see, each as far as the reader may. */
  async seen(tx: Tx, ids: readonly string[]): Promise<Carried[]> {
    return (await rows<StoredRecord>(tx, SEEN, [ids])).map(carried);
  }

  /** The same for the operator's check of the whole chain, which sees everything. */
  async all(tx: Tx, ids: readonly string[]): Promise<Carried[]> {
    return (await rows<StoredRecord>(tx, ALL, [ids])).map(carried);
  }

  /** Records that no block holds; `passed`: although the sealer has gone on. */
  outside(tx: Tx, atMost: number): Promise<{ readonly id: string; readonly passed: boolean }[]> {
    return rows(tx, OUTSIDE, [atMost]);
  }
}

interface StoredBlock extends Omit<SealedBlock, 'format' | 'number' | 'first'> {
  readonly number: string;
  readonly first: string;
}

interface StoredRecord extends Omit<AuditRecord, 'concerns' | 'ownFacts'> {
  readonly concerns: readonly string[];
  readonly leaf: string;
  readonly ownHash: string | null;
  readonly own: StoredFacts | null;
  readonly salt: string | null;
  readonly isOwn: boolean;
}

interface StoredEntry extends Omit<StoredRecord, 'id'> {
  readonly position: string;
  readonly sealedLeaf: string;
  readonly recordId: string;
  /** Null where the reader may not see the record, or where it is gone. */
  readonly id: string | null;
  readonly isGone: boolean;
  readonly rank: string | null;
}

function entry({ position, sealedLeaf, recordId, isGone, rank, id, ...rest }: StoredEntry): Entry {
  const record = id === null ? 'hidden' : carried({ ...rest, id }).record;
  return {
    position: Number(position),
    leaf: sealedLeaf,
    recordId,
    record: isGone ? null : record,
    ...(rank === null ? {} : { order: BigInt(rank) }),
  };
}

function carried({ leaf, isOwn, ownHash, own, salt, at, ...record }: StoredRecord): Carried {
  return { record: { ...record, at: momentOf(at), ownFacts: ownFactsOf({ isOwn, ownHash, own, salt }) }, leaf, isOwn };
}

/** Own facts that are gone leave others that fit no leaf, so that whoever should see them misses them. */
function ownFactsOf({
  isOwn,
  ownHash,
  own,
  salt,
}: Pick<StoredRecord, 'isOwn' | 'ownHash' | 'own' | 'salt'>): AuditRecord['ownFacts'] {
  if (own !== null) return { facts: own, salt: salt ?? '' };
  if (ownHash === null) return null;
  return isOwn ? { facts: {}, salt: '' } : { sha256: ownHash };
}

/** `2026-11-20T01:00:00.1` as records have it; anything else stays what it is, and fits no leaf. */
function momentOf(at: string): string {
  const [, seconds, milliseconds = ''] = /^(.{19})(?:\.(\d{1,3}))?$/.exec(at) ?? [];
  return seconds === undefined ? at : `${seconds}.${milliseconds.padEnd(3, '0')}Z`;
}

const BLOCKS = `select number, first_position as first, size, root, previous, at, key_id as "keyId", signature from audit_blocks($1, $2)`;
const BEFORE_NEWEST = `select number - 1 as after from audit_state()`;
const KEYS = `select key_id as "keyId", public_key as "publicKey", installation_key as "installationKey", signature from audit_keys()`;
const LEAVES = `select leaf from audit_leaves($1, $2)`;
const MISSING = `select audit_missing($1) as position`;
const PLACES_OF = `select journal_id as id, place as position, block from audit_places($1)`;
const COLUMNS = `at, type, organization_id as "organizationId", actor_id as "actorId", subject_id as "subjectId", request_id as "requestId",
  concerns, facts, own_hash as "ownHash", own_facts as own, salt, leaf, is_own as "isOwn"`;
const ALL = `select id, ${COLUMNS} from audit_records($1)`;
const OUTSIDE = `select journal_id as id, passed from audit_outside($1)`;

/** Records as the row rules show them to the reader. */
const RECORDS = `select journal.id, to_jsonb(journal.at at time zone 'UTC') #>> '{}' as at, journal.type, journal.organization_id, journal.actor_id,
         journal.subject_id, journal.request_id, journal.concerns, journal.facts, encode(journal.own_hash, 'hex') as own_hash,
         journal_own.facts as own_facts, journal_own.salt, encode(journal.leaf, 'hex') as leaf,
         coalesce(journal.organization_id = any (own_organizations()), false) as is_own
    from journal left join journal_own on journal_own.journal_id = journal.id`;
const SEEN = `select id, ${COLUMNS} from (${RECORDS} where journal.id = any ($1::uuid[])) as seen`;

const ENTRY = `place as position, sealed_leaf as "sealedLeaf", place_of as "recordId", id, is_gone as "isGone", rank, ${COLUMNS}`;
const ALL_ENTRIES = `select ${ENTRY} from audit_entries($1, $2)`;
/** The lateral join looks each record up by its id: a plan that reads the whole journal for each stretch is out of the question. */
const SEEN_ENTRIES = `select ${ENTRY}
    from (select place, leaf as sealed_leaf, journal_id as place_of, is_gone, rank from audit_leaves($1, $2)) as places
    left join lateral (${RECORDS} where journal.id = place_of offset 0) as seen on true
   order by place`;
