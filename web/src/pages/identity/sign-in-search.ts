/** What the address of the sign-in screen may say. */
export interface SignInSearch {
  /** Where to go afterwards, a path of these screens. */
  readonly next?: string;
  /** The first factor was shown already, elsewhere. */
  readonly step?: 'second';
  /** Why single sign-on did not work: the code of the refusal. */
  readonly problem?: string;
}

/** Reads the address of the sign-in screen; a path that leads to another site is left out. */
export function signInSearch({ next, step, problem }: Readonly<Record<string, unknown>>): SignInSearch {
  return {
    ...(isOwnPath(next) && { next }),
    ...(step === 'second' && { step }),
    ...(typeof problem === 'string' && /^[a-z.-]{1,60}$/.test(problem) && { problem }),
  };
}

function isOwnPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path);
}
