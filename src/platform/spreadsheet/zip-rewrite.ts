import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipEntry } from './zip-entry.js';

/** Changed, new (bytes) and removed (null) parts by name. */
export type PartChanges = ReadonlyMap<string, Uint8Array | null>;

const UTF8_NAME = 0x800;
const SIZES_FOLLOW = 0x8;
/** 1 January 1980, the first day a zip knows: new parts carry no clock. */
const FIRST_DAY = 0x21;

interface ZipRecord {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
  readonly attributes: number;
}

/** The same zip with some parts changed: all others keep their order and their compressed bytes; new ones come last. */
export function rewriteZip(bytes: Uint8Array, directory: readonly ZipEntry[], changes: PartChanges): Uint8Array {
  const kept = directory.filter(({ name }) => changes.get(name) !== null);
  const known = new Set(directory.map(({ name }) => name));
  const added = [...changes].flatMap(([name, content]) =>
    content === null || known.has(name) ? [] : [newRecord(name, content)],
  );
  const records = [...kept.map((entry) => keptRecord(bytes, entry, changes.get(entry.name) ?? undefined)), ...added];
  return writeZip(records);
}

function keptRecord(bytes: Uint8Array, entry: ZipEntry, changed: Uint8Array | undefined): ZipRecord {
  const { central } = entry;
  const stored = {
    crc: entry.crc32,
    size: entry.size,
    method: entry.method,
    packed: bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize),
  };
  return {
    name: central.fileNameRaw,
    flags: central.generalPurposeBitFlag & ~SIZES_FOLLOW,
    time: central.lastModFileTime,
    date: central.lastModFileDate,
    attributes: central.externalFileAttributes,
    ...(changed === undefined ? stored : packed(changed)),
  };
}

function newRecord(name: string, content: Uint8Array): ZipRecord {
  return { name: Buffer.from(name), flags: UTF8_NAME, time: 0, date: FIRST_DAY, attributes: 0, ...packed(content) };
}

function packed(content: Uint8Array): Pick<ZipRecord, 'crc' | 'size' | 'method' | 'packed'> {
  return { crc: crc32(content), size: content.length, method: 8, packed: deflateRawSync(content) };
}

function writeZip(records: readonly ZipRecord[]): Uint8Array {
  const files: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const record of records) {
    const header = localHeader(record);
    files.push(header, record.name, record.packed);
    central.push(centralHeader(record, offset), record.name);
    offset += header.length + record.name.length + record.packed.length;
  }
  const size = central.reduce((sum, piece) => sum + piece.length, 0);
  return new Uint8Array(Buffer.concat([...files, ...central, endOfDirectory(records.length, size, offset)]));
}

function localHeader(record: ZipRecord): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, record);
  return header;
}

function centralHeader(record: ZipRecord, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  writeCommon(header, 8, record);
  header.writeUInt32LE(record.attributes, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** The fields that both headers share, from the flags to the length of the name. */
function writeCommon(
  header: Buffer,
  at: number,
  { flags, method, time, date, crc, packed, size, name }: ZipRecord,
): void {
  for (const [index, value] of [flags, method, time, date].entries()) header.writeUInt16LE(value, at + index * 2);
  for (const [index, value] of [crc, packed.length, size].entries()) header.writeUInt32LE(value, at + 8 + index * 4);
  header.writeUInt16LE(name.length, at + 20);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
