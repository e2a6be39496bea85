import { Client, type QueryConfig } from 'pg';
import type { ConnectedConfig } from '../src/platform/config/connected-config.js';
import { dataSource } from '../src/platform/database/data-source.js';
import { Database } from '../src/platform/database/database.js';
import { Idempotency } from '../src/platform/database/idempotency.js';
import { Keys } from '../src/platform/keys/keys.js';
import { idOf, PRODUCTS, type Size } from './cast.js';
import type { Work } from './measure.js';

/** The filled databases that a benchmark runs against, as `bin/bench.mjs` hands them over. */
interface Stage {
  readonly size: Size;
  /** As the server signs in, bound by row rules. */
  readonly appUrl: string;
  /** The same database as somebody whom no rule binds. */
  readonly superUrl: string;
  /** The small database beside a full one. */
  readonly smallAppUrl: string;
  readonly dataFolder: string;
}

export const stage = JSON.parse(process.env['BENCH_STAGE'] ?? 'null') as Stage;

/** Settings of the product on this database: without limits on the rate of requests. */
export const config: ConnectedConfig = {
  hosts: ['127.0.0.1'],
  port: 0,
  publicUrl: 'http://localhost:3000',
  databaseUrl: stage.appUrl,
  databaseOwnerUrl: null,
  dataFolder: stage.dataFolder,
  auditHeadsFile: `${stage.dataFolder}/audit-heads.jsonl`,
  trustedProxies: [],
  corsOrigins: [],
  rateLimitFactor: Infinity,
  jobs: 'elsewhere',
  logLevel: 'error',
  tls: null,
  mail: { smtp: null, from: 'kaiji@localhost' },
  oidcIssuers: [],
};

const open: (() => Promise<unknown>)[] = [];

/** The product's own way to the database, as the given role. */
export async function openDatabase(url = stage.appUrl, poolSize = 20): Promise<Database> {
  const source = await dataSource({ url, applicationName: 'kaiji-bench', poolSize }).initialize();
  open.push(() => source.destroy());
  return new Database(source, new Idempotency(await Keys.open(stage.dataFolder)));
}

/** A bare connection, whom no row rule binds. */
export async function openClient(url = stage.superUrl): Promise<Client> {
  const client = new Client(url);
  await client.connect();
  open.push(() => client.end());
  return client;
}

/** R and W: the least that reading or changing one row takes, on a connection of their own. */
export async function openFloors(): Promise<{ R: Work; W: Work }> {
  const client = await openClient();
  await client.query(
    `create table if not exists floor (id uuid primary key, value text not null) with (fillfactor = 70)`,
  );
  await client.query(`insert into floor select id, name from product order by id limit 5000 on conflict do nothing`);
  const { rows } = await client.query<{ id: string }>('select id from floor');
  let turn = 0;
  const next = (): string => rows[(turn = (turn + 1) % rows.length)]!.id;
  const read = (): QueryConfig => ({
    name: 'R',
    text: 'select name, version from product where id = $1',
    values: [idOf('product', 1 + (turn++ % PRODUCTS))],
  });
  const write = (): QueryConfig => ({
    name: 'W',
    text: 'update floor set value = $2 where id = $1',
    values: [next(), `value ${turn}`],
  });
  return { R: () => client.query(read()), W: () => client.query(write()) };
}

/** Ends what was opened. */
export async function close(): Promise<void> {
  for (const end of open.reverse()) await end();
}
