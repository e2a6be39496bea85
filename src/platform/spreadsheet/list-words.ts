import type { Area, ListValidation } from '#kernel/grid.js';
import type { Budget } from './budget.js';
import { parseArea } from './cell-reference.js';
import type { SheetContent } from './sheet-part.js';
import type { WorkbookPart } from './workbook-part.js';

/** Resolves the words of drop-down lists: written out, on an area of any sheet, or behind a defined name. Unresolvable ones get no words. */
export class ListWords {
  private readonly known = new Map<string, readonly string[]>();

  constructor(
    private readonly workbook: WorkbookPart,
    private readonly contents: readonly SheetContent[],
    private readonly budget: Budget,
  ) {}

  /** The drop-down lists of a sheet, by its index. */
  lists(sheet: number): ListValidation[] {
    const stored = this.contents[sheet]?.lists ?? [];
    return stored.map(({ areas, formula }) => ({ areas, words: this.words(formula, sheet) }));
  }

  private words(formula: string, sheet: number): readonly string[] {
    const key = `${sheet}\n${formula}`;
    const words = this.known.get(key) ?? this.resolve(formula, sheet, 0);
    this.known.set(key, words);
    return words;
  }

  private resolve(formula: string, sheet: number, hops: number): readonly string[] {
    const bare = formula.trim().replace(/^=/, '');
    if (bare.startsWith('"')) return literalWords(bare);
    const { sheet: place, area } = this.locate(bare, sheet);
    if (area !== undefined) return this.wordsOn(place, area);
    const name = this.definedName(bare, sheet);
    return name === undefined || hops > 5 ? [] : this.resolve(name, sheet, hops + 1);
  }

  private locate(formula: string, sheet: number): { sheet: number; area: Area | undefined } {
    const bang = formula.lastIndexOf('!');
    if (bang < 0) return { sheet, area: parseArea(formula) };
    const name = formula
      .slice(0, bang)
      .replace(/^'(.*)'$/s, '$1')
      .replaceAll("''", "'")
      .toLowerCase();
    const found = this.workbook.sheets.findIndex((entry) => entry.name.toLowerCase() === name);
    return { sheet: found, area: parseArea(formula.slice(bang + 1)) };
  }

  private definedName(name: string, sheet: number): string | undefined {
    const same = this.workbook.names.filter((entry) => entry.name.toLowerCase() === name.toLowerCase());
    return (same.find((entry) => entry.sheet === sheet) ?? same.find((entry) => entry.sheet === undefined))?.formula;
  }

  private wordsOn(sheet: number, area: Area): readonly string[] {
    const rows = (this.contents[sheet]?.rows ?? []).filter(({ row }) => row >= area.top && row <= area.bottom);
    const cells = rows.flatMap((row) => row.cells.filter(({ column }) => column >= area.left && column <= area.right));
    const words = cells.map((cell) => cell.text);
    for (const word of words) this.budget.takeText(word);
    return words;
  }
}

/** `"はい,いいえ"` → its words. */
function literalWords(formula: string): string[] {
  const inner = formula.replace(/^"/, '').replace(/"$/, '').replaceAll('""', '"');
  return inner
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
