import type { Budget } from './budget.js';
import { relationId } from './relations.js';
import type { Attributes } from './xml-parse.js';

/** A corner of a box: 0-based column and row, and how far inside that cell, in EMU. */
export interface Corner {
  readonly column: number;
  readonly columnOffset: number;
  readonly row: number;
  readonly rowOffset: number;
}

/** Where a drawn thing lies on a sheet. */
export interface Anchor {
  readonly from: Corner;
  readonly to: Corner;
}

/** A form control as the sheet lists it. */
export interface SheetControl {
  readonly shapeId: string;
  /** Relation to the part with its properties. */
  readonly relation: string;
  readonly anchor: Anchor | undefined;
}

const FIELDS: ReadonlyMap<string, keyof Corner> = new Map<string, keyof Corner>([
  ['col', 'column'],
  ['colOff', 'columnOffset'],
  ['row', 'row'],
  ['rowOff', 'rowOffset'],
]);

/** Collects the form controls of a sheet with their anchors. */
export class ControlCollector {
  readonly controls: SheetControl[] = [];
  private control: { shapeId: string; relation: string } | undefined;
  private readonly corners: { from?: Corner; to?: Corner } = {};
  private side: 'from' | 'to' | undefined;
  private corner: Record<keyof Corner, number> = noCorner();
  private field: keyof Corner | undefined;
  private number = '';

  constructor(private readonly budget: Budget) {}

  open(name: string, attributes: Attributes): void {
    const plain = name.replace('~', '');
    if (plain === 'control') this.begin(attributes);
    else if (this.control === undefined) return;
    else if (plain === 'from' || plain === 'to') {
      this.side = plain;
      this.corner = noCorner();
    } else {
      this.field = FIELDS.get(plain);
      this.number = '';
    }
  }

  text(text: string): void {
    if (this.field !== undefined) this.number += text;
  }

  close(name: string): void {
    if (this.control === undefined) return;
    const plain = name.replace('~', '');
    if (plain === 'control') this.end(this.control);
    else if (this.side !== undefined && this.field !== undefined) this.corner[this.field] = Number(this.number);
    else if (this.side !== undefined) this.corners[this.side] = this.corner;
    this.field = undefined;
    if (plain === 'from' || plain === 'to') this.side = undefined;
  }

  private begin(attributes: Attributes): void {
    this.budget.take('boxes');
    this.control = { shapeId: attributes['shapeId'] ?? '', relation: relationId(attributes) };
    delete this.corners.from;
    delete this.corners.to;
  }

  private end(control: { shapeId: string; relation: string }): void {
    const { from, to } = this.corners;
    this.controls.push({ ...control, anchor: from !== undefined && to !== undefined ? { from, to } : undefined });
    this.control = undefined;
  }
}

function noCorner(): Record<keyof Corner, number> {
  return { column: 0, columnOffset: 0, row: 0, rowOffset: 0 };
}
