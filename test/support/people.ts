import request, { type Test } from 'supertest';
import type { OrganizationKind, Role } from '../../src/kernel/actor.js';
import type { SetUpService } from '../../src/modules/identity/set-up.service.js';
import { appCode } from '../../src/modules/identity/totp.js';

/** HTTP headers by name. */
export type Headers = Readonly<Record<string, string>>;

/** Sends requests to `/api/v1`, each with the caller's token or cookie. */
export interface Client {
  get(path: string, headers?: Headers): Test;
  post(path: string, body?: object, headers?: Headers): Test;
  put(path: string, body?: object, headers?: Headers): Test;
  patch(path: string, body?: object, headers?: Headers): Test;
  delete(path: string, headers?: Headers): Test;
  /** A file in the field `file`, with further fields beside it. */
  upload(path: string, file: Buffer, name: string, fields?: Readonly<Record<string, string>>): Test;
}

/** What somebody signs in by. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** What the authenticator app computes codes of, base 32. */
  readonly totpSecret: string;
}

/** Somebody in a browser, signed in by a cookie. */
export interface Browser extends Client {
  readonly cookie: string;
}

/** A person of an organization, who calls as a program, with an API token of the person's role. */
export interface Person extends Client, Credentials {
  readonly organizationId: string;
  readonly userId: string;
  readonly role: Role;
  readonly token: string;
  /** The same person in a browser: the first session, with both factors shown when the person was made. */
  readonly session: Browser;
  /** Told once, when the person was made. */
  readonly recoveryCodes: readonly string[];
}

/** The administrator of an organization, who can call others in. */
export interface Administrator extends Person {
  member(role: Role): Promise<Person>;
}

/** A client of the product at `url`, which sends these headers always. */
export function clientOf(url: string, always: Headers): Client {
  const send = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, headers: Headers = {}): Test =>
    request(url)
      [method](`/api/v1${path}`)
      .set({ ...always, ...headers });
  return {
    get: (path, headers) => send('get', path, headers),
    post: (path, body = {}, headers) => send('post', path, headers).send(body),
    put: (path, body = {}, headers) => send('put', path, headers).send(body),
    patch: (path, body = {}, headers) => send('patch', path, headers).send(body),
    delete: (path, headers) => send('delete', path, headers),
    upload: (path, file, name, fields = {}) =>
      Object.entries(fields)
        .reduce((sent, [field, value]) => sent.field(field, value), send('post', path))
        .attach('file', file, name),
  };
}

/** Everybody's password. */
export const PASSWORD = '試験用の長い合言葉';

/** Makes people the way users do: set-up, invitation, sign-in with a second factor, API token. */
export class People {
  private made = 0;
  private operatorAdmin: Person | null = null;

  constructor(
    private readonly client: (headers: Headers) => Client,
    private readonly now: () => Date,
  ) {}

  async operator(setUp: SetUpService): Promise<Administrator> {
    const token = (await setUp.offer())?.token ?? '';
    const email = 'operator@kaiji.example';
    const body = { token, organizationName: '開示運営センター', name: '運営 一郎', email, password: PASSWORD };
    const { organizationId, userId } = created(await this.client({}).post('/set-up', body));
    this.operatorAdmin = await this.person({ organizationId, userId, email, role: 'admin' });
    return this.administrator(this.operatorAdmin);
  }

  async organization(
    kind: Exclude<OrganizationKind, 'operator'>,
    name = `${kind} ${this.made + 1}`,
  ): Promise<Administrator> {
    const adminEmail = this.newEmail();
    const { invitation } = created(
      await this.operatorAdmin!.session.post('/organizations', { kind, name, adminEmail }),
    );
    return this.administrator(await this.join(invitation));
  }

  private administrator(person: Person): Administrator {
    const member = async (role: Role): Promise<Person> =>
      this.join(created(await person.session.post('/invitations', { email: this.newEmail(), role })));
    return { ...person, member };
  }

  private async join({ token, email, role }: Invitation): Promise<Person> {
    const { organizationId, userId } = created(
      await this.client({}).post('/invitation', { token, name: `担当 ${this.made}`, password: PASSWORD }),
    );
    return this.person({ organizationId, userId, email, role });
  }

  private async person(who: Pick<Person, 'organizationId' | 'userId' | 'email' | 'role'>): Promise<Person> {
    const { email } = who;
    const half = browserAfter(await this.client({}).post('/session', { email, password: PASSWORD }), this.client);
    const { secret } = created<{ secret: string }>(await half.post('/factors/totp'));
    // The code of the step before leaves those of this step and the next to the test; it is late where a step ends meanwhile.
    const show = () => half.post('/session/second-factor', { code: appCode(secret, this.now(), -1) });
    const first = await show();
    const whole = first.status === 200 ? first : await show();
    const session = browserAfter(whole, this.client);
    const { token } = created(await session.post('/api-tokens', { name: 'test', days: 366 }));
    const { recoveryCodes } = whole.body as { recoveryCodes: string[] };
    const credentials = { password: PASSWORD, totpSecret: secret, recoveryCodes };
    return { ...this.client({ Authorization: `Bearer ${token}` }), ...who, ...credentials, token, session };
  }

  private newEmail(): string {
    return `person-${++this.made}@kaiji.example`;
  }
}

/** What the product answers when it makes something, as far as people are made of it. */
interface Made extends Invitation {
  readonly organizationId: string;
  readonly userId: string;
  readonly invitation: Invitation;
}

interface Invitation {
  readonly token: string;
  readonly email: string;
  readonly role: Role;
}

/** The cookie that an answer sets, as it is sent back. */
export function cookieOf({ headers }: { headers: Readonly<Record<string, unknown>> }): string {
  const [cookie = ''] = (headers['set-cookie'] as string[] | undefined) ?? [];
  return cookie.split(';')[0]!;
}

/** How a browser goes on after an answer that set a cookie. */
export function browserAfter(answer: Parameters<typeof cookieOf>[0], client: (headers: Headers) => Client): Browser {
  const cookie = cookieOf(answer);
  return { ...client({ Cookie: cookie, Origin: ORIGIN }), cookie };
}

function created<T = Made>({ status, body }: { status: number; body: unknown }): T {
  if (status !== 201) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  return body as T;
}

/** The product's own address in tests, as a browser names it in `Origin`. */
export const ORIGIN = 'http://localhost:3000';

/** A moment from now, for the settable clock. */
export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

/** What a refusal must carry. */
export function problem(status: number, code: string): { status: number; type: string } {
  return { status, type: `/problems/${code}` };
}
