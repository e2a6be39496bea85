import { isIP } from 'node:net';
import type { LogLevel } from '../logger.js';
import { readCorsOrigins } from './cross-origin-settings.js';
import { type DatabaseSettings, readDatabase } from './database-settings.js';
import { type MailSettings, readMail } from './mail-settings.js';
import { readOidcIssuers } from './oidc-settings.js';
import { type Environment, parsedUrl, Reading, type SettingError } from './reading.js';
import { SETTINGS } from './settings.js';

export type { Environment } from './reading.js';

/** Everything that an installation decides, read once at the start. */
export interface Config extends DatabaseSettings {
  /** Addresses to listen on. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** Origin under which users reach Kaiji, without a closing slash. */
  readonly publicUrl: string;
  /** Folder of keys, files and the embedded database; a relative one counts from the current folder. */
  readonly dataFolder: string;
  /** File to which the heads of the audit chain are appended. */
  readonly auditHeadsFile: string;
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may call the API with a token. */
  readonly corsOrigins: readonly string[];
  /** The built-in limits are multiplied by this; Infinity switches them off. */
  readonly rateLimitFactor: number;
  /** Whether this process runs the jobs, or another one does. */
  readonly jobs: 'here' | 'elsewhere';
  readonly logLevel: LogLevel;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly mail: MailSettings;
  /** Providers of single sign-on that the server may call; none switch it off. */
  readonly oidcIssuers: readonly string[];
}

/** Reads the settings of `settings.ts` from the environment: the configuration, or every error at once. An empty value counts as not set. */
export function readConfig(
  env: Environment,
): { readonly config: Config } | { readonly errors: readonly SettingError[] } {
  const errors = typingMistakes(env);
  const reading = new Reading(env, errors);
  const tls = readTls(reading);
  const hosts = readHosts(reading);
  const port = readPort(reading);
  const publicUrl = readPublicUrl(reading, hosts, port, tls !== null);
  const dataFolder = reading.text('KAIJI_DATA') ?? '.kaiji';
  const config: Config = {
    hosts,
    port,
    publicUrl,
    ...readDatabase(reading),
    dataFolder,
    auditHeadsFile: reading.text('AUDIT_HEADS_FILE') ?? `${dataFolder}/audit-heads.jsonl`,
    trustedProxies: readTrustedProxies(reading),
    corsOrigins: readCorsOrigins(reading),
    rateLimitFactor: readRateLimits(reading),
    jobs: readJobs(reading),
    logLevel: readLogLevel(reading),
    tls,
    mail: readMail(reading, publicUrl),
    oidcIssuers: readOidcIssuers(reading),
  };
  return errors.length > 0 ? { errors } : { config };
}

function typingMistakes(env: Environment): SettingError[] {
  const known: readonly string[] = SETTINGS.map(({ name }) => name);
  return Object.keys(env)
    .filter((name) => name.startsWith('KAIJI_') && !known.includes(name))
    .map((name) => ({
      name,
      message: {
        ja: `${name}: この名前の設定はありません。KAIJI_DATA の打ち間違いではありませんか。`,
        en: `${name}: there is no such setting. Did you mean KAIJI_DATA?`,
      },
    }));
}

const LOOPBACK = ['127.0.0.1', '::1'];
const EVERYWHERE = ['0.0.0.0', '::'];

function readHosts(reading: Reading): readonly string[] {
  const host = reading.text('HOST') ?? 'localhost';
  if (host === 'localhost') return LOOPBACK;
  if (!/^[\w.:-]+$/.test(host))
    reading.wrong('HOST', `「${host}」は待ち受けアドレスではありません。`, `"${host}" is not an address to listen on.`);
  return [host];
}

function readPort(reading: Reading): number {
  const text = reading.text('PORT') ?? '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    reading.wrong(
      'PORT',
      `「${text}」は 1 から 65535 までの番号ではありません。`,
      `"${text}" is not a number from 1 to 65535.`,
    );
  }
  return port;
}

