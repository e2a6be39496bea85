import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RuleViolation } from '#kernel/rule-violation.js';

const HASH = /^[0-9a-f]{64}$/;

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

  /** Hashes of all kept files that were last kept before then. */
  async untouchedSince(before: Date): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const kept = entries.filter((entry) => entry.isFile() && HASH.test(entry.name)).map(({ name }) => name);
    const areOld = await Promise.all(kept.map((sha256) => isOlder(this.pathOf(sha256), before)));
    return kept.filter((_, index) => areOld[index]);
  }

  /** Removes a file; false if it was kept again since `before` and so stays. Moved aside first, for nobody to keep it between look and removal. */
  async remove(sha256: string, before: Date): Promise<boolean> {
    const [path, aside] = [this.pathOf(sha256), join(this.folder, 'incoming', randomUUID())];
    const isThere = await rename(path, aside).then(
      () => true,
      () => false,
    );
    if (!isThere) return false;
    const isUnused = await isOlder(aside, before);
    await (isUnused ? rm(aside) : rename(aside, path));
    return isUnused;
  }

  /** Deletes what interrupted uploads left behind. */
  async discardUnfinished(before: Date): Promise<void> {
    const incoming = join(this.folder, 'incoming');
    for (const name of await readdir(incoming)) {
      if (await isOlder(join(incoming, name), before)) await rm(join(incoming, name), { force: true });
    }
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function isOlder(path: string, before: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtime < before;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isFull(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC';
}
