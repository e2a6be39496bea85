import { type Config, type Environment, readConfig } from './config.js';

/** Settings of a process that serves: the database is known by now. */
export type ConnectedConfig = Config & { readonly databaseUrl: string };

/** The settings, with the database; an Error that names every wrong one otherwise. */
export function connectedConfig(env: Environment = process.env): ConnectedConfig {
  const reading = readConfig(env);
  if ('errors' in reading) throw new Error(reading.errors.map(({ message }) => message.en).join('\n'));
  const { databaseUrl } = reading.config;
  if (databaseUrl === null) throw new Error('DATABASE_URL is not set');
  return { ...reading.config, databaseUrl };
}
