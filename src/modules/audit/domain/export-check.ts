import { lastOf, type SealedBlock } from './block.js';
import { certifiedKeys, checkLinks, fault, type Fault, type Tools } from './chain.js';
import { checkProven, checkWaiting, leafOrNull } from './chain-records.js';
import type { ExportEnd, ExportHead, ExportLine, ProvenRecord } from './export-lines.js';

/** A fault, and the line of the file (from 1) where it shows; null where it shows nowhere in particular. */
export interface FaultInFile extends Fault {
  readonly line: number | null;
}

/** What an export holds, and what is wrong with it. */
export interface CheckedExport {
  readonly head: ExportHead;
  readonly faults: readonly FaultInFile[];
  readonly blocks: number;
  readonly records: number;
  readonly waiting: number;
  readonly newest: SealedBlock | null;
  /** Kept heads that were sealed after the export was made: it can say nothing of them. */
  readonly newerHeads: number;
}

/** Checks an export line by line, without the database it came from: memory grows with the blocks, not with the records. */
export class ExportCheck {
  private head: ExportHead | null = null;
  private end: ExportEnd | null = null;
  private readonly blocks = new Map<number, SealedBlock>();
  private readonly faults: FaultInFile[] = [];
  private readonly positions = new Set<number>();
  /** Of records that do not fit their places: the leaf that they would have, and the place of the leaf that stands beside them. */
  private readonly leafOfFault = new Map<FaultInFile, string>();
  private readonly placeOfLeaf = new Map<string, number>();
  private records = 0;
  private waiting = 0;
  private newest: SealedBlock | null = null;

  /** `heads` are those that somebody kept; `isOwn` says whose word on audit keys counts. */
  constructor(
    private readonly heads: readonly SealedBlock[],
    private readonly isOwn: (head: ExportHead, installationKey: string) => boolean,
    private readonly tools: Tools,
  ) {}

  /** Whether the first line was not that of an export. */
  get isForeign(): boolean {
    return this.head === null;
  }

  /** Takes the next line: what `readExportLine` made of it. */
  take(line: ExportLine | null, number: number): void {
    if (line === null || this.isOutOfPlace(line)) this.note(number, [fault('line-unreadable')]);
    else if ('export' in line) this.head = line.export;
    else if ('block' in line) this.takeBlock(line.block);
    else if ('end' in line) this.end = line.end;
    else this.takeRecord(line, number);
  }

  /** After the last line; null where the first was not that of an export. */
  result(): CheckedExport | null {
    const { head, end, newest, records, waiting } = this;
    if (head === null) return null;
    const keys = certifiedKeys(head.keys, (key) => this.isOwn(head, key), this.tools.verify);
    const blocks = [...this.blocks.values()];
    const newer = this.heads.filter((kept) => this.isNewer(kept, head));
    const judged = this.heads.filter((kept) => !this.isNewer(kept, head));
    const links = checkLinks({ before: null, blocks, isLast: true }, keys, judged, this.tools);
    this.note(null, [...links, ...checkEnd(end, { records, blocks: blocks.length }), ...this.missing(head)]);
    return {
      head,
      faults: this.faults.map((each) => this.named(each)),
      blocks: blocks.length,
      records,
      waiting,
      newest,
      newerHeads: new Set(newer.map(({ number }) => number)).size,
    };
  }

  /** Sealed after the export was made, and after all that it holds. Which key signed it then the export cannot know. */
  private isNewer(kept: SealedBlock, { at }: ExportHead): boolean {
    return kept.number > (this.newest?.number ?? 0) && Date.parse(kept.at) > Date.parse(at);
  }

  private isOutOfPlace(line: ExportLine): boolean {
    return 'export' in line ? this.head !== null : this.head === null || this.end !== null;
  }

  private takeBlock(block: SealedBlock): void {
    this.blocks.set(block.number, block);
    this.newest = block;
  }

  private takeRecord(line: ProvenRecord, number: number): void {
    this.records += 1;
    const faults = checkProven(line, this.blocks.get(line.proof?.block ?? 0), this.tools);
    const noted = this.note(number, [...faults, ...this.checkPlace(line)]);
    const { record, leaf, position } = line;
    if (noted.length === 0 || position === null) return;
    this.placeOfLeaf.set(leaf, position);
    for (const each of noted) this.leafOfFault.set(each, leafOrNull(record, this.tools.sha256) ?? '');
  }

  private checkPlace({ record, position }: ProvenRecord): Fault[] {
    if (position === null) {
      this.waiting += 1;
      return checkWaiting(record, this.newest ?? undefined);
    }
    if (this.positions.has(position)) return [fault('record-inserted', { position, recordId: record.id })];
    this.positions.add(position);
    return [];
  }

  /** Where the whole chain is in the file, every position has its record. */
  private missing({ organizationId }: ExportHead): Fault[] {
    if (organizationId !== null || this.newest === null) return [];
    const gaps = Array.from({ length: Math.min(lastOf(this.newest), 1e7) }, (_, index) => index + 1);
    return gaps
      .filter((position) => !this.positions.has(position))
      .map((position) => fault('record-deleted', { position }));
  }

  private note(line: number | null, faults: readonly Fault[]): readonly FaultInFile[] {
    const noted = faults.map((each) => ({ ...each, line }));
    this.faults.push(...noted);
    return noted;
  }

  /** A record that fits the leaf of another place was not changed but moved. */
  private named(found: FaultInFile): FaultInFile {
    const place = this.placeOfLeaf.get(this.leafOfFault.get(found) ?? '');
    const isMoved = found.kind === 'record-changed' && place !== undefined && place !== found.position;
    return isMoved ? { ...found, kind: 'records-swapped', otherPosition: place } : found;
  }
}

function checkEnd(end: ExportEnd | null, held: Pick<ExportEnd, 'records' | 'blocks'>): Fault[] {
  if (end === null || end.records !== held.records || end.blocks !== held.blocks) return [fault('export-cut')];
  return end.missing.map((position) => fault('record-deleted', { position }));
}
