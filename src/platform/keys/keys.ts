import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;
const ROOT = 32;

/**
 * The installation's secrets, kept in `KAIJI_DATA/keys` and never in the database. One key per purpose is derived from the root
 * (HKDF-SHA-256), so that no key serves two ends. Losing the folder makes stored secrets (vendors' signing keys) unreadable.
 */
export class Keys {
  private constructor(private readonly root: Buffer) {}

  /** Reads the root key, or makes it at the first start (0600); of several first starts at once all take the same. Never replaces one. */
  static async open(dataFolder: string): Promise<Keys> {
    const folder = join(dataFolder, 'keys');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'root.key');
    const root = Buffer.from((await kept(file)) ?? (await made(file)), 'base64');
    if (root.length !== ROOT) throw new Error(`${file} holds no key. Put the original root.key back.`);
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

/** What the file holds; undefined only where there is none, for any other failure must not lead to a new key. */
async function kept(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A new key on the disk, whole before it has its name; the one of whoever was quicker, where somebody was. */
async function made(file: string): Promise<string> {
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(randomBytes(ROOT).toString('base64'));
    await handle.sync();
    await link(aside, file).catch(unlessMade);
  } finally {
    await handle.close();
    await rm(aside, { force: true });
  }
  return readFile(file, 'utf8');
}

function unlessMade(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
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
