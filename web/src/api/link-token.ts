/** The token of the link that was opened, from the fragment, which goes to no server by itself. */
export function linkToken(): string {
  return new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
}
