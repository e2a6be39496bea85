/** Writes to the other party about what was said in one call. */
export const TELL_SAID = 'clarification.tell';
/** Looks whether what a vendor has published answers what it was asked about the revision before. */
export const REVISE = 'clarification.revise';

/** What `TELL_SAID` is about. */
export interface SaidAct {
  readonly actId: string;
}
