import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RuleViolation } from '#kernel/rule-violation.js';

/**
 * Uploaded files on the local disk, by SHA-256. A file is written aside, synced, then renamed: a cut connection or a kill leaves
 * no half file under its hash. What is read back is checked against its hash.
 */
export class FileStore {
  private constructor(private readonly folder: string) {}

  static async open(dataFolder: string): Promise<FileStore> {
    const folder = join(dataFolder, 'files');
    await mkdir(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
    return new FileStore(folder);
  }

  /** Keeps the bytes; returns their SHA-256 in hexadecimal. Keeping the same bytes twice is one file. */
  async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = hashOf(bytes);
    const target = this.pathOf(sha256);
    const aside = join(this.folder, 'incoming', randomUUID());
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      const file = await open(aside, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, target);
    } catch (error) {
      await rm(aside, { force: true });
      throw isFull(error) ? new RuleViolation('service.disk-full') : error;
    }
    return sha256;
  }

  /** The bytes of a kept file; `file.damaged` if they are gone or are no longer what was kept. */
  async read(sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.pathOf(sha256)).catch(() => null);
    if (bytes === null || hashOf(bytes) !== sha256) throw new RuleViolation('file.damaged', { sha256 });
    return bytes;
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isFull(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC';
}
