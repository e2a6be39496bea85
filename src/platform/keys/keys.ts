import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { openRootKeys, readRootKeys } from './root-keys.js';

/** Format 1 named no key: what was sealed with it belongs to the first. */
const UNNAMED = 1;
const FORMAT = 2;
const ID = 8;
const NONCE = 12;
const TAG = 16;

/**
 * The installation's secrets, kept in `KAIJI_DATA/keys` and never in the database. One key per purpose is derived from a root
 * (HKDF-SHA-256), so that no key serves two ends. The newest root encrypts; earlier ones still open what they sealed, which carries their
 * id. Losing the folder makes stored secrets (vendors' signing keys, seeds of authenticator apps) unreadable for good.
 */
export class Keys {
  private constructor(
    private readonly folder: string,
    private roots: readonly Buffer[],
  ) {}

  /** Reads the root keys, or makes the first at the first start (0600); of several first starts at once all take the same. */
  static async open(dataFolder: string): Promise<Keys> {
    const folder = join(dataFolder, 'keys');
    return new Keys(folder, await openRootKeys(folder));
  }

  /** Encrypts with AES-256-GCM; the result carries format, key id and nonce. */
  encrypt(plain: Buffer, purpose = 'stored-secret'): Buffer {
    const [root] = this.roots;
    const [nonce, head] = [randomBytes(NONCE), Buffer.concat([Buffer.of(FORMAT), idOf(root)])];
    const cipher = createCipheriv('aes-256-gcm', derive(root, purpose), nonce).setAAD(head);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
  }

  /** Opens what `encrypt` made; throws if it was changed, or made with another key or purpose. */
  decrypt(sealed: Buffer, purpose = 'stored-secret'): Buffer {
    const { root, head } = this.rootOf(sealed);
    const [nonceEnd, tagEnd] = [head.length + NONCE, head.length + NONCE + TAG];
    const decipher = createDecipheriv('aes-256-gcm', derive(root, purpose), sealed.subarray(head.length, nonceEnd));
    if (head.length > 1) decipher.setAAD(head);
    decipher.setAuthTag(sealed.subarray(nonceEnd, tagEnd));
    return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]);
  }

  /** 32 bytes for one purpose, others after a rotation: for what may then begin anew. */
  derived(purpose: string): Buffer {
    return derive(this.roots[0], purpose);
  }

  /** Where a sealed secret names its key, and with which. A root that was added since this process began is found, too. */
  private rootOf(sealed: Buffer): { readonly root: Buffer | undefined; readonly head: Buffer } {
    if (sealed[0] === UNNAMED) return { root: this.roots.at(-1), head: sealed.subarray(0, 1) };
    if (sealed[0] !== FORMAT) throw new Error('unknown format of a stored secret');
    const head = sealed.subarray(0, 1 + ID);
    const id = head.subarray(1);
    const named = (root: Buffer): boolean => idOf(root).equals(id);
    if (!this.roots.some(named)) this.roots = readRootKeys(this.folder);
    const root = this.roots.find(named);
    if (!root) throw new Error(`a stored secret needs the root key ${id.toString('hex')}, which ${this.folder} lacks`);
    return { root, head };
  }
}

function derive(root: Buffer | undefined, purpose: string): Buffer {
  if (!root) throw new Error('there is no root key');
  return Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `kaiji/${purpose}`, 32));
}

/** Names a root key without telling it. */
function idOf(root: Buffer | undefined): Buffer {
  return derive(root, 'key-id').subarray(0, ID);
}

/** A fresh secret of 256 bits, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret that its holder must show again. */
export function fingerprint(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Compares two fingerprints without telling by time where they differ. */
export function sameFingerprint(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
