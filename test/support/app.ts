import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Test } from 'supertest';
import { AppModule } from '../../src/app.module.js';
import type { OrganizationKind, Role } from '../../src/kernel/actor.js';
import { SetUpService } from '../../src/modules/identity/set-up.service.js';
import { Clock } from '../../src/platform/clock.js';
import type { ConnectedConfig } from '../../src/platform/config/connected-config.js';
import { createApp } from '../../src/platform/http/create-app.js';
import { cloneDatabase, type TestDatabase } from './database.js';

type Headers = Readonly<Record<string, string>>;

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

/** The whole product on a database and a data folder of its own. */
export interface TestApp {
  readonly url: string;
  readonly database: TestDatabase;
  readonly nest: NestFastifyApplication;
  readonly dataFolder: string;
  readonly clock: { set(moment: string | null): void };
  /** Nobody in particular. */
  readonly nobody: Client;
  readonly operator: Administrator;
  client(headers: Headers): Client;
  organization(kind: Exclude<OrganizationKind, 'operator'>, name?: string): Promise<Administrator>;
  stop(): Promise<void>;
}

/** What tests may change of the settings. */
export type TestSettings = Partial<Pick<ConnectedConfig, 'rateLimitFactor' | 'publicUrl'>>;

/** Starts the product on a free port of 127.0.0.1, set up with an operator. Once per test file. */
export async function startApp(settings: TestSettings = {}): Promise<TestApp> {
  const [database, dataFolder] = await Promise.all([cloneDatabase(), mkdtemp(join(tmpdir(), 'kaiji-test-'))]);
  const config = configOf(database, dataFolder, settings);
  const nest = await createApp(AppModule.with(config), config);
  await nest.listen(0, '127.0.0.1');
  const url = await nest.getUrl();
  const client = (headers: Headers): Client => clientOf(url, headers);
  const people = new People(client);
  return {
    url,
    database,
    nest,
    dataFolder,
    clock: settableClock(nest.get(Clock)),
    nobody: client({}),
    operator: await people.operator(nest.get(SetUpService)),
    client,
    organization: (kind, name) => people.organization(kind, name),
    stop: async () => {
      await nest.close();
      await Promise.all([database.drop(), rm(dataFolder, { recursive: true, force: true })]);
    },
  };
}

function configOf(database: TestDatabase, dataFolder: string, settings: TestSettings): ConnectedConfig {
  return {
    hosts: ['127.0.0.1'],
    port: 0,
    publicUrl: 'http://localhost:3000',
    databaseUrl: database.appUrl,
    databaseOwnerUrl: null,
    dataFolder,
    rateLimitFactor: Infinity,
    logLevel: 'error',
    tls: null,
    ...settings,
  };
}

function settableClock(clock: Clock): TestApp['clock'] {
  const real = clock.now.bind(clock);
  return {
    set: (moment) => {
      clock.now = moment === null ? real : () => new Date(moment);
    },
  };
}

function clientOf(url: string, always: Headers): Client {
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

const PASSWORD = '試験用の長い合言葉';

/** Makes people the way users do: set-up, invitation, sign-in, API token. */
class People {
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
