import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

/** Connection settings of one role; `applicationName` shows in the server's own lists. */
export interface DatabaseAccess {
  readonly url: string;
  readonly applicationName: string;
  readonly poolSize: number;
}

const { TIMESTAMPTZ } = pg.types.builtins;

/** Moments come out of the database as they go over the wire: RFC 3339 in UTC. What is none, e.g. `infinity`, stays as it is. */
const TEXT_TIMES = new pg.TypeOverrides();
TEXT_TIMES.setTypeParser(TIMESTAMPTZ, (text) => {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
});

/** A data source that never alters the schema: tables come from migrations alone. */
export function dataSource(
  { url, applicationName, poolSize }: DatabaseAccess,
  more: Partial<DataSourceOptions> = {},
): DataSource {
  const options = {
    type: 'postgres',
    url,
    applicationName,
    poolSize,
    synchronize: false,
    logging: false,
    poolErrorHandler: () => undefined,
    extra: {
      pipeline: true,
      types: TEXT_TIMES,
      connectionTimeoutMillis: 5000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    ...more,
  } as DataSourceOptions;
  return new DataSource(options);
}
