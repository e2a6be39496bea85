import { isLoopback, parsedUrl, type Reading } from './reading.js';

/** Origins whose pages may call the API; none by default. Each as a browser sends it: scheme, host and port. */
export function readCorsOrigins(reading: Reading): readonly string[] {
  const origins = reading.list('CORS_ORIGINS');
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong !== undefined)
    reading.wrong(
      'CORS_ORIGINS',
      `「${wrong}」は https://app.example.jp の形ではありません(* や null は使えません)。`,
      `"${wrong}" is not of the form https://app.example.jp (neither * nor null is accepted).`,
    );
  return origins;
}

function isOrigin(text: string): boolean {
  const url = parsedUrl(text);
  if (url?.origin !== text || !/^[a-z]+:\/\/[a-z\d.:[\]-]+$/.test(text)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
