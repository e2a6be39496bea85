import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database, type Tx } from '#platform/database/database.js';
import { sha256 } from '#platform/keys/signing.js';
import { ChainRepository } from './chain.repository.js';
import { blockHash, type SealedBlock } from './domain/block.js';
import { fault, type Fault } from './domain/chain.js';
import { NOBODY } from './domain/journal-entry.js';
import { Journal } from './journal.js';
import { HeadsFile } from './sealer-heads.js';
import { SealerRepository } from './sealer.repository.js';

const AT_ONCE = 1000;

/** Brings the file of heads up to the newest block. Where it knows a head that the database does not, that is told and recorded. */
@Injectable()
export class HeadsFiling {
  private readonly logger = new Logger('sealer');
  private readonly heads: HeadsFile;
  private filed = 0;
  private told = false;

  constructor(
    private readonly database: Database,
    private readonly sealing: SealerRepository,
    private readonly chain: ChainRepository,
    private readonly journal: Journal,
    @Inject(CONFIG) { auditHeadsFile }: Config,
  ) {
    this.heads = new HeadsFile(auditHeadsFile);
  }

  /** Appends every head that the file lacks; under the sealer's lock, so that of several processes one does. */
  async file(newest: number): Promise<void> {
    if (newest === this.filed) return;
    await this.database.unscoped('nobody', async (tx) => {
      await this.sealing.lock(tx);
      const last = await this.heads.last();
      if (last !== null) await this.compare(tx, last);
      let number = last?.number ?? 0;
      while (number < newest) number = await this.appendAfter(tx, number);
    });
    this.filed = newest;
  }

  /** Returns the number of the last head that it appended. */
  private async appendAfter(tx: Tx, number: number): Promise<number> {
    const blocks = await this.chain.blocks(tx, number, AT_ONCE);
    await this.heads.append(blocks);
    return blocks.at(-1)?.number ?? Infinity;
  }

  /** Records, once in the life of a process, that the chain is not the one whose head was filed. */
  private async compare(tx: Tx, filed: SealedBlock): Promise<void> {
    if (this.told) return;
    const [block] = await this.chain.blocks(tx, filed.number - 1, 1);
    const found = faultOf(filed, block);
    if (found === null) return;
    this.told = true;
    this.logger.error(
      `the chain of the journal is not the one in the file of heads: ${found.kind} at block ${found.block}`,
    );
    const { kind, block: number, position } = found;
    const facts = { kind, block: number, position };
    await this.journal.record(tx, NOBODY, { type: 'chain.damaged', subjectId: null, facts });
  }
}

function faultOf(filed: SealedBlock, block: SealedBlock | undefined): Fault | null {
  const place = { block: filed.number, position: filed.first };
  if (block === undefined) return fault('tail-cut', place);
  return blockHash(block, sha256) === blockHash(filed, sha256) ? null : fault('chain-rebuilt', place);
}
