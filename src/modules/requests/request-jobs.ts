/** Writes to a vendor about what it is asked for. */
export const TELL = 'request.tell';
/** Reminds a vendor of all that is due. */
export const REMIND = 'request.remind';
/** Hears how a mail about requests ended. */
export const MAIL_ENDED = 'request.mail-ended';
/** Looks whether what a vendor has published answers what it was asked for. */
export const SATISFY = 'request.satisfy';

/** What `TELL` is about: all that was asked in one call, or one request, and which mail of it. */
export interface Telling {
  /** Id of the call or of the request. */
  readonly of: string;
  /** `asked`, or a later mail about the same, e.g. `resend-3`. */
  readonly step: string;
}
