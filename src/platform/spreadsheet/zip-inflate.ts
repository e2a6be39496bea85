import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, tooLarge } from './refusal.js';
import type { ZipEntry } from './zip-entry.js';

/** The bytes of one entry; stops at the declared size. Throws `workbook.too-large` over `cap` bytes, `workbook.damaged` on a wrong size or checksum. */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry, cap: number): Uint8Array {
  if (entry.size > cap) throw tooLarge('partBytes', cap);
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  const unpacked = entry.method === 0 ? packed : inflate(packed, entry);
  if (unpacked.length !== entry.size) throw damaged(entry.name, 'size');
  if (crc32(unpacked) !== entry.crc32) throw damaged(entry.name, 'checksum');
  return unpacked;
}

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (error) {
    const reason = error instanceof RangeError ? 'size' : 'compressed-bytes';
    throw damaged(entry.name, reason);
  }
}
