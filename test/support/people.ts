import request, { type Test } from 'supertest';
import type { OrganizationKind, Role } from '../../src/kernel/actor.js';
import type { SetUpService } from '../../src/modules/identity/set-up.service.js';

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

/** A person of an organization, with an API token of the person's role. */
export interface Person extends Client {
  readonly organizationId: string;
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly token: string;
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

/** Makes people the way users do: set-up, invitation, sign-in, API token. */
export class People {
  private made = 0;
  private operatorAdmin: Person | null = null;

  constructor(private readonly client: (headers: Headers) => Client) {}

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
    const { invitation } = created(await this.operatorAdmin!.post('/organizations', { kind, name, adminEmail }));
    return this.administrator(await this.join(invitation));
  }

  private administrator(person: Person): Administrator {
    const member = async (role: Role): Promise<Person> =>
      this.join(created(await person.post('/invitations', { email: this.newEmail(), role })));
    return { ...person, member };
  }

  private async join({ token, email, role }: Invitation): Promise<Person> {
    const { organizationId, userId } = created(
      await this.client({}).post('/invitation', { token, name: `担当 ${this.made}`, password: PASSWORD }),
    );
    return this.person({ organizationId, userId, email, role });
  }

  private async person(who: Pick<Person, 'organizationId' | 'userId' | 'email' | 'role'>): Promise<Person> {
    const signedIn = await this.client({}).post('/session', { email: who.email, password: PASSWORD });
    const Cookie = cookieOf(signedIn);
    const { token } = created(await this.client({ Cookie }).post('/api-tokens', { name: 'test', days: 366 }));
    return { ...this.client({ Authorization: `Bearer ${token}` }), ...who, password: PASSWORD, token };
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

function created({ status, body }: { status: number; body: unknown }): Made {
  if (status !== 201) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  return body as Made;
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
