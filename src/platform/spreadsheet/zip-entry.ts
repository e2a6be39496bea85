import type { Entry } from 'yauzl';

/** One file inside the zip, its place checked against the local header. */
export interface ZipEntry {
  readonly name: string;
  /** 0 = stored, 8 = deflated. */
  readonly method: 0 | 8;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where the compressed bytes start. */
  readonly dataStart: number;
  readonly central: Entry;
}
