/** Answers that must not be told apart by how long they take. */
export interface Askings {
  /** Whom the answers are about. */
  readonly about: readonly string[];
  /** Two more whose answers truly take the same time: what they differ by is the machine. */
  readonly equal: readonly [string, string];
  /** How often everybody is asked about in a row, where the first answer may take another time than the next. */
  readonly places: number;
  readonly rounds: number;
  /** Milliseconds by which answers may differ. */
  readonly limit: number;
  /** Forgets what was asked before. */
  readonly begin: () => PromiseLike<unknown>;
  readonly ask: (whom: string) => PromiseLike<unknown>;
}

const SERIES = 5;

/** By how many milliseconds the answers differ. What truly differs does so in each series; other work on the machine does not. */
export async function timeApart(askings: Askings): Promise<number> {
  let least = Infinity;
  for (let series = 0; series < SERIES && least > askings.limit; series += 1)
    least = Math.min(least, await timeApartOnce(askings));
  return least;
}

/** In the middle of all rounds, beyond what equal answers do. Compared is within a round alone, whose load is the same for all. */
async function timeApartOnce({ about, equal: [one, other], places, rounds, begin, ask }: Askings): Promise<number> {
  const everybody = [...about, one, other];
  const apart = Array.from({ length: places }, () => new Map(everybody.map((whom): [string, number[]] => [whom, []])));
  for (let round = 0; round < rounds; round += 1) {
    await begin();
    for (const inPlace of apart) {
      const times = new Map<string, number>();
      for (const whom of turned(everybody, round)) times.set(whom, await timeOf(() => ask(whom)));
      for (const [whom, found] of inPlace) found.push(times.get(whom)! - times.get(one)!);
    }
  }
  const spreads = apart.map((inPlace) => {
    const medians = [...inPlace.values()].map(median);
    return Math.max(...medians) - Math.min(...medians) - 2 * Math.abs(medians.at(-1)!);
  });
  return Math.max(...spreads);
}

/** Another one comes first each time. */
const turned = <T>(list: readonly T[], by: number): T[] => list.map((_, index) => list[(index + by) % list.length]!);

async function timeOf(act: () => PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
