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

function tokenNow(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
}
