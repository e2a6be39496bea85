/** One call: whose, with what. `path` fills `{id}` and the like. */
export interface Call {
  readonly caller?: Caller;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Uploaded as multipart, in the field `file`. */
  readonly file?: File;
  /** ETag of what is changed. */
  readonly ifMatch?: string;
}

/** By what a caller is recognized: the cookie of a session, or an API token. */
export type Caller = { readonly cookie: string } | { readonly token: string };

export interface Answered<T> {
  readonly body: T;
  readonly etag: string | null;
  /** The session cookie that the answer sets. */
  readonly cookie: string | null;
}

interface Route {
  readonly method: string;
  readonly path: string;
}
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}
interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** The server said no, or nothing at all: in one sentence. */
export class ApiRefusal extends Error {}

/** Kaiji's public HTTP API by the names of its operations; where each is found, its own description says. */
export class Api {
  private constructor(
    private readonly baseUrl: string,
    private readonly language: string,
    private readonly routes: ReadonlyMap<string, Route>,
  ) {}

  /** @throws ApiRefusal when nobody answers at the address. */
  static async open(baseUrl: string, language: string): Promise<Api> {
    const first: Route = { method: 'get', path: '/api/v1/openapi.json' };
    const { body } = await new Api(baseUrl, language, new Map([['getOpenApi', first]])).send<Described>('getOpenApi');
    const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId = '' }]): [string, Route] => [operationId, { method, path }]),
    );
    return new Api(baseUrl, language, new Map(routes));
  }

  /** The body of the answer. @throws ApiRefusal with what the server says. */
  async call<T>(operationId: string, call: Call = {}): Promise<T> {
    return (await this.send<T>(operationId, call)).body;
  }

  async send<T>(operationId: string, call: Call = {}): Promise<Answered<T>> {
    const route = this.routes.get(operationId);
    if (!route) throw new ApiRefusal(`${operationId}: this Kaiji does not offer it`);
    const response = await fetch(this.address(route, call), {
      method: route.method.toUpperCase(),
      headers: this.headers(call),
      body: bodyOf(call),
    }).catch((error: unknown) => {
      throw new ApiRefusal(`${operationId}: ${this.baseUrl} does not answer (${causeOf(error)})`);
    });
    const text = await response.text();
    if (!response.ok) throw new ApiRefusal(`${operationId}: ${sentenceOf(text, response.status)}`);
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? null;
    return { body: (text === '' ? null : JSON.parse(text)) as T, etag: response.headers.get('etag'), cookie };
  }

  private address({ path }: Route, { path: parts = {}, query = {} }: Call): URL {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
    const url = new URL(filled, this.baseUrl);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  }

  private headers({ caller, body, ifMatch }: Call): Record<string, string> {
    return {
      'Accept-Language': this.language,
      ...(caller && ('token' in caller ? { Authorization: `Bearer ${caller.token}` } : { Cookie: caller.cookie })),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
    };
  }
}

function bodyOf({ body, file }: Call): FormData | string | null {
  if (!file) return body === undefined ? null : JSON.stringify(body);
  const form = new FormData();
  form.append('file', file);
  return form;
}

function sentenceOf(text: string, status: number): string {
  try {
    const { title, detail, errors = [] } = JSON.parse(text) as Problem;
    const fields = errors.map((field) => `${field.pointer} ${field.detail}`);
    return [title, detail, ...fields, `(${status})`].filter((part) => part !== undefined).join(' ');
  } catch {
    return `HTTP ${status}`;
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
