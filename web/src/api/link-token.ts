import { useEffect, useState } from 'react';

/** The token of the link that was opened, from the fragment, which goes to no server by itself. */
export function useLinkToken(): string {
  const [token, setToken] = useState(tokenNow);
  useEffect(() => {
    const read = (): void => setToken(tokenNow());
    // A further link that is opened in the same window changes nothing but the fragment.
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return token;
}

const KEPT = 'kaiji.link';

/** Keeps the token of a link in this window over a sign-in; the address that leads back holds none, for it goes to the server. */
export function keepToken(token: string): void {
  sessionStorage.setItem(KEPT, token);
}

/** The token of the link that was opened, or the one that was kept. */
export function useKeptToken(): string {
  const opened = useLinkToken();
  const [kept] = useState(() => sessionStorage.getItem(KEPT) ?? '');
  return opened === '' ? kept : opened;
}

function tokenNow(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
}
