import type { Budget } from './budget.js';
import { damaged } from './refusal.js';
import { parseRelations, type Relation, relationsPart } from './relations.js';
import { inflateEntry } from './zip-inflate.js';
import { readZipDirectory } from './zip-directory.js';
import type { ZipEntry } from './zip-entry.js';
import { parseXml, type XmlHandler } from './xml-parse.js';

/** The parts of one workbook file. Names are compared without case, as Open Packaging Conventions say. */
export class WorkbookPackage {
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly counted = new Set<ZipEntry>();
  private readonly relationsOf = new Map<string, readonly Relation[]>();

  private constructor(
    readonly bytes: Uint8Array,
    readonly directory: readonly ZipEntry[],
    readonly budget: Budget,
  ) {
    this.entries = new Map(directory.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  static async open(bytes: Uint8Array, budget: Budget): Promise<WorkbookPackage> {
    return new WorkbookPackage(bytes, await readZipDirectory(bytes, budget.limits), budget);
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /** The bytes of a part; undefined if there is none. Throws what inflating may throw. */
  read(part: string): Uint8Array | undefined {
    const entry = this.entries.get(part.toLowerCase());
    if (entry === undefined) return undefined;
    if (!this.counted.has(entry)) this.budget.take('readBytes', entry.size);
    this.counted.add(entry);
    return inflateEntry(this.bytes, entry, this.budget.limits.partBytes);
  }

  /** Passes a part to the handler; false if there is no such part. */
  parse(part: string, handler: XmlHandler): boolean {
    const bytes = this.read(part);
    if (bytes === undefined) return false;
    parseXml(bytes, part, this.budget, handler);
    return true;
  }

  /** What a part refers to; the package itself is the part ''. */
  relations(part: string): readonly Relation[] {
    const known = this.relationsOf.get(part);
    if (known !== undefined) return known;
    const bytes = this.read(relationsPart(part));
    const relations = bytes === undefined ? [] : parseRelations(bytes, part, this.budget);
    this.relationsOf.set(part, relations);
    return relations;
  }

  /** The part behind the first relation of a type (last word of its name). */
  related(part: string, type: string): string | undefined {
    return this.relations(part).find((relation) => relation.type === type)?.target;
  }

  /** The part that a relation id of `part` names. Throws `workbook.damaged` if it names none. */
  target(part: string, relations: readonly Relation[], id: string): string {
    const target = relations.find((relation) => relation.id === id)?.target;
    if (target === undefined || !this.has(target)) throw damaged(part, 'relation');
    return target;
  }
}
