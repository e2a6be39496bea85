import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HandOver, handOverStatement, kinOf } from './hand-over.js';
import type { Keys } from './keys.js';
import { makeFile } from './new-file.js';
import { newSigningKey, type SigningKey, signText, verifyText } from './signing.js';

/** A key on the disk; its private half encrypted. */
interface KeyFile {
  readonly keyId: string;
  readonly publicKey: string;
  readonly sealed: string;
  /** How it came to its place, the latest first. */
  readonly handOvers?: readonly HandOver[];
}

/** An Ed25519 key of the installation for one purpose. Its private half is kept encrypted in `KAIJI_DATA/keys`, never in the database. */
export class KeptKey {
  private constructor(
    private readonly key: SigningKey,
    /** How this key came into the place of earlier ones, the latest first. */
    readonly handOvers: readonly HandOver[],
  ) {}

  /** The installation's own key: it certifies all others. */
  static ofInstallation(dataFolder: string, keys: Keys): Promise<KeptKey> {
    return KeptKey.open(dataFolder, keys, 'installation-key');
  }

  /** Reads the key of this name, or makes it at the first start; of two first starts at once both take the same. */
  static async open(dataFolder: string, keys: Keys, name: string): Promise<KeptKey> {
    const file = fileOf(dataFolder, name);
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null) return new KeptKey(...opened(kept, keys, name));
    const made = JSON.stringify(sealed(newSigningKey(), keys, name));
    await makeFile(file, made);
    return new KeptKey(...opened(await readFile(file, 'utf8'), keys, name));
  }

  /** Puts a new key in the place of the one of this name, and has both certify it. The old private half is gone afterwards. */
  static async replace(dataFolder: string, keys: Keys, name: string, on: string): Promise<KeptKey> {
    const [old, next] = [await KeptKey.open(dataFolder, keys, name), newSigningKey()];
    const change = { from: old.publicKey, to: next.publicKey, on };
    const statement = handOverStatement(change);
    const signatures = { from: old.sign(statement), to: signText(statement, next.privateKey) };
    const handOvers = [{ ...change, signatures }, ...old.handOvers];
    const file = fileOf(dataFolder, name);
    await writeFile(`${file}.next`, JSON.stringify({ ...sealed(next, keys, name), handOvers }), {
      mode: 0o600,
      flush: true,
    });
    await rename(`${file}.next`, file);
    return new KeptKey(next, handOvers);
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

  /** Whether a public key is this one, or one whose place it took. */
  isOwn(publicKey: string): boolean {
    return kinOf(this.publicKey, this.handOvers, verifyText).has(publicKey);
  }
}

function fileOf(dataFolder: string, name: string): string {
  return join(dataFolder, 'keys', `${name}.json`);
}

function opened(text: string, keys: Keys, name: string): [SigningKey, readonly HandOver[]] {
  const { keyId, publicKey, sealed: secret, handOvers = [] } = JSON.parse(text) as KeyFile;
  const privateKey = keys.decrypt(Buffer.from(secret, 'base64'), name);
  return [{ keyId, publicKey, privateKey }, handOvers];
}

function sealed({ keyId, publicKey, privateKey }: SigningKey, keys: Keys, name: string): KeyFile {
  return { keyId, publicKey, sealed: keys.encrypt(privateKey, name).toString('base64') };
}
