import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database, type Tx } from '#platform/database/database.js';
import { digest, sha256, verifyText } from '#platform/keys/signing.js';
import { type Carried, ChainRepository } from './chain.repository.js';
import { ChainCheck } from './chain-check.js';
import { type AuditKeyCard, lastOf, type SealedBlock } from './domain/block.js';
import { certifiedKeys, type Fault } from './domain/chain.js';
import type { ExportHead, ProvenRecord } from './domain/export-lines.js';
import { withoutOwnFacts } from './domain/leaf.js';
import { inclusionPath, type MerkleTree, merkleTree } from './domain/merkle.js';
import { NOBODY } from './domain/journal-entry.js';
import { Journal } from './journal.js';
import { readHeads } from './sealer-heads.js';
import { AuditKey } from './sealer-key.js';

const ENOUGH_MS = 1000;
const FAULTS_AT_MOST = 100;
const MISSING_AT_MOST = 1000;

/** The newest block, which speaks for the whole chain, and the key that signed it. */
export interface AuditHead {
  /** Null before anything was sealed. */
  readonly head: SealedBlock | null;
  /** Number of records up to the head. */
  readonly size: number;
  /** Audit keys with the installation's certificate. */
  readonly keys: readonly AuditKeyCard[];
}

/** The outcome of a check, or of its first part where `next` is not null. */
export interface AuditVerdict {
  readonly result: 'intact' | 'damaged';
  /** The first hundred. */
  readonly faults: readonly Fault[];
  readonly blocks: number;
  /** Records whose content was checked: all for operators, otherwise those that concern the caller. */
  readonly records: number;
  /** Records that wait for their block, at the end of the chain. */
  readonly waiting: number;
  /** The last block that was checked. */
  readonly head: SealedBlock | null;
  /** Number of the block after which the check goes on; null at the end. */
  readonly next: number | null;
}

/** The chain that shows every tampering with the journal: its head, its check, and proofs that leave the house. */
@Injectable()
export class ChainService {
  constructor(
    private readonly database: Database,
    private readonly chain: ChainRepository,
    private readonly key: AuditKey,
    private readonly journal: Journal,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  head(actor: Actor): Promise<AuditHead> {
    return this.database.read(actor, async (tx) => {
      const head = await this.chain.newest(tx);
      return { head, size: head === null ? 0 : lastOf(head), keys: await this.chain.keys(tx) };
    });
  }

  /** Checks on from after a block for about a second; what is found damaged is recorded for the operators too. */
  async check(actor: Actor, after: number): Promise<AuditVerdict> {
    const cards = await this.database.read(actor, (tx) => this.chain.keys(tx));
    const keys = certifiedKeys(cards, (key) => this.key.isOfInstallation(key), verifyText);
    const { heads } = await readHeads(this.config.auditHeadsFile);
    const start = performance.now();
    const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => this.database.read(actor, work);
    const check = new ChainCheck(this.chain, read, actor.kind === 'operator', keys, heads);
    const { faults, isWhole, last, ...counts } = await check.run(after, () => performance.now() - start > ENOUGH_MS);
    const result = faults.length === 0 ? 'intact' : 'damaged';
    await this.record(actor, after, result, faults);
    const next = isWhole ? null : (last?.number ?? null);
    return { result, faults: faults.slice(0, FAULTS_AT_MOST), ...counts, head: last, next };
  }

  /** What an export begins with: its head, then every block. */
  exportHead(actor: Actor, at: string): Promise<ExportHead> {
    return this.database.read(actor, async (tx) => ({
      format: 'kaiji-audit-export-1',
      organizationId: actor.organizationId,
      at,
      keys: await this.chain.keys(tx),
    }));
  }

  /** Blocks after the one with this number, at most so many. */
  blocks(actor: Actor, after: number, atMost: number): Promise<SealedBlock[]> {
    return this.database.read(actor, (tx) => this.chain.blocks(tx, after, atMost));
  }

  /** Positions of the chain whose record is gone: an export tells them, for who gets it could not miss what is not there. */
  missing(actor: Actor): Promise<number[]> {
    return this.database.read(actor, (tx) => this.chain.missing(tx, MISSING_AT_MOST));
  }

  /** Those of the records that the reader may see, with their proofs, in the order asked for: whoever holds the blocks can check them alone. */
  async prove(tx: Tx, ids: readonly string[]): Promise<ProvenRecord[]> {
    const [seen, places] = [await this.chain.seen(tx, ids), await this.chain.placesOf(tx, ids)];
    const byId = new Map(seen.map((each) => [each.record.id, each]));
    const trees = await this.treesOf(
      tx,
      [...places.values()].map(({ block }) => block),
    );
    return ids.flatMap((id) => {
      const [carried, place] = [byId.get(id), places.get(id)];
      if (carried === undefined) return [];
      const shown = shownRecord(carried);
      const tree = place && trees.get(place.block);
      if (!tree) return { ...shown, position: null, proof: null };
      const path = inclusionPath(tree.tree, place.position - tree.first);
      const leaf = tree.leaves[place.position - tree.first] ?? shown.leaf;
      return { ...shown, leaf, position: place.position, proof: { block: place.block, path } };
    });
  }

  private async treesOf(tx: Tx, numbers: readonly number[]): Promise<ReadonlyMap<number, BlockTree>> {
    const trees = new Map<number, BlockTree>();
    for (const number of new Set(numbers)) {
      const [block] = await this.chain.blocks(tx, number - 1, 1);
      if (block?.number !== number) continue;
      const leaves = await this.chain.leaves(tx, block.first, lastOf(block));
      trees.set(number, { first: block.first, leaves, tree: merkleTree(leaves, digest) });
    }
    return trees;
  }

  private async record(actor: Actor, after: number, result: string, faults: readonly Fault[]): Promise<void> {
    const entry = { type: 'chain.checked', subjectId: null, facts: { after, result } };
    await this.database.read(actor, (tx) => this.journal.record(tx, actor, entry));
    const [first] = faults;
    if (!first) return;
    const facts = { kind: first.kind, block: first.block, position: first.position, faults: faults.length };
    const damaged = { type: 'chain.damaged', subjectId: null, facts };
    await this.database.unscoped('nobody', (tx) => this.journal.record(tx, NOBODY, damaged));
  }
}

interface BlockTree {
  readonly first: number;
  readonly leaves: readonly string[];
  readonly tree: MerkleTree;
}

function shownRecord({ record, leaf, isOwn }: Carried): Pick<ProvenRecord, 'record' | 'leaf'> {
  return { record: isOwn ? record : withoutOwnFacts(record, sha256), leaf };
}
