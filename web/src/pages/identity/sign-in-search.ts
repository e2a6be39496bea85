/** What the address of the sign-in screen may say. */
export interface SignInSearch {
  /** Where to go afterwards, a path of these screens. */
  readonly next?: string;
  /** The session ended while a screen was open. */
  readonly ended?: true;
  /** The first factor was shown already, elsewhere. */
  readonly step?: 'second-factor';
  /** Why single sign-on did not work: the code of the refusal. */
  readonly problem?: string;
  /** Whose single sign-on is offered. */
  readonly organization?: string;
}

/** Reads the address of the sign-in screen; a path that leads to another site is left out. */
export function signInSearch({
  next,
  ended,
  step,
  problem,
  organization,
}: Readonly<Record<string, unknown>>): SignInSearch {
  return {
    ...(isOwnPath(next) && { next }),
    ...(ended === true && { ended }),
    ...(step === 'second-factor' && { step }),
    ...(typeof problem === 'string' && /^[a-z.-]{1,60}$/.test(problem) && { problem }),
    ...(typeof organization === 'string' && /^[0-9a-f-]{36}$/.test(organization) && { organization }),
  };
}

function isOwnPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path);
}
