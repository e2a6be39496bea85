/** How many wrong passwords are judged before the door closes, for one account and for one source address (a whole hospital may share one). */
export const TRIES = { account: 10, source: 100 } as const;

/** Minutes that a wrong try counts, and so the longest that a lock lasts. */
export const COUNTED_MINUTES = 15;

const FIRST_WAIT = 50;
const LONGEST_WAIT = 1000;

/** Milliseconds that an answer waits: none at first, then doubling with each earlier failure of the account. */
export function waitAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1));
}
