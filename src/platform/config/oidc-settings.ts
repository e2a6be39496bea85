import { isLoopback, parsedUrl, type Reading } from './reading.js';

/** The providers of single sign-on that organizations may choose from: issuers, or whatever stands above several. */
export function readOidcIssuers(reading: Reading): readonly string[] {
  const issuers = reading.list('OIDC_ISSUERS');
  const wrong = issuers.find((issuer) => !isIssuer(issuer));
  if (wrong !== undefined)
    reading.wrong(
      'OIDC_ISSUERS',
      `「${wrong}」は https://id.example.jp の形ではありません(http はこの機械の中だけ)。`,
      `"${wrong}" is not of the form https://id.example.jp (http only on this machine).`,
    );
  return issuers;
}

/** OpenID Connect Discovery 1.0, 3: https, without query and fragment. */
function isIssuer(text: string): boolean {
  const url = parsedUrl(text);
  if (url === null || url.username !== '' || /[?#]/.test(text)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
