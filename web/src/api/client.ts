import { currentLanguage } from '../i18n/text.js';
import type { Operation, Shape } from './operation.js';
import type { Problem } from './operations.js';
import { actingFor } from './shown-organization.js';

type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [key in Name]?: never }
  : object extends T
    ? { readonly [key in Name]?: T }
    : { readonly [key in Name]: T };

/** What a call of an operation is given; `rowVersion` = the one that the change was made on (If-Match). */
export type Given<S extends Shape> = Part<'path', S['path']> &
  Part<'query', S['query']> &
  Part<'body', S['body']> & { readonly rowVersion?: number };

/** A refusal of the API (RFC 9457). */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }

  /** The stable code, e.g. `session.prove-again`. */
  get code(): string {
    return this.problem.type.replace(/^.*\/problems\//, '');
  }
}

/** The session acts for another organization by now than this window shows. */
export function isElsewhere(error: Error): boolean {
  return error instanceof Refusal && error.code === 'session.other-organization';
}

/** No answer came: no network, or no server. */
export class Unreachable extends Error {}

/** Calls an operation of the API in the reader's language; a call repeated with the same key makes nothing twice. Rejects with `Refusal` or `Unreachable`. */
export async function call<S extends Shape>(
  operation: Operation<S>,
  given: Given<S>,
  idempotencyKey?: string,
): Promise<S['answer']> {
  const response = await answerTo(operation, given, idempotencyKey);
  if (!response.ok) throw new Refusal(await problemIn(response));
  return await contentOf(response);
}

type Parameter = string | number | boolean | undefined;

/** The address of an operation, e.g. for a download link. */
export function addressOf<S extends Shape>(
  { path }: Operation<S>,
  given: { readonly path?: S['path']; readonly query?: S['query'] },
): string {
  const inPath = (given.path ?? {}) as Readonly<Record<string, string>>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name] ?? ''));
  const query = new URLSearchParams();
  const asked: Readonly<Record<string, Parameter>> = { ...given.query };
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== '') query.set(name, String(value));
  return query.size > 0 ? `${filled}?${query.toString()}` : filled;
}

type Loose<S extends Shape> = Partial<Omit<S, 'answer'>> & { readonly rowVersion?: number };

async function answerTo<S extends Shape>(
  operation: Operation<S>,
  given: Given<S>,
  idempotencyKey: string | undefined,
): Promise<Response> {
  const { path, query, body, rowVersion } = given as Loose<S>;
  const { type, content } = asSent(body);
  const headers = {
    'Accept-Language': currentLanguage(),
    ...actingFor(operation),
    ...type,
    ...(rowVersion !== undefined && { 'If-Match': `"${rowVersion}"` }),
    ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
  };
  const address = addressOf(operation, { ...(path && { path }), ...(query && { query }) });
  return fetch(address, { method: operation.method, headers, ...content }).catch(() => {
    throw new Unreachable();
  });
}

function asSent(body: unknown): {
  readonly type?: Readonly<Record<string, string>>;
  readonly content?: { readonly body: BodyInit };
} {
  if (body === undefined) return {};
  if (body instanceof FormData) return { content: { body } };
  return { type: { 'Content-Type': 'application/json' }, content: { body: JSON.stringify(body) } };
}

async function problemIn(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('Content-Type')?.includes('json') === true;
  if (isProblem) return (await response.json()) as Problem;
  return { type: '/problems/answer.unreadable', title: response.statusText, status: response.status };
}

function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return Promise.resolve(undefined);
  return response.headers.get('Content-Type')?.startsWith('application/json') === true
    ? response.json()
    : response.blob();
}
