import type { Area } from '#kernel/grid.js';
import type { Budget } from './budget.js';
import { parseArea } from './cell-reference.js';
import type { Attributes } from './xml-parse.js';

/** A drop-down list as the sheet stores it: where it holds and the formula that gives its words. */
export interface StoredList {
  readonly areas: readonly Area[];
  readonly formula: string;
}

/** Collects list validations, those of the sheet itself and those in its extension (`x14`). */
export class ListCollector {
  readonly lists: StoredList[] = [];
  private list = false;
  private areas = '';
  private formula = '';
  private target: 'areas' | 'formula' | undefined;

  constructor(private readonly budget: Budget) {}

  open(name: string, { type, sqref = '' }: Attributes): void {
    const plain = name.replace('~', '');
    if (plain === 'dataValidation') {
      this.list = type === 'list';
      this.areas = sqref;
      this.formula = '';
    } else if (this.list && plain === 'formula1') this.target = 'formula';
    else if (this.list && plain === 'sqref') this.target = 'areas';
  }

  text(text: string): void {
    if (this.target === 'formula') this.formula += text;
    else if (this.target === 'areas') this.areas += text;
  }

  close(name: string): void {
    const plain = name.replace('~', '');
    if (plain === 'formula1' || plain === 'sqref') this.target = undefined;
    else if (plain === 'dataValidation' && this.list) this.add();
  }

  private add(): void {
    this.list = false;
    const names = this.areas.split(/\s+/).filter((name) => name !== '');
    this.budget.take('lists', names.length);
    const areas = names.map(parseArea).filter((area) => area !== undefined);
    if (areas.length > 0) this.lists.push({ areas, formula: this.formula.trim() });
  }
}
