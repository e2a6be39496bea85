import { type Entry, fromBufferPromise } from 'yauzl';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { Limits } from './limits.js';
import { ambiguous, damaged, tooLarge } from './refusal.js';
import type { ZipEntry } from './zip-entry.js';
import { checkLocalHeaders } from './zip-local-header.js';

const END_OF_DIRECTORY = 22;
const ZIP64 = 0xffffffff;

/**
 * The zip directory, checked before anything is inflated: number of entries, declared sizes, names, duplicates, overlaps, and that
 * each local header says the same. Folders are left out. Throws `workbook.damaged`, `.ambiguous`, `.too-large`, `.encrypted`.
 */
export async function readZipDirectory(bytes: Uint8Array, limits: Limits): Promise<readonly ZipEntry[]> {
  if (bytes.length > limits.fileBytes) throw tooLarge('fileBytes', limits.fileBytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const central = await listEntries(buffer, limits);
  central.forEach(checkEntry);
  const files = central.filter(({ fileName }) => !fileName.endsWith('/'));
  refuseDuplicates(files);
  return checkLocalHeaders(buffer, central).filter(({ name }) => !name.endsWith('/'));
}

async function listEntries(buffer: Buffer, limits: Limits): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true });
    if (zip.entryCount > limits.entries) throw tooLarge('entries', limits.entries);
    let declared = 0;
    for await (const entry of zip.eachEntry()) {
      declared += entry.uncompressedSize;
      if (declared > limits.declaredBytes) throw tooLarge('declaredBytes', limits.declaredBytes);
      entries.push(entry);
    }
    refuseHiddenRecords(buffer, zip.comment.length, entries);
  } catch (error) {
    throw error instanceof RuleViolation ? error : damaged('', 'zip-directory');
  }
  return entries;
}

/** A directory longer than its entries would show another program more files than it shows us. */
function refuseHiddenRecords(buffer: Buffer, commentLength: number, entries: readonly Entry[]): void {
  const declared = buffer.readUInt32LE(buffer.length - commentLength - END_OF_DIRECTORY + 12);
  const counted = entries.reduce(
    (sum, entry) => sum + 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
    0,
  );
  if (declared !== ZIP64 && declared !== counted) throw ambiguous('directory', '');
}

function checkEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw new RuleViolation('workbook.encrypted', { part: entry.fileName });
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw damaged(entry.fileName, 'compression-method');
  if (/[\p{Cc}\p{Cs}]/u.test(entry.fileName)) throw damaged(JSON.stringify(entry.fileName), 'name');
}

/** Names of parts differ by more than case (Open Packaging Conventions). */
function refuseDuplicates(entries: readonly Entry[]): void {
  const seen = new Set<string>();
  for (const { fileName } of entries) {
    const name = fileName.toLowerCase();
    if (seen.has(name)) throw ambiguous('entry', fileName);
    seen.add(name);
  }
}
