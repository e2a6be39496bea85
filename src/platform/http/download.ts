import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A file answer: always an attachment, its name in UTF-8 (RFC 6266) with a plain one beside it. */
export function download(bytes: Uint8Array, mediaType: string, name: string): StreamableFile {
  return new StreamableFile(bytes, { type: mediaType, disposition: attachment(name), length: bytes.length });
}

/** The same for a file that is made while it is sent. */
export function downloadStream(parts: AsyncIterable<Uint8Array>, mediaType: string, name: string): StreamableFile {
  return new StreamableFile(Readable.from(parts, { objectMode: false }), {
    type: mediaType,
    disposition: attachment(name),
  });
}

function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
