import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/**
 * The installation's secrets, kept in `KAIJI_DATA/keys` and never in the database. One key per purpose is derived from the root
 * (HKDF-SHA-256), so that no key serves two ends. Losing the folder makes stored secrets (vendors' signing keys) unreadable.
 */
export class Keys {
  private constructor(private readonly root: Buffer) {}

  /** Reads the root key, or makes it at the first start (0600). */
  static async open(dataFolder: string): Promise<Keys> {
    const folder = join(dataFolder, 'keys');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'root.key');
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null) return new Keys(Buffer.from(kept.trim(), 'base64'));
    const root = randomBytes(32);
    await writeFile(`${file}.new`, root.toString('base64'), { mode: 0o600 });
    await chmod(`${file}.new`, 0o600);
    await rename(`${file}.new`, file);
    return new Keys(root);
  }

  /** Encrypts with AES-256-GCM; the result carries format and nonce. */
  encrypt(plain: Buffer, purpose = 'stored-secret'): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.derived(purpose), nonce);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), body]);
  }

  /** Opens what `encrypt` made; throws if it was changed or made with another key or purpose. */
  decrypt(sealed: Buffer, purpose = 'stored-secret'): Buffer {
    if (sealed.readUInt8(0) !== FORMAT) throw new Error('unknown format of a stored secret');
    const body = sealed.subarray(1 + NONCE + TAG);
    const decipher = createDecipheriv('aes-256-gcm', this.derived(purpose), sealed.subarray(1, 1 + NONCE));
    decipher.setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG));
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }

  /** 32 bytes for one purpose. */
  derived(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.root, Buffer.alloc(0), `kaiji/${purpose}`, 32));
  }
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