function readTls(reading: Reading): Config['tls'] {
  const certFile = reading.text('TLS_CERT_FILE');
  const keyFile = reading.text('TLS_KEY_FILE');
  if (certFile !== null && keyFile !== null) return { certFile, keyFile };
  if (certFile !== null)
    reading.wrong('TLS_KEY_FILE', 'TLS_CERT_FILE と組で必要です。', 'is needed together with TLS_CERT_FILE.');
  if (keyFile !== null)
    reading.wrong('TLS_CERT_FILE', 'TLS_KEY_FILE と組で必要です。', 'is needed together with TLS_KEY_FILE.');
  return null;
}

function readPublicUrl(reading: Reading, hosts: readonly string[], port: number, encrypted: boolean): string {
  const text = reading.text('PUBLIC_URL');
  const reachable = hosts.some((host) => !LOOPBACK.includes(host));
  if (reachable && !encrypted && (text === null || isLocalHttp(text))) {
    reading.wrong(
      'HOST',
      'この機械の外から届くアドレスでは、暗号化が必要です。TLS_CERT_FILE と TLS_KEY_FILE か、https の PUBLIC_URL を設定してください。',
      'an address that other machines reach needs encryption. Set TLS_CERT_FILE and TLS_KEY_FILE, or an https PUBLIC_URL.',
    );
  }
  return text === null ? ownUrl(hosts, port, encrypted) : givenUrl(reading, text);
}

function ownUrl(hosts: readonly string[], port: number, encrypted: boolean): string {
  const [host = 'localhost'] = hosts.filter((each) => ![...LOOPBACK, ...EVERYWHERE].includes(each));
  const name = host.includes(':') ? `[${host}]` : host;
  return `${encrypted ? 'https' : 'http'}://${name}:${port}`;
}

function givenUrl(reading: Reading, text: string): string {
  const url = parsedUrl(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    reading.wrong(
      'PUBLIC_URL',
      `「${text}」は https://kaiji.example.jp の形ではありません。`,
      `"${text}" is not of the form https://kaiji.example.jp.`,
    );
  } else if (url.protocol === 'http:' && !isLocalHttp(text)) {
    reading.wrong(
      'PUBLIC_URL',
      'localhost のほかは https でなければなりません。',
      'must be https, except for localhost.',
    );
  }
  return url === null ? text : url.origin;
}

function isLocalHttp(text: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/?$/.test(text);
}

function readTrustedProxies(reading: Reading): readonly string[] {
  const proxies = reading.list('TRUSTED_PROXIES');
  const wrong = proxies.find(
    (each) =>
      !/^(\/(\d|[1-9]\d|1[01]\d|12[0-8]))?$/.test(each.replace(/^[^/]+/, '')) || isIP(each.replace(/\/.*$/, '')) === 0,
  );
  if (wrong !== undefined)
    reading.wrong(
      'TRUSTED_PROXIES',
      `「${wrong}」はアドレスでも 172.16.0.0/12 の形でもありません。`,
      `"${wrong}" is neither an address nor of the form 172.16.0.0/12.`,
    );
  return proxies;
}

function readRateLimits(reading: Reading): number {
  const text = reading.text('RATE_LIMITS') ?? '1';
  const factor = text === 'off' ? Infinity : Number(text);
  if (factor > 0) return factor;
  reading.wrong(
    'RATE_LIMITS',
    `「${text}」は正の倍率でも off でもありません。`,
    `"${text}" is neither a positive factor nor off.`,
  );
  return 1;
}

function readJobs(reading: Reading): Config['jobs'] {
  const text = reading.text('JOBS') ?? 'here';
  if (text === 'here' || text === 'elsewhere') return text;
  reading.wrong(
    'JOBS',
    `「${text}」は here でも elsewhere でもありません。`,
    `"${text}" is neither here nor elsewhere.`,
  );
  return 'here';
}

const LOG_LEVELS: Readonly<Record<string, LogLevel>> = { error: 'error', warn: 'warn', info: 'log', debug: 'debug' };

function readLogLevel(reading: Reading): LogLevel {
  const text = reading.text('LOG_LEVEL') ?? 'info';
  const level = Object.hasOwn(LOG_LEVELS, text) ? LOG_LEVELS[text] : undefined;
  if (level === undefined)
    reading.wrong(
      'LOG_LEVEL',
      `「${text}」は error、warn、info、debug のどれでもありません。`,
      `"${text}" is not one of error, warn, info, debug.`,
    );
  return level ?? 'log';
}

/** Injection token of the settings. */
export const CONFIG = Symbol('Config');
