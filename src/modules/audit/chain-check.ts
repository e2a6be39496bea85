import type { Tx } from '#platform/database/database.js';
import { digest, sha256, verifyText } from '#platform/keys/signing.js';
import type { Carried, ChainRepository, Place } from './chain.repository.js';
import { lastOf, type SealedBlock } from './domain/block.js';
import { checkLinks, fault, type Fault, type KnownKeys, type Tools } from './domain/chain.js';
import { checkBlock, type Entry, leafOrNull } from './domain/chain-records.js';

export const TOOLS: Tools = { sha256, hash: digest, verify: verifyText };

const BLOCKS_AT_ONCE = 200;
const OUTSIDE_AT_MOST = 100_000;

/** What was checked and what is wrong with it. */
export interface Checked {
  readonly faults: readonly Fault[];
  readonly blocks: number;
  /** Records whose content was checked: all of them, or those that the reader may see. */
  readonly records: number;
  /** Records that are not sealed yet. */
  readonly waiting: number;
  /** The last block that was checked; null in an empty chain. */
  readonly last: SealedBlock | null;
  /** Whether the chain ends here. */
  readonly isWhole: boolean;
}

/** Checks the chain in the database block by block, with little memory: an operator everything, others what they may see. */
export class ChainCheck {
  private readonly faults: Fault[] = [];
  private blocks = 0;
  private records = 0;

  /** `read` runs a transaction as whoever checks; `all`: an operator, who checks everything. */
  constructor(
    private readonly chain: ChainRepository,
    private readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
    private readonly all: boolean,
    private readonly keys: KnownKeys,
    private readonly heads: readonly SealedBlock[],
  ) {}

  /** Goes on after the block with this number, at least by one, until the chain ends or `isEnough` says so. */
  async run(after: number, isEnough: () => boolean = () => false): Promise<Checked> {
    let before = await this.blockAt(after);
    for (;;) {
      const ahead = await this.read((tx) => this.chain.blocks(tx, before?.number ?? 0, BLOCKS_AT_ONCE));
      const blocks = await this.checkContents(ahead, isEnough);
      const isLast = blocks.length === ahead.length && ahead.length < BLOCKS_AT_ONCE;
      this.faults.push(...checkLinks({ before, blocks, isLast }, this.keys, this.heads, TOOLS));
      before = blocks.at(-1) ?? before;
      if (isLast || isEnough()) return this.result(before, isLast);
    }
  }

  /** Returns those of the blocks for which there was time. The next one is read while one is checked. */
  private async checkContents(blocks: readonly SealedBlock[], isEnough: () => boolean): Promise<SealedBlock[]> {
    const checked: SealedBlock[] = [];
    let ahead = this.entriesOf(blocks[0]);
    for (const [index, block] of blocks.entries()) {
      const entries = await ahead;
      ahead = this.entriesOf(isEnough() ? undefined : blocks[index + 1]);
      this.checkContent(block, entries);
      checked.push(block);
      if (isEnough()) break;
    }
    await ahead;
    return checked;
  }

  private async result(last: SealedBlock | null, isWhole: boolean): Promise<Checked> {
    const waiting = isWhole ? await this.checkOutside() : 0;
    const { faults, blocks, records } = this;
    return { faults, blocks, records, waiting, last, isWhole };
  }

  private async blockAt(number: number): Promise<SealedBlock | null> {
    const [block] = number === 0 ? [] : await this.read((tx) => this.chain.blocks(tx, number - 1, 1));
    return block?.number === number ? block : null;
  }

  private async entriesOf(block: SealedBlock | undefined): Promise<Entry[]> {
    if (block === undefined) return [];
    return this.read(async (tx) => {
      const places = await this.chain.places(tx, block.first, lastOf(block));
      const ids = places.map(({ recordId }) => recordId);
      return joined(places, await this.carried(tx, ids));
    });
  }

  private checkContent(block: SealedBlock, entries: readonly Entry[]): void {
    this.faults.push(...checkBlock(block, entries, TOOLS));
    this.blocks += 1;
    this.records += entries.filter(({ record }) => record !== null && record !== 'hidden').length;
  }

  /** Records that no block holds: they wait, or were put in past the sealer. Returns how many wait. */
  private async checkOutside(): Promise<number> {
    const outside = await this.read((tx) => this.chain.outside(tx, OUTSIDE_AT_MOST));
    const passed = new Set(outside.filter((each) => each.passed).map(({ id }) => id));
    const seen = await this.read((tx) =>
      this.carried(
        tx,
        outside.map(({ id }) => id),
      ),
    );
    for (const { record, leaf } of seen) {
      if (passed.has(record.id)) this.faults.push(fault('record-inserted', { recordId: record.id }));
      else if (leafOrNull(record, sha256) !== leaf) this.faults.push(fault('record-changed', { recordId: record.id }));
    }
    return outside.length - passed.size;
  }

  private carried(tx: Tx, ids: readonly string[]): Promise<Carried[]> {
    return this.all ? this.chain.all(tx, ids) : this.chain.seen(tx, ids);
  }
}

function joined(places: readonly Place[], carried: readonly Carried[]): Entry[] {
  const seen = new Map(carried.map(({ record }) => [record.id, record]));
  return places.map(({ position, leaf, recordId, isGone, rank }) => ({
    position,
    leaf,
    recordId,
    record: isGone ? null : (seen.get(recordId) ?? 'hidden'),
    ...(rank === null ? {} : { order: BigInt(rank) }),
  }));
}
