import { open, readFile } from 'node:fs/promises';
import { isSealedBlock } from './domain/export-lines.js';
import type { SealedBlock } from './domain/block.js';

const TAIL = 4096;

/** What a file of heads holds. */
export interface KeptHeads {
  readonly heads: readonly SealedBlock[];
  /** Numbers, from 1, of lines that hold no head. */
  readonly unreadable: readonly number[];
}

/** The file outside the database to which every head is appended, one JSON per line. Nothing in it is ever rewritten. */
export class HeadsFile {
  constructor(private readonly path: string) {}

  /** The last head in the file that is whole; null where there is none. */
  async last(): Promise<SealedBlock | null> {
    const file = await open(this.path, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL), 0, TAIL, Math.max(0, size - TAIL));
      return headsIn(buffer.toString('utf8', 0, bytesRead)).heads.at(-1) ?? null;
    } finally {
      await file.close();
    }
  }

  /** Appends heads and waits until the disk has them. After a line that a crash cut off a new one begins. */
  async append(heads: readonly SealedBlock[]): Promise<void> {
    const file = await open(this.path, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
      const start = size === 0 || buffer.toString() === '\n' ? '' : '\n';
      await file.appendFile(start + heads.map((head) => `${JSON.stringify(head)}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** The heads in a file; one that is not there holds none. */
export async function readHeads(path: string): Promise<KeptHeads> {
  return headsIn(await readFile(path, 'utf8').catch(orNone));
}

function headsIn(text: string): KeptHeads {
  const lines = text.split('\n').map((line, index) => ({ number: index + 1, line, head: headOf(line) }));
  const unreadable = lines.filter(({ line, head }, index) => !head && !isCutOff(line, lines[index + 1]?.line));
  return { heads: lines.flatMap(({ head }) => head ?? []), unreadable: unreadable.map(({ number }) => number) };
}

/** An empty line, or the beginning of the next one: a crash cut it off, and it was written anew. */
function isCutOff(line: string, next: string | undefined): boolean {
  return line === '' || (next ?? '').startsWith(line);
}

function headOf(line: string): SealedBlock | null {
  try {
    const head = JSON.parse(line) as unknown;
    return isSealedBlock(head) ? (head as SealedBlock) : null;
  } catch {
    return null;
  }
}

function orNone(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
