import { randomBytes } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';

/** A secret on the disk (0600), whole before it has its name. Of several that make the same file at once the quickest one's stays. */
export async function makeFile(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
    await link(aside, file).catch(unlessMade);
  } finally {
    await handle.close();
    await rm(aside, { force: true });
  }
}

function unlessMade(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
