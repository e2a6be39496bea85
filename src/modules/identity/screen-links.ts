/**
 * The address of a screen that a mail or the terminal hands to a person. The token stands in the fragment, which browsers
 * send to nobody, so that no log of a server or proxy keeps it (RFC 3986, 3.5).
 */
export function screenLink(
  publicUrl: string,
  screen: 'set-up' | 'invitation' | 'reset-password',
  token: string,
): string {
  return `${publicUrl}/${screen}#token=${token}`;
}
