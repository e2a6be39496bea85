import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { digest, sha256 } from '#platform/keys/signing.js';
import { ChainRepository } from './chain.repository.js';
import { nextBlock, type SealedBlock } from './domain/block.js';
import { type ClockReading, clockSetBack, recordedEarlier } from './domain/clock-jump.js';
import { NOBODY } from './domain/journal-entry.js';
import { Journal } from './journal.js';
import { HeadsFiling } from './sealer-filing.js';
import { AuditKey } from './sealer-key.js';
import { type Horizon, type SealerState, SealerRepository, type Unsealed } from './sealer.repository.js';

const RECORDS_IN_A_BLOCK = 10_000;
const TRIES = 20;
const PAUSE_MS = 10;

/**
 * Folds committed records into signed blocks, one process at a time; no act ever waits for it. Afterwards each head is filed outside the
 * database: what a kill left out there is made up for at the next turn.
 */
@Injectable()
export class Sealer {
  private before: ClockReading | null = null;
  private awaited: Horizon | null = null;
  /** The block after which a clock that was set back has been noted already. */
  private notedAfter: string | null = null;

  constructor(
    private readonly database: Database,
    private readonly sealing: SealerRepository,
    private readonly chain: ChainRepository,
    private readonly filing: HeadsFiling,
    private readonly key: AuditKey,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Seals all that waits. With nothing to do it costs one small query. */
  async turn(): Promise<void> {
    const state = await this.database.lookUp((tx) => this.sealing.state(tx));
    const newest = (await this.noteSetBack(state)) || state.waits ? await this.sealAll() : null;
    await this.filing.file(newest ?? state.number);
  }

  /** Seals what waits, up to where somebody still writes; returns the number of the last block, null where nothing could be sealed. */
  async sealAll(): Promise<number | null> {
    const horizon = await this.settled();
    let newest: number | null = null;
    for (let block: SealedBlock | null; horizon && (block = await this.seal(horizon));) newest = block.number;
    return newest;
  }

  /** How far everybody has ended who might still come before; null if that takes longer than a moment: the next turn goes on waiting. */
  private async settled(): Promise<Horizon | null> {
    const horizon = (this.awaited ??= await this.database.lookUp((tx) => this.sealing.horizon(tx)));
    for (let tries = 0; await this.isWritten(horizon); tries += 1) {
      if (tries === TRIES) return null;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.awaited = null;
    return horizon;
  }

  private async isWritten(horizon: Horizon): Promise<boolean> {
    return horizon.writers.length > 0 && (await this.database.lookUp((tx) => this.sealing.writesOn(tx, horizon)));
  }

  private seal(horizon: Horizon): Promise<SealedBlock | null> {
    return this.database.unscoped('nobody', async (tx) => {
      await this.sealing.lock(tx);
      const records = await this.sealing.unsealed(tx, horizon, RECORDS_IN_A_BLOCK);
      if (records.length === 0) return null;
      const last = await this.chain.newest(tx);
      await this.noteEarlier(tx, last, records);
      const block = this.blockOver(records, last);
      this.sealing.addKey(tx, this.key.card);
      this.sealing.append(tx, block, records);
      return block;
    });
  }

  private blockOver(records: readonly Unsealed[], last: SealedBlock | null): SealedBlock {
    const leaves = records.map(({ leaf }) => leaf);
    const occasion = { at: this.clock.now().toISOString(), keyId: this.key.card.keyId };
    return this.key.signed(nextBlock(last, leaves, occasion, { sha256, hash: digest }));
  }

  /** Records once that the clock was set back; whether it was. */
  private async noteSetBack({ sealedAt }: SealerState): Promise<boolean> {
    const now = { wall: this.clock.now().getTime(), running: performance.now() };
    const milliseconds = clockSetBack(this.before, sealedAt, now);
    this.before = now;
    if (milliseconds === null || (sealedAt !== null && sealedAt === this.notedAfter)) return false;
    await this.database.unscoped('nobody', (tx) => this.noteJump(tx, milliseconds, 'clock', sealedAt));
    return true;
  }

  /** The same, seen by records that are older than the block before them: written by a process with another clock, or put in later. */
  private async noteEarlier(tx: Tx, last: SealedBlock | null, records: readonly Unsealed[]): Promise<void> {
    const milliseconds = recordedEarlier(
      last?.at ?? null,
      records.map(({ at }) => at),
    );
    if (last === null || milliseconds === null || last.at === this.notedAfter) return;
    await this.noteJump(tx, milliseconds, 'records', last.at);
  }

  private async noteJump(
    tx: Tx,
    milliseconds: number,
    seenBy: 'clock' | 'records',
    after: string | null,
  ): Promise<void> {
    const facts = { seconds: Math.round(milliseconds / 1000), seenBy };
    await this.journal.record(tx, NOBODY, { type: 'clock.jumped', subjectId: null, facts });
    this.notedAfter = after;
  }
}
