import type { Entry } from 'yauzl';
import { damaged } from './refusal.js';
import type { ZipEntry } from './zip-entry.js';

const SIGNATURE = 0x04034b50;
const LENGTH = 30;
/** Sizes and checksum follow the bytes instead of standing in the header. */
const SIZES_FOLLOW = 0x8;
const ZIP64 = 0xffffffff;

/** Places of all entries, from their local headers. Throws `workbook.damaged` where a header contradicts the directory or two entries share bytes. */
export function checkLocalHeaders(buffer: Buffer, entries: readonly Entry[]): ZipEntry[] {
  const placed = entries.map((entry) => place(buffer, entry));
  let end = 0;
  for (const { central, name, dataStart, compressedSize } of placed.toSorted((a, b) => start(a) - start(b))) {
    if (central.relativeOffsetOfLocalHeader < end) throw damaged(name, 'overlap');
    end = dataStart + compressedSize;
  }
  return placed;
}

const start = ({ central }: ZipEntry): number => central.relativeOffsetOfLocalHeader;

function place(buffer: Buffer, entry: Entry): ZipEntry {
  const at = entry.relativeOffsetOfLocalHeader;
  if (at + LENGTH > buffer.length || buffer.readUInt32LE(at) !== SIGNATURE)
    throw damaged(entry.fileName, 'local-header');
  const nameEnd = at + LENGTH + buffer.readUInt16LE(at + 26);
  const dataStart = nameEnd + buffer.readUInt16LE(at + 28);
  if (dataStart + entry.compressedSize > buffer.length) throw damaged(entry.fileName, 'cut-off');
  const sameName = buffer.subarray(at + LENGTH, nameEnd).equals(entry.fileNameRaw);
  if (!sameName || buffer.readUInt16LE(at + 8) !== entry.compressionMethod)
    throw damaged(entry.fileName, 'local-header');
  if ((buffer.readUInt16LE(at + 6) & SIZES_FOLLOW) === 0) checkSizes(buffer, at, entry);
  return {
    name: entry.fileName,
    method: entry.compressionMethod === 0 ? 0 : 8,
    crc32: entry.crc32,
    compressedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    dataStart,
    central: entry,
  };
}

function checkSizes(buffer: Buffer, at: number, entry: Entry): void {
  const said = [entry.crc32, entry.compressedSize, entry.uncompressedSize];
  const found = [14, 18, 22].map((offset) => buffer.readUInt32LE(at + offset));
  if (found.some((value, index) => value !== ZIP64 && value !== said[index]))
    throw damaged(entry.fileName, 'local-header');
}
