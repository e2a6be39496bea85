import { randomBytes, randomUUID } from 'node:crypto';

/** A new UUIDv7 (RFC 9562): sorts by the time given, so that rows made together lie together. */
export function newId(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** An id for one request, for its log lines and problem reports. */
export function newRequestId(): string {
  return randomUUID();
}
