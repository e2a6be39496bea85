import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { AuditKeyCard, SealedBlock } from './domain/block.js';
import type { AuditRecord, StoredFacts } from './domain/leaf.js';

/** What the chain holds at a position; `rank` grows with it where nobody touched the journal. */
export interface Place {
  readonly position: number;
  readonly leaf: string;
  readonly recordId: string;
  readonly isGone: boolean;
  readonly rank: string | null;
}

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

  async places(tx: Tx, first: number, last: number): Promise<Place[]> {
    const found = await rows<Omit<Place, 'position'> & { position: string }>(tx, PLACES, [first, last]);
    return found.map((place) => ({ ...place, position: Number(place.position) }));
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
    return (await rows<StoredRecord>(tx, `select ${COLUMNS} from audit_records($1)`, [ids])).map(carried);
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
const PLACES = `select place as position, leaf, journal_id as "recordId", is_gone as "isGone", rank from audit_leaves($1, $2)`;
const MISSING = `select audit_missing($1) as position`;
const PLACES_OF = `select journal_id as id, place as position, block from audit_places($1)`;
const COLUMNS = `id, at, type, organization_id as "organizationId", actor_id as "actorId", subject_id as "subjectId", request_id as "requestId",
  concerns, facts, own_hash as "ownHash", own_facts as own, salt, leaf, is_own as "isOwn"`;
const OUTSIDE = `select journal_id as id, passed from audit_outside($1)`;
const SEEN = `select ${COLUMNS} from (
    select journal.id, to_jsonb(journal.at at time zone 'UTC') #>> '{}' as at, journal.type, journal.organization_id, journal.actor_id,
           journal.subject_id, journal.request_id, journal.concerns, journal.facts, encode(journal.own_hash, 'hex') as own_hash,
           journal_own.facts as own_facts, journal_own.salt, encode(journal.leaf, 'hex') as leaf,
           coalesce(journal.organization_id = any (own_organizations()), false) as is_own
      from journal left join journal_own on journal_own.journal_id = journal.id
     where journal.id = any ($1::uuid[])) as seen`;
