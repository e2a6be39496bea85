import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import { AppModule } from '../../src/app.module.js';
import type { OrganizationKind } from '../../src/kernel/actor.js';
import { COST } from '../../src/modules/identity/password-hash.js';
import { PasswordsService } from '../../src/modules/identity/passwords.service.js';
import { SetUpService } from '../../src/modules/identity/set-up.service.js';
import { appCode } from '../../src/modules/identity/totp.js';
import { Clock } from '../../src/platform/clock.js';
import type { ConnectedConfig } from '../../src/platform/config/connected-config.js';
import { createApp } from '../../src/platform/http/create-app.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { mailsTo, type ReceivedMail } from './mailbox.js';
import {
  type Administrator,
  type Browser,
  browserAfter,
  type Client,
  clientOf,
  type Credentials,
  type Headers,
  ORIGIN,
  People,
} from './people.js';
import { refuseUnrecorded, watchActs } from './recording.js';

export type { Administrator, Browser, Client, Person } from './people.js';

// A whole product starts in a second, on a busy machine in ten.
jest.setTimeout(60_000);

/** The product on a database and a data folder of its own, before anybody set it up. */
export interface BareApp {
  readonly url: string;
  readonly nest: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly dataFolder: string;
  /** What it was started with. */
  readonly config: ConnectedConfig;
  /** Stops the product's clock at a moment (RFC 3339); null lets it go on. */
  readonly clock: { set(moment: string | null): void };
  /** The moment by the product's clock. */
  readonly now: () => Date;
  /** While `work` is done, new passwords cost what they cost in production, and whoever is to wait waits. */
  inRealTime(work: () => Promise<void>): Promise<void>;
  /** Nobody in particular. */
  readonly nobody: Client;
  readonly client: (headers: Headers) => Client;
  /** Signs in with both factors, however often within one step of the app's clock: a browser with a fresh session of its own. */
  signIn(who: Credentials): Promise<Browser>;
  /** Rows as no rule limits them: to look behind the product, or to tamper. */
  asSuperuser<T extends object = object>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** The mails delivered to an address so far. */
  mailbox(address: string): Promise<ReceivedMail[]>;
  stop(): Promise<void>;
}

/** The product with its operator, who calls organizations in. */
export interface TestApp extends BareApp {
  readonly operator: Administrator;
  organization(kind: Exclude<OrganizationKind, 'operator'>, name?: string): Promise<Administrator>;
}

/** What tests may change of the settings. */
export type TestSettings = Partial<
  Pick<
    ConnectedConfig,
    | 'rateLimitFactor'
    | 'trustedProxies'
    | 'corsOrigins'
    | 'logLevel'
    | 'publicUrl'
    | 'jobs'
    | 'mail'
    | 'tls'
    | 'oidcIssuers'
  >
>;

/** Starts the product on a free port of 127.0.0.1, set up with an operator. Once per test file. */
export async function startApp(settings: TestSettings = {}): Promise<TestApp> {
  const app = await startBareApp(settings);
  const people = new People(app.client, app.now);
  const operator = await people.operator(app.nest.get(SetUpService));
  return { ...app, operator, organization: (kind, name) => people.organization(kind, name) };
}

/** Starts the product as it is after its installation. */
export async function startBareApp(settings: TestSettings = {}): Promise<BareApp> {
  const [database, dataFolder] = await Promise.all([cloneDatabase(), mkdtemp(join(tmpdir(), 'kaiji-test-'))]);
  const config = configOf(database, dataFolder, settings);
  const nest = await createApp(AppModule.with(config), config);
  const inRealTime = hurry(nest);
  await nest.listen(0, '127.0.0.1');
  const owed = watchActs(nest.getHttpServer());
  const url = await nest.getUrl();
  const client = (headers: Headers): Client => clientOf(url, headers);
  const superuser = new Pool({ connectionString: database.superUrl, max: 4 });
  const asSuperuser = async <T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> =>
    (await superuser.query<T>(sql, [...parameters])).rows;
  const now = (): Date => nest.get(Clock).now();
  return {
    url,
    nest,
    database,
    dataFolder,
    config,
    clock: settableClock(nest.get(Clock)),
    now,
    inRealTime,
    signIn: (who) => signIn({ client, asSuperuser, now }, who),
    nobody: client({}),
    client,
    asSuperuser,
    mailbox: (address) => mailsTo(address, { nest, asSuperuser, dataFolder }),
    stop: async () => {
      await nest.close();
      await refuseUnrecorded(owed, async (ids) =>
        (await asSuperuser<{ id: string }>(RECORDED, [ids])).map(({ id }) => id),
      );
      await superuser.end();
      await Promise.all([database.drop(), rm(dataFolder, { recursive: true, force: true })]);
    },
  };
}

/** Hundreds of people get a password, and thousands of bad requests are to wait: how much and how long, tests in real time say. */
function hurry(nest: NestFastifyApplication): BareApp['inRealTime'] {
  const [passwords, clock] = [nest.get(PasswordsService), nest.get(Clock)];
  const pause = clock.pause.bind(clock);
  const go = (real: boolean): void => {
    passwords.cost = real ? COST : { ...COST, memory: 64, passes: 1 };
    clock.pause = real ? pause : () => Promise.resolve();
  };
  go(false);
  return async (work) => {
    go(true);
    await work().finally(() => {
      go(false);
    });
  };
}

const RECORDED = 'select distinct request_id as id from journal where request_id = any ($1)';

/** Each code counts once: for tests that sign in more often, the last one is taken as long ago. */
async function signIn(
  { client, asSuperuser, now }: Pick<BareApp, 'client' | 'asSuperuser' | 'now'>,
  { email, password, totpSecret }: Credentials,
): Promise<Browser> {
  const half = browserAfter(await client({}).post('/session', { email, password }), client);
  await asSuperuser(LAST_CODE_LONG_AGO, [email]);
  const whole = await half.post('/session/second-factor', { code: appCode(totpSecret, now()) });
  if (whole.status !== 200) throw new Error(`not signed in: ${whole.status} ${JSON.stringify(whole.body)}`);
  return browserAfter(whole, client);
}

const LAST_CODE_LONG_AGO = `update totp_credential set last_step = 0 from user_account
  where user_account.id = totp_credential.user_id and user_account.email = $1`;

function configOf(database: TestDatabase, dataFolder: string, settings: TestSettings): ConnectedConfig {
  return {
    hosts: ['127.0.0.1'],
    port: 0,
    publicUrl: ORIGIN,
    databaseUrl: database.appUrl,
    databaseOwnerUrl: null,
    dataFolder,
    auditHeadsFile: join(dataFolder, 'audit-heads.jsonl'),
    trustedProxies: [],
    corsOrigins: [],
    rateLimitFactor: Infinity,
    jobs: 'elsewhere',
    logLevel: 'error',
    tls: null,
    mail: { smtp: null, from: 'kaiji@localhost' },
    oidcIssuers: [],
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
