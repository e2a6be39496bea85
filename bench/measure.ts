/** A piece of work whose time counts. */
export type Work = () => Promise<unknown>;

/** Times of one piece of work, in milliseconds, or its rates per second. */
export type Series = readonly number[];

/** What a figure is to reach: at most, or at least, this ratio to its floor. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

interface Rounds {
  readonly rounds: number;
  readonly warmUp: number;
}

/** The middle value; an even number of them gives the upper one of the two in the middle. */
export function median(series: Series): number {
  return percentile(series, 0.5);
}

/** The value that this share of the series lies below, e.g. 0.95. */
export function percentile(series: Series, share: number): number {
  return series.toSorted((a, b) => a - b)[Math.min(series.length - 1, Math.floor(series.length * share))] ?? NaN;
}

/** Milliseconds that the work takes once. */
export async function timed(work: Work): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Times every work once in each round, one after the other, so that whatever else the machine does falls on all of them alike.
 * The warm-up rounds do not count.
 */
export async function interleaved<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  { rounds, warmUp }: Rounds,
): Promise<Readonly<Record<Name, Series>>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const name of names) {
      const time = await timed(works[name]);
      if (round >= warmUp) times[name].push(time);
    }
  }
  return times;
}

/** Prints the ratio of two medians of times with both, and whether the target is met. */
export function reportTimes(name: string, ours: Series, floor: Series, target?: Target, more = ''): void {
  const [mine, least] = [median(ours), median(floor)];
  line(name, mine / least, `ours=${mine.toFixed(3)}ms floor=${least.toFixed(3)}ms n=${ours.length}`, target, more);
}

/** Like `reportTimes`, for rates: the more the better. */
export function reportRates(name: string, ours: Series, floor: Series, target?: Target, more = ''): void {
  const [mine, most] = [median(ours), median(floor)];
  line(name, mine / most, `ours=${mine.toFixed(0)}/s floor=${most.toFixed(0)}/s n=${ours.length}`, target, more);
}

/** Prints one figure that is to stay within a limit. */
export function line(name: string, ratio: number, figures: string, target?: Target, more = ''): void {
  const parts = [
    name,
    `ratio=${ratio.toFixed(2)}`,
    figures,
    more,
    target ? aim(target) : '',
    target && misses(ratio, target) ? 'MISSED' : '',
  ];
  process.stdout.write(`${parts.filter((part) => part !== '').join(' ')}\n`);
}

function aim(target: Target): string {
  return 'atMost' in target ? `target<=${target.atMost}` : `target>=${target.atLeast}`;
}

function misses(ratio: number, target: Target): boolean {
  return 'atMost' in target ? ratio > target.atMost : ratio < target.atLeast;
}
