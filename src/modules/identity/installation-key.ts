import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from '#platform/keys/keys.js';
import { newSigningKey, type SigningKey, signText } from '#platform/keys/signing.js';

const PURPOSE = 'installation-key';

/** What everybody may know of the installation's key. */
export interface InstallationKeyCard {
  readonly algorithm: 'Ed25519';
  /** SHA-256 of the raw public key, hexadecimal. */
  readonly keyId: string;
  /** Raw public key, base64url. */
  readonly publicKey: string;
  /** The key id in groups of four, for people to compare. */
  readonly fingerprint: string;
}

/** The installation's own Ed25519 key: it certifies the vendors' keys. Its private half is kept encrypted in `KAIJI_DATA/keys`. */
export class InstallationKey {
  private constructor(private readonly key: SigningKey) {}

  /** Reads the key, or makes it at the first start; of two first starts at once both take the same. */
  static async open(dataFolder: string, keys: Keys): Promise<InstallationKey> {
    const file = join(dataFolder, 'keys', 'installation-key.json');
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null) return new InstallationKey(opened(kept, keys));
    const { keyId, publicKey, privateKey } = newSigningKey();
    const sealed = keys.encrypt(privateKey, PURPOSE).toString('base64');
    await writeFile(file, JSON.stringify({ keyId, publicKey, sealed }), { mode: 0o600, flag: 'wx' }).catch(unlessMade);
    return new InstallationKey(opened(await readFile(file, 'utf8'), keys));
  }

  get card(): InstallationKeyCard {
    const { keyId, publicKey } = this.key;
    return { algorithm: 'Ed25519', keyId, publicKey, fingerprint: keyId.match(/.{4}/g)?.join(' ') ?? keyId };
  }

  /** The installation's signature of a text, base64url. */
  sign(text: string): string {
    return signText(text, this.key.privateKey);
  }
}

function opened(text: string, keys: Keys): SigningKey {
  const { keyId, publicKey, sealed } = JSON.parse(text) as { keyId: string; publicKey: string; sealed: string };
  return { keyId, publicKey, privateKey: keys.decrypt(Buffer.from(sealed, 'base64'), PURPOSE) };
}

function unlessMade(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
