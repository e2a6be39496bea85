/** What a file is, by its content alone. */
export type FileKind = 'zip' | 'xls' | 'encrypted' | 'pdf' | 'image' | 'markup' | 'binary' | 'text' | 'empty';

const SIGNATURES: readonly (readonly [FileKind, string])[] = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['image', '89504e47'],
  ['image', 'ffd8ff'],
  ['image', '47494638'],
  ['image', '49492a00'],
  ['image', '4d4d002a'],
  ['image', '424d'],
  ['xls', '0908'],
  ['xls', '0904'],
  ['text', 'fffe'],
  ['text', 'feff'],
];
const COMPOUND = 'd0cf11e0a1b11ae1';
/** Streams of what else comes in compound files: Word, PowerPoint, Visio, Outlook. */
const OTHER_STREAMS = ['WordDocument', 'PowerPoint Document', 'VisioDocument', '__nameid_version1.0'];

/** Looks at the first bytes; for compound files (the container of .xls and of encrypted .xlsx) at the names inside. */
export function fileKind(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.length === 0) return 'empty';
  const start = buffer.subarray(0, 16).toString('hex');
  if (start.startsWith(COMPOUND)) return compoundKind(buffer);
  const known = SIGNATURES.find(([, signature]) => start.startsWith(signature));
  if (known !== undefined) return known[0];
  return byWords(buffer.subarray(0, 1024));
}

function compoundKind(buffer: Buffer): FileKind {
  const holds = (name: string): boolean => buffer.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted';
  if (holds('Workbook') || holds('Book')) return 'xls';
  // Nothing that a hospital or vendor sends is as often a compound file; the names stand at the end of one that was cut off.
  return OTHER_STREAMS.some(holds) ? 'binary' : 'xls';
}

function byWords(start: Buffer): FileKind {
  const words = start.toString('latin1');
  if (words.includes('%PDF-')) return 'pdf';
  if (/^RIFF....WEBP/s.test(words) || /^....ftyp(heic|heix|mif1|avif)/s.test(words)) return 'image';
  if (/^(\xef\xbb\xbf)?\s*<[!?a-z]/i.test(words)) return 'markup';
  return /[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(words) ? 'binary' : 'text';
}
