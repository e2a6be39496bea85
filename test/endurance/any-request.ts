import { randomUUID } from 'node:crypto';
import type { ApiOperation } from '../support/api-description.js';
import { badParcels, type Parcel, STRANGE_WORDS } from '../support/bad-requests.js';
import { addressOf, nobodys } from '../house/walk-sending.js';

/** A number from 0 up to 1; the same seed gives the same row of them (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One request that no client means. */
export interface AnyRequest {
  readonly path: string;
  readonly parcel: Parcel;
  readonly headers: Readonly<Record<string, string>>;
}

const HEADERS = [
  'If-Match',
  'Idempotency-Key',
  'Accept',
  'Accept-Language',
  'Range',
  'X-Request-Id',
  'X-Forwarded-For',
  'Cookie',
];
const VALUES = [
  '"999999999999999999999"',
  '*',
  'x'.repeat(2000),
  '"1", "2"',
  '\u00e9',
  ',;=',
  '%00',
  '-1',
  '../..',
  ' ',
];

/** Makes requests to one operation: a bad parcel, cut or with bytes changed, to a strange address, under strange headers. */
export function requestsTo(operation: ApiOperation, next: () => number): () => AnyRequest {
  const parcels = operation.verb === 'get' ? [{}] : badParcels(operation);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const queries = [...(operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name), 'x'];
  const word = (): string => (next() < 0.3 ? randomUUID() : pick(STRANGE_WORDS));
  const path = (): string => {
    const place = operation.path.replace(/\{\w+\}/g, () => word());
    const plain = next() < 0.5 ? addressOf(operation, nobodys) : place;
    return next() < 0.5 ? plain : `${plain.split('?')[0]!}?${pick(queries)}=${word()}&${pick(queries)}=${word()}`;
  };
  return () => ({
    path: path(),
    parcel: spoilt(pick(parcels), next),
    headers: next() < 0.3 ? { [pick(HEADERS)]: pick(VALUES) } : {},
  });
}

/** Now and then cut off, or with some bytes changed. */
function spoilt(parcel: Parcel, next: () => number): Parcel {
  if (parcel.body === undefined || next() < 0.5) return parcel;
  const bytes = Buffer.from(parcel.body as string);
  const at = (): number => Math.floor(next() * bytes.length);
  if (bytes.length === 0 || next() < 0.5) return { ...parcel, body: bytes.subarray(0, at()) };
  for (let n = 0; n < 3; n++) bytes[at()] = Math.floor(next() * 256);
  return { ...parcel, body: bytes };
}
