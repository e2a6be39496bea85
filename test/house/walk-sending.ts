import { randomUUID } from 'node:crypto';
import type { Person } from '../support/app.js';
import type { ApiOperation, Parameter } from '../support/api-description.js';
import type { Parcel } from '../support/bad-requests.js';
import { ORIGIN } from '../support/people.js';

/** What a program of a walk needs of an answer. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
  /** Milliseconds from the request to the whole answer. */
  readonly took: number;
  /** The request, for whoever reads that it went wrong. */
  readonly what: string;
}

const AT_ONCE = 16;

/** By what a request says who sends it. */
export type Caller = Readonly<Record<string, string>>;
export const asProgram = ({ token }: Pick<Person, 'token'>): Caller => ({ Authorization: `Bearer ${token}` });
export const inBrowser = ({ cookie }: { readonly cookie: string }): Caller => ({ Cookie: cookie, Origin: ORIGIN });

/** An operation that programs may call too; the others take a session. */
export const isForPrograms = (operation: ApiOperation): boolean => operation['x-person'] !== true;
export const isPublic = (operation: ApiOperation): boolean => operation['x-roles'].includes('public');

/** Sends one request to the product at `url`. */
export async function send(
  url: string,
  { verb }: Pick<ApiOperation, 'verb'>,
  path: string,
  caller: Caller,
  { body, type }: Parcel = {},
): Promise<Answer> {
  const began = performance.now();
  const answer = await fetch(`${url}${path}`, {
    method: verb.toUpperCase(),
    redirect: 'manual',
    headers: { 'If-Match': '"1"', ...caller, ...(type === undefined ? {} : { 'Content-Type': type }) },
    ...(verb === 'get' || body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    bytes,
    took: performance.now() - began,
    what: `${verb} ${path.slice(0, 200)} ${type ?? ''} ${String(body).slice(0, 200)}`,
  };
}

/** Does one thing for all, some at a time. */
export async function sendAll<T, R>(given: readonly T[], one: (each: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < given.length; start += AT_ONCE)
    answers.push(...(await Promise.all(given.slice(start, start + AT_ONCE).map(one))));
  return answers;
}

/** A server error, or a refusal that is not told as RFC 9457 asks. */
export const isImpolite = ({ status, type }: Answer): boolean =>
  status >= 500 || (status >= 400 && !type.startsWith('application/problem+json'));

/** Values of parameters by name; undefined = left out. */
export type Filling = (parameter: Parameter) => string | undefined;

/** The address of an operation with its parameters filled in. */
export function addressOf({ path, parameters = [] }: ApiOperation, fill: Filling): string {
  const inPath = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
    return encodeURIComponent((parameter && fill(parameter)) ?? randomUUID());
  });
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => [parameter.name, fill(parameter)] as const)
    .filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
  return query.length > 0 ? `${inPath}?${new URLSearchParams(Object.fromEntries(query)).toString()}` : inPath;
}

/** Ids that nobody has, wherever something is required. */
export const nobodys: Filling = ({ required }) => (required ? randomUUID() : undefined);

/** The request body as the description shows it; `changed` lays other fields over it. */
export function asDescribed({ requestBody, verb }: ApiOperation, changed: object = {}): Parcel {
  const content = requestBody?.content;
  if (verb === 'get' || !content) return {};
  if ('multipart/form-data' in content) return UPLOAD;
  const example = content['application/json']?.example ?? {};
  return { body: JSON.stringify({ ...example, ...changed }), type: 'application/json' };
}

const UPLOAD: Parcel = {
  type: 'multipart/form-data; boundary=x',
  body: '--x\r\nContent-Disposition: form-data; name="file"; filename="様式.csv"\r\n\r\n番号,設問\r\n1,はい\r\n\r\n--x--\r\n',
};
