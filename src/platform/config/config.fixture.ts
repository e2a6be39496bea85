import { type Config, type Environment, readConfig } from './config.js';

/** The settings; an error that names every wrong one otherwise. */
export function configOf(env: Environment): Config {
  const read = readConfig(env);
  if ('errors' in read) throw new Error(read.errors.map(({ message }) => message.en).join('\n'));
  return read.config;
}

/** Names of the wrong settings. */
export function wrongNames(env: Environment): string[] {
  const read = readConfig(env);
  return 'errors' in read ? read.errors.map(({ name }) => name) : [];
}
