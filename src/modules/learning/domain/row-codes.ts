import { foldCode } from '../../../kernel/wording.js';
import type { FormProposal, ProposedRow } from './form-proposal.js';

/**
 * The code of each row by its `id`: the printed number where no other row has it, else the number behind the code of the row or section
 * above. Rows without number take a letter behind the row above (`17.1a`), or `b1`, `b2` … where none is: names of ours, stable as long as
 * the rows keep their order.
 */
export function rowCodes({ rows, sections }: Pick<FormProposal, 'rows' | 'sections'>): ReadonlyMap<string, string> {
  const naming = new Naming(rows, new Set(sections.map(({ code }) => code)));
  return naming.codes();
}

const LETTERS = 26;

class Naming {
  private readonly byId: ReadonlyMap<string, ProposedRow>;
  private readonly printed = new Map<string, number>();
  private readonly codeOf = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly below = new Map<string, number>();
  private bare = 0;

  constructor(
    private readonly rows: readonly ProposedRow[],
    private readonly sections: ReadonlySet<string>,
  ) {
    this.byId = new Map(rows.map((row) => [row.id, row]));
    for (const { number } of rows) {
      const name = foldCode(number ?? '');
      this.printed.set(name, (this.printed.get(name) ?? 0) + 1);
    }
  }

  codes(): ReadonlyMap<string, string> {
    for (const row of this.rows) if (this.isAlone(row)) this.give(row, row.number ?? '');
    for (const row of this.rows) if (!this.codeOf.has(row.id)) this.give(row, this.made(row));
    return this.codeOf;
  }

  private isAlone({ number }: ProposedRow): boolean {
    return number !== null && this.printed.get(foldCode(number)) === 1;
  }

  private made({ number, parent, section }: ProposedRow): string {
    const above = parent === null ? undefined : this.codeOf.get(parent);
    if (number !== null) return `${above ?? (this.sections.has(section) ? section : 's')}-${number}`;
    if (above === undefined) return `b${String((this.bare += 1))}`;
    const place = this.below.get(above) ?? 0;
    this.below.set(above, place + 1);
    return place < LETTERS ? above + String.fromCharCode(97 + place) : `${above}.${String(place + 1)}`;
  }

  /** A printed number may be what we would have made: then ours gives way. */
  private give({ id }: ProposedRow, code: string): void {
    let name = code;
    for (let next = 2; this.taken.has(foldCode(name)); next += 1) name = `${code}_${String(next)}`;
    this.taken.add(foldCode(name));
    this.codeOf.set(id, name);
  }
}
