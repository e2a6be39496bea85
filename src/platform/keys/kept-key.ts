import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from './keys.js';
import { newSigningKey, type SigningKey, signText } from './signing.js';

/** An Ed25519 key of the installation for one purpose. Its private half is kept encrypted in `KAIJI_DATA/keys`, never in the database. */
export class KeptKey {
  private constructor(private readonly key: SigningKey) {}

  /** The installation's own key: it certifies all others. */
  static ofInstallation(dataFolder: string, keys: Keys): Promise<KeptKey> {
    return KeptKey.open(dataFolder, keys, 'installation-key');
  }

  /** Reads the key of this name, or makes it at the first start; of two first starts at once both take the same. */
  static async open(dataFolder: string, keys: Keys, name: string): Promise<KeptKey> {
    const file = join(dataFolder, 'keys', `${name}.json`);
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null) return new KeptKey(opened(kept, keys, name));
    const { keyId, publicKey, privateKey } = newSigningKey();
    const sealed = keys.encrypt(privateKey, name).toString('base64');
    await writeFile(file, JSON.stringify({ keyId, publicKey, sealed }), { mode: 0o600, flag: 'wx' }).catch(unlessMade);
    return new KeptKey(opened(await readFile(file, 'utf8'), keys, name));
  }

  /** Fingerprint of the public key, hexadecimal. */
  get keyId(): string {
    return this.key.keyId;
  }

  /** Raw public key, base64url. */
  get publicKey(): string {
    return this.key.publicKey;
  }

  /** The key's signature of a text, base64url. */
  sign(text: string): string {
    return signText(text, this.key.privateKey);
  }
}

function opened(text: string, keys: Keys, name: string): SigningKey {
  const { keyId, publicKey, sealed } = JSON.parse(text) as { keyId: string; publicKey: string; sealed: string };
  return { keyId, publicKey, privateKey: keys.decrypt(Buffer.from(sealed, 'base64'), name) };
}

function unlessMade(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
