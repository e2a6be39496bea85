import type { Tx } from '#platform/database/database.js';
import { digest, sha256, verifyText } from '#platform/keys/signing.js';
import type { Carried, ChainRepository } from './chain.repository.js';
import { lastOf, runsOf, type SealedBlock } from './domain/block.js';
import { checkLinks, fault, type Fault, type KnownKeys, type Tools } from './domain/chain.js';
import { checkBlock, type Entry, leafOrNull, sharedOut } from './domain/chain-records.js';
import { verifiedAhead } from './signatures-ahead.js';

export const TOOLS: Tools = { sha256, hash: digest, verify: verifyText };

const BLOCKS_AT_ONCE = 1000;
const RECORDS_AT_ONCE = 2000;
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

/** Consecutive blocks with what they hold. */
interface Stretch {
  readonly blocks: readonly SealedBlock[];
  readonly entries: readonly Entry[];
  /** Whether the chain ends with it. */
  readonly isLast: boolean;
}

/** Checks the chain in the database stretch by stretch, with little memory: an operator everything, others what they may see. */
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
    for await (const stretch of readAhead(this.stretches(before?.number ?? 0))) {
      await this.check(before, stretch);
      before = stretch.blocks.at(-1) ?? before;
      if (stretch.isLast || isEnough()) return this.result(before, stretch.isLast);
    }
    throw new Error('a chain has a last stretch');
  }

  private async *stretches(after: number): AsyncGenerator<Stretch, void> {
    for (let [number, isLast] = [after, false]; !isLast;) {
      const blocks = await this.read((tx) => this.chain.blocks(tx, number, BLOCKS_AT_ONCE));
      isLast = blocks.length < BLOCKS_AT_ONCE;
      number = blocks.at(-1)?.number ?? number;
      const runs = runsOf(blocks, RECORDS_AT_ONCE);
      for (const run of runs)
        yield { blocks: run, entries: await this.entriesOf(run), isLast: isLast && run === runs.at(-1) };
    }
  }

  private async check(before: SealedBlock | null, { blocks, entries, isLast }: Stretch): Promise<void> {
    const tools = { ...TOOLS, verify: await verifiedAhead(blocks, this.keys) };
    this.faults.push(...checkLinks({ before, blocks, isLast }, this.keys, this.heads, tools));
    const held = sharedOut(blocks, entries);
    this.faults.push(...blocks.flatMap((block, index) => checkBlock(block, held[index] ?? [], TOOLS)));
    this.blocks += blocks.length;
    this.records += entries.filter(({ record }) => record !== null && record !== 'hidden').length;
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

  private async entriesOf(blocks: readonly SealedBlock[]): Promise<readonly Entry[]> {
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!first || !last) return [];
    const [from, to] = [first.first, lastOf(last)];
    return this.read((tx) => (this.all ? this.chain.allEntries(tx, from, to) : this.chain.seenEntries(tx, from, to)));
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

/** What a source gives, while it already fetches the next. */
async function* readAhead<T>(source: AsyncGenerator<T, void>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (let step = await next; !step.done; step = await next) {
      next = source.next();
      next.catch(() => undefined);
      yield step.value;
    }
  } finally {
    await next.catch(() => undefined);
  }
}
