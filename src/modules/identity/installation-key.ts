import type { HandOver } from '#platform/keys/hand-over.js';
import { KeptKey } from '#platform/keys/kept-key.js';
import type { Keys } from '#platform/keys/keys.js';

/** What everybody may know of the installation's key. */
export interface InstallationKeyCard {
  readonly algorithm: 'Ed25519';
  /** SHA-256 of the raw public key, hexadecimal. */
  readonly keyId: string;
  /** Raw public key, base64url. */
  readonly publicKey: string;
  /** The key id in groups of four, for people to compare. */
  readonly fingerprint: string;
  /** How this key came into the place of earlier ones, the latest first: whoever trusts one of them can check the others. */
  readonly handOvers: readonly HandOver[];
}

/** The installation's own key: it certifies the vendors' keys and the audit key. */
export class InstallationKey {
  private constructor(private readonly key: KeptKey) {}

  static async open(dataFolder: string, keys: Keys): Promise<InstallationKey> {
    return new InstallationKey(await KeptKey.ofInstallation(dataFolder, keys));
  }

  get card(): InstallationKeyCard {
    const { keyId, publicKey, handOvers } = this.key;
    const fingerprint = keyId.match(/.{4}/g)?.join(' ') ?? keyId;
    return { algorithm: 'Ed25519', keyId, publicKey, fingerprint, handOvers };
  }

  /** The installation's signature of a text, base64url. */
  sign(text: string): string {
    return this.key.sign(text);
  }

  /** Whether it is this installation's key, or was before. */
  isOwn(publicKey: string): boolean {
    return this.key.isOwn(publicKey);
  }
}
