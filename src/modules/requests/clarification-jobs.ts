/** Writes to the other party about what was said in one call. */
export const TELL_SAID = 'clarification.tell';
/** Looks whether what a vendor publishes answers what it was asked about an earlier revision; with a `HeardEvent`. */
export const REVISE = 'clarification.revise';

/** What `TELL_SAID` is about. */
export interface SaidAct {
  readonly actId: string;
}
