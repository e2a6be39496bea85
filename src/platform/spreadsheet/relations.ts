import type { Budget } from './budget.js';
import { damaged } from './refusal.js';
import { type Attributes, parseXml } from './xml-parse.js';

/** One reference from a part to another. */
export interface Relation {
  readonly id: string;
  /** Last word of the type's name: the same in the transitional and the strict variant, e.g. `worksheet`. */
  readonly type: string;
  /** Name of the part referred to; undefined if it lies outside the file, which is never opened. */
  readonly target: string | undefined;
}

/** Where the relations of a part stand: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; those of the file itself in `_rels/.rels`. */
export function relationsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** Relations of `part` from the bytes of its relations part. */
export function parseRelations(bytes: Uint8Array, part: string, budget: Budget): Relation[] {
  const relations: Relation[] = [];
  parseXml(bytes, relationsPart(part), budget, {
    open: (name, attributes) => {
      if (name === 'Relationship') relations.push(relation(part, attributes));
    },
  });
  return relations;
}

function relation(part: string, { Id = '', Type = '', Target = '', TargetMode }: Attributes): Relation {
  const type = Type.slice(Type.lastIndexOf('/') + 1);
  return { id: Id, type, target: TargetMode === 'External' ? undefined : resolveTarget(part, Target) };
}

/** A relation's target as part name; absolute from the root, otherwise from the folder of `part`. Throws `workbook.damaged` if it climbs out. */
export function resolveTarget(part: string, target: string): string {
  const path = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split(/[/\\]/)) {
    if (step === '..' && path.pop() === undefined) throw damaged(part, 'relation');
    if (step !== '..' && step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** The value of an attribute of the relationships namespace, whatever its prefix, e.g. `r:id`. */
export function relationId(attributes: Attributes): string {
  for (const name in attributes) if (name.endsWith(':id')) return attributes[name] ?? '';
  return '';
}
