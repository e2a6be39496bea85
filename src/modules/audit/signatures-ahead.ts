import { verifyText, verifyTextAside } from '#platform/keys/signing.js';
import { blockText, type SealedBlock } from './domain/block.js';
import type { KnownKeys, Tools } from './domain/chain.js';

/** Checks the signatures of blocks on other threads; what comes back answers at once for them, and does the work for any other. */
export async function verifiedAhead(blocks: readonly SealedBlock[], keys: KnownKeys): Promise<Tools['verify']> {
  const known = new Map<string, boolean>();
  const one = async (block: SealedBlock): Promise<void> => {
    const [text, publicKey] = [blockText(block), keys.get(block.keyId) ?? ''];
    known.set(nameOf(text, block.signature, publicKey), await verifyTextAside(text, block.signature, publicKey));
  };
  await Promise.all(blocks.map(one));
  return (text, signature, publicKey) =>
    known.get(nameOf(text, signature, publicKey)) ?? verifyText(text, signature, publicKey);
}

function nameOf(...parts: readonly string[]): string {
  return parts.join('\n');
}
