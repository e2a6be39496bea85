/** What a passkey was asked for: to be enrolled, to be the second factor of a session, to sign in by itself. */
export type PasskeyPurpose = 'enrol' | 'prove' | 'sign-in';

/** Minutes that a challenge waits for its answer. */
export const CHALLENGE_MINUTES = 5;

/**
 * Whether a signature counter tells of a second copy of the key (WebAuthn 3, 6.1.1): it has to rise with every signature, except where
 * the authenticator counts none and shows 0 always.
 */
export function tellsOfCopy(kept: number, shown: number): boolean {
  return (kept > 0 || shown > 0) && shown <= kept;
}

/** Whether an answer names the account that the passkey belongs to; an authenticator may leave the name (`userHandle`) out. */
export function namesAnother(userHandle: string | undefined, ownHandle: string): boolean {
  return userHandle !== undefined && userHandle !== ownHandle;
}
