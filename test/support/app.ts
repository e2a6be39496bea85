import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import type { OrganizationKind } from '../../src/kernel/actor.js';
import { SetUpService } from '../../src/modules/identity/set-up.service.js';
import { Clock } from '../../src/platform/clock.js';
import type { ConnectedConfig } from '../../src/platform/config/connected-config.js';
import { createApp } from '../../src/platform/http/create-app.js';
import { cloneDatabase, rowsAs, type TestDatabase } from './database.js';
import { mailsTo, type ReceivedMail } from './mailbox.js';
import { type Administrator, type Client, clientOf, type Headers, ORIGIN, People } from './people.js';

export type { Administrator, Client, Person } from './people.js';

// A whole product starts in a second, on a busy machine in ten.
jest.setTimeout(60_000);

/** The product on a database and a data folder of its own, before anybody set it up. */
export interface BareApp {
  readonly url: string;
  readonly nest: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly dataFolder: string;
  /** Stops the product's clock at a moment (RFC 3339); null lets it go on. */
  readonly clock: { set(moment: string | null): void };
  /** Nobody in particular. */
  readonly nobody: Client;
  readonly client: (headers: Headers) => Client;
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
  Pick<ConnectedConfig, 'rateLimitFactor' | 'trustedProxies' | 'publicUrl' | 'jobs' | 'mail'>
>;

/** Starts the product on a free port of 127.0.0.1, set up with an operator. Once per test file. */
export async function startApp(settings: TestSettings = {}): Promise<TestApp> {
  const app = await startBareApp(settings);
  const people = new People(app.client);
  const operator = await people.operator(app.nest.get(SetUpService));
  return { ...app, operator, organization: (kind, name) => people.organization(kind, name) };
}

/** Starts the product as it is after its installation. */
export async function startBareApp(settings: TestSettings = {}): Promise<BareApp> {
  const [database, dataFolder] = await Promise.all([cloneDatabase(), mkdtemp(join(tmpdir(), 'kaiji-test-'))]);
  const config = configOf(database, dataFolder, settings);
  const nest = await createApp(AppModule.with(config), config);
  await nest.listen(0, '127.0.0.1');
  const url = await nest.getUrl();
  const client = (headers: Headers): Client => clientOf(url, headers);
  const asSuperuser: BareApp['asSuperuser'] = (sql, parameters) => rowsAs(database.superUrl, sql, parameters);
  return {
    url,
    nest,
    database,
    dataFolder,
    clock: settableClock(nest.get(Clock)),
    nobody: client({}),
    client,
    asSuperuser,
    mailbox: (address) => mailsTo(address, { nest, asSuperuser, dataFolder }),
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
    publicUrl: ORIGIN,
    databaseUrl: database.appUrl,
    databaseOwnerUrl: null,
    dataFolder,
    trustedProxies: [],
    rateLimitFactor: Infinity,
    jobs: 'elsewhere',
    logLevel: 'error',
    tls: null,
    mail: { smtp: null, from: 'kaiji@localhost' },
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
