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

let kept = '';

/**
 * Keeps the token of a link over a sign-in, until the page is left: a browser's storage holds nothing secret (OWASP ASVS 5.0.0, 14.3.3),
 * and the address that leads back goes to the server.
 */
export function keepToken(token: string): void {
  kept = token;
}

/** The token of the link that was opened, or the one that was kept. */
export function useKeptToken(): string {
  const opened = useLinkToken();
  const [before] = useState(kept);
  return opened === '' ? before : opened;
}

function tokenNow(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
}
