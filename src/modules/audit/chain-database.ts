import { dataSource } from '#platform/database/data-source.js';
import { transactionOn, type Tx } from '#platform/database/database.js';
import { verifyText } from '#platform/keys/signing.js';
import { NOBODY } from '#platform/jobs/system-actor.js';
import { ChainCheck, type Checked } from './chain-check.js';
import { ChainRepository } from './chain.repository.js';
import type { AuditKeyCard, SealedBlock } from './domain/block.js';
import { certifiedKeys } from './domain/chain.js';

/** Sees the whole chain; nobody in particular. */
const CHECKER = { userId: NOBODY, organizationId: NOBODY, kind: 'operator' } as const;

/** Checks the whole chain in a database, without a server. `isOwnTo` says, of the keys that are there, whose word on them counts. */
export async function checkDatabase(
  url: string,
  heads: readonly SealedBlock[],
  isOwnTo: (cards: readonly AuditKeyCard[]) => (installationKey: string) => boolean,
): Promise<Checked & { readonly keys: readonly AuditKeyCard[] }> {
  const source = await dataSource({ url, applicationName: 'kaiji-verify-audit', poolSize: 2 }).initialize();
  try {
    const chain = new ChainRepository();
    const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transactionOn(source, CHECKER, work);
    const keys = await read((tx) => chain.keys(tx));
    const check = new ChainCheck(chain, read, true, certifiedKeys(keys, isOwnTo(keys), verifyText), heads);
    return { ...(await check.run(0)), keys };
  } finally {
    await source.destroy();
  }
}
