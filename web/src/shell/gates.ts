import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { call, Refusal } from '../api/client.js';
import { getMe, type Me } from '../api/operations.js';
import { meFor } from '../api/session.js';
import { suggestLanguage } from '../i18n/text.js';
import type { SignInSearch } from '../pages/identity/sign-in-search.js';

/** Whoever is signed in has nothing to do at sign-in, unless something went wrong on the way there. */
export async function leaveWhenSignedIn({ search: { next = '/', problem } }: { search: SignInSearch }): Promise<void> {
  if (problem !== undefined) return;
  const isSignedIn = await call(getMe, {}).then(
    () => true,
    () => false,
  );
  if (isSignedIn) throw redirect({ href: next });
}

/** Who is signed in; whoever is not goes to sign-in and comes back to `href`. */
export async function signedIn(client: QueryClient, href: string): Promise<Me> {
  try {
    const me = await meFor(client);
    suggestLanguage(me.language);
    return me;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.status !== 401) throw error;
    const step = error.code === 'session.first-factor-only' ? { step: 'second-factor' as const } : {};
    throw redirect({ to: '/sign-in', search: { ...step, ...(href === '/' ? {} : { next: href }) } });
  }
}
