import type { Bilingual } from '#kernel/bilingual.js';
import type { Language } from '#kernel/actor.js';

/** The steps of a longer work, shown with their number as they begin: `[3/9] …`. */
export class Progress {
  private begun = 0;

  constructor(
    private readonly language: Language,
    private readonly steps: number,
    private readonly write: (line: string) => void,
  ) {}

  step<T>(name: Bilingual, work: () => Promise<T>): Promise<T> {
    this.begun += 1;
    this.write(`[${this.begun}/${this.steps}] ${name[this.language]}`);
    return work();
  }
}
