import type { Tx } from '#platform/database/database.js';
import type { Factor } from './domain/session-limits.js';

/** Who shows a factor. */
export interface Shower {
  readonly userId: string;
  /** Whether a factor that was enrolled but never shown counts too: in the first session of all, and in one that showed both factors. */
  readonly mayAdd: boolean;
}

/** A factor that was shown and holds. */
export interface Shown {
  readonly factor: Factor;
  /** Whether it is shown for the first time, and from now on opens the account. */
  readonly isNew: boolean;
  /** Uses up what counts once; false if somebody was quicker, and then nothing has changed. */
  spend(tx: Tx): Promise<boolean>;
}

/** A kind of second factor: judges what was shown without changing anything. */
export interface Prover<What> {
  judge(tx: Tx, shower: Shower, what: What): Promise<Shown | null>;
}
