import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows, send } from '#platform/database/manager.js';
import type { AuditKeyCard, SealedBlock } from './domain/block.js';

/** A committed record before which no other can still appear. */
export interface Unsealed {
  readonly id: string;
  readonly leaf: string;
  readonly at: string;
  readonly seq: string;
}

/** How far the journal goes, and the transactions that may still write up to there. */
export interface Horizon {
  readonly seq: string;
  readonly writers: readonly string[];
}

/** The newest block (0: none), when it was sealed, and whether there may be anything to seal. */
export interface SealerState {
  readonly number: number;
  readonly sealedAt: string | null;
  readonly waits: boolean;
}

@Injectable()
export class SealerRepository {
  async state(tx: Tx): Promise<SealerState> {
    const [state] = await rows<Omit<SealerState, 'number'> & { number: string }>(tx, STATE);
    if (!state) throw new Error('the chain has no state');
    return { ...state, number: Number(state.number) };
  }

  /** One sealer at a time over all processes, until the transaction ends. */
  async lock(tx: Tx): Promise<void> {
    await rows(tx, 'select pg_advisory_xact_lock(7240010)');
  }

  async horizon(tx: Tx): Promise<Horizon> {
    const [horizon] = await rows<Horizon>(tx, 'select seq, writers from audit_horizon()');
    return horizon ?? { seq: '0', writers: [] };
  }

  /** Whether any of the writers is still at it. */
  async writesOn(tx: Tx, { writers }: Horizon): Promise<boolean> {
    const [found] = await rows<{ on: boolean }>(tx, 'select audit_writes_on($1) as on', [writers]);
    return found?.on === true;
  }

  unsealed(tx: Tx, { seq }: Horizon, atMost: number): Promise<Unsealed[]> {
    return rows<Unsealed>(tx, UNSEALED, [seq, atMost]);
  }

  addKey(tx: Tx, { keyId, publicKey, installationKey, signature }: AuditKeyCard): void {
    send(tx, 'select audit_add_key($1, $2, $3, $4)', [keyId, publicKey, installationKey, signature]);
  }

  append(tx: Tx, block: SealedBlock, records: readonly Unsealed[]): void {
    const { number, first, root, previous, at, keyId, signature } = block;
    send(tx, SEAL, [
      ...[number, first, root, previous, at, keyId, signature],
      records.at(-1)?.seq,
      records.map(({ id }) => id),
      records.map(({ leaf }) => leaf),
    ]);
  }
}

const STATE = `select number, sealed_at as "sealedAt", waits from audit_state()`;
const UNSEALED = `select id, leaf, at, seq from audit_unsealed($1, $2)`;
const SEAL = `select audit_seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
