const MIB = 1024 * 1024;

/** Largest body of a request that is no upload, in bytes. */
export const BODY_LIMIT = 2 * MIB;
/** Largest uploaded file, in bytes. */
export const UPLOAD_LIMIT = 20 * MIB;
/** Files and further fields of one upload. */
export const UPLOAD_PARTS = { files: 1, fields: 10 } as const;
/** Largest head of a request, in bytes: Node's own limit. */
export const HEAD_LIMIT = 16 * 1024;

/** A number of bytes as people read it. */
export function sizeOf(bytes: number): string {
  return bytes < MIB ? `${bytes / 1024} KiB` : `${bytes / MIB} MiB`;
}
