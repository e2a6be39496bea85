import { StreamableFile } from '@nestjs/common';

/** A file answer: always an attachment, its name in UTF-8 (RFC 6266) with a plain one beside it. */
export function download(bytes: Uint8Array, mediaType: string, name: string): StreamableFile {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new StreamableFile(bytes, {
    type: mediaType,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    length: bytes.length,
  });
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
