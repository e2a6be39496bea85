import type { AuditKeyCard, SealedBlock } from './block.js';
import type { AuditRecord } from './leaf.js';

/** First line of an export. */
export interface ExportHead {
  readonly format: 'kaiji-audit-export-1';
  /** Whose part it is; null for the whole chain. */
  readonly organizationId: string | null;
  /** When it was made, RFC 3339, UTC. */
  readonly at: string;
  /** Every audit key that signed a block, certified by the installation. */
  readonly keys: readonly AuditKeyCard[];
}

/** A record with its place in the chain, and the way from its leaf to the root of its block. */
export interface ProvenRecord {
  readonly record: AuditRecord;
  /** The leaf as it was sealed, or as the record carries it while it waits, hexadecimal. */
  readonly leaf: string;
  /** Null until it is sealed, within a second. */
  readonly position: number | null;
  readonly proof: { readonly block: number; readonly path: readonly string[] } | null;
}

/** Last line: what the export should hold, so that a cut file is noticed. */
export interface ExportEnd {
  readonly records: number;
  readonly blocks: number;
  /** Sealed positions of the chain without a record. */
  readonly missing: readonly number[];
}

/** One line of an export. In a file the head comes first, then every block from the first to the newest, then records, then the end. */
export type ExportLine =
  { readonly export: ExportHead } | { readonly block: SealedBlock } | ProvenRecord | { readonly end: ExportEnd };

/** The line as JSON, with its line break. */
export function exportLine(line: ExportLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** What a line of an export says; null where it is none. Takes any text and never throws. */
export function readExportLine(text: string): ExportLine | null {
  const line = parsed(text);
  const isLine = [isHeadLine, isBlockLine, isRecordLine, isEndLine].some((is) => is(line));
  return isLine ? (line as ExportLine) : null;
}

type Loose = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const orNull =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || is(value);
const listOf =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(is);
const shaped =
  (shape: Shape) =>
  (value: unknown): boolean =>
    isObject(value) && Object.entries(shape).every(([name, is]) => is(value[name]));

const isHidden = shaped({ sha256: isHash });
const isRecord = shaped({
  id: isText,
  at: isText,
  type: isText,
  organizationId: orNull(isText),
  actorId: orNull(isText),
  subjectId: orNull(isText),
  requestId: orNull(isText),
  concerns: (value) => listOf(isText)(value) || isHidden(value),
  facts: isObject,
  ownFacts: orNull((value) => isHidden(value) || shaped({ facts: isObject, salt: isText })(value)),
});
const isKey = shaped({ keyId: isHash, publicKey: isText, installationKey: isText, signature: isText });
const isProof = shaped({ block: isCount, path: listOf(isHash) });

/** Whether a parsed JSON has the form of a sealed block. */
export const isSealedBlock = shaped({
  format: (value) => value === 'kaiji-audit-block-1',
  number: isCount,
  first: isCount,
  size: isCount,
  root: isHash,
  previous: orNull(isHash),
  at: isText,
  keyId: isHash,
  signature: isText,
});
const isHeadLine = shaped({
  export: shaped({
    format: (value) => value === 'kaiji-audit-export-1',
    organizationId: orNull(isText),
    at: isText,
    keys: listOf(isKey),
  }),
});
const isBlockLine = shaped({ block: isSealedBlock });
const isRecordLine = shaped({ record: isRecord, leaf: isHash, position: orNull(isCount), proof: orNull(isProof) });
const isEndLine = shaped({ end: shaped({ records: isCount, blocks: isCount, missing: listOf(isCount) }) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
