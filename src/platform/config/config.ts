import { isIP } from 'node:net';
import type { Bilingual } from '#kernel/bilingual.js';
import type { LogLevel } from '../logger.js';
import { SETTINGS, type SettingName } from './settings.js';

/** Everything that an installation decides, read once at the start. */
export interface Config {
  /** Addresses to listen on. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** Origin under which users reach Kaiji, without a closing slash. */
  readonly publicUrl: string;
  /** The app's own role; null where the launcher is to start the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** The role that migrates; null where the launcher is to find out. The server never sees it. */
  readonly databaseOwnerUrl: string | null;
  /** Folder of keys, files and the embedded database; a relative one counts from the current folder. */
  readonly dataFolder: string;
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** The built-in limits are multiplied by this; Infinity switches them off. */
  readonly rateLimitFactor: number;
  /** Whether this process runs the jobs, or another one does. */
  readonly jobs: 'here' | 'elsewhere';
  readonly logLevel: LogLevel;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
}

/** One wrong setting. Values are shown except where they may hold a password. */
export interface SettingError {
  readonly name: string;
  readonly message: Bilingual;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings of `settings.ts` from the environment: the configuration, or every error at once. An empty value counts as not set. */
export function readConfig(
  env: Environment,
): { readonly config: Config } | { readonly errors: readonly SettingError[] } {
  const errors = typingMistakes(env);
  const reading = new Reading(env, errors);
  const tls = readTls(reading);
  const hosts = readHosts(reading);
  const port = readPort(reading);
  const config: Config = {
    hosts,
    port,
    publicUrl: readPublicUrl(reading, hosts, port, tls !== null),
    ...readDatabase(reading),
    dataFolder: reading.text('KAIJI_DATA') ?? '.kaiji',
    trustedProxies: readTrustedProxies(reading),
    rateLimitFactor: readRateLimits(reading),
    jobs: readJobs(reading),
    logLevel: readLogLevel(reading),
    tls,
  };
  return errors.length > 0 ? { errors } : { config };
}

/** Takes values out of the environment and collects what is wrong with them. */
class Reading {
  constructor(
    private readonly env: Environment,
    private readonly errors: SettingError[],
  ) {}

  text(name: SettingName): string | null {
    return this.env[name]?.trim() || null;
  }

  wrong(name: SettingName, ja: string, en: string): void {
    this.errors.push({ name, message: { ja: `${name}: ${ja}`, en: `${name}: ${en}` } });
  }
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
  const url = parsed(text);
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

function readDatabase(reading: Reading): Pick<Config, 'databaseUrl' | 'databaseOwnerUrl'> {
  const databaseUrl = databaseAddress(reading, 'DATABASE_URL');
  const databaseOwnerUrl = databaseAddress(reading, 'DATABASE_OWNER_URL');
  if (databaseOwnerUrl !== null && databaseUrl === null) {
    reading.wrong(
      'DATABASE_OWNER_URL',
      'DATABASE_URL(アプリ用の役割)も必要です。',
      'needs DATABASE_URL (the role of the app) as well.',
    );
  }
  return { databaseUrl, databaseOwnerUrl };
}

function databaseAddress(reading: Reading, name: 'DATABASE_URL' | 'DATABASE_OWNER_URL'): string | null {
  const text = reading.text(name);
  if (text === null) return null;
  const url = parsed(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.username === '' || url.pathname.length < 2) {
    reading.wrong(
      name,
      'postgres://役割:パスワード@ホスト:5432/データベース の形で書いてください。',
      'write it as postgres://role:password@host:5432/database.',
    );
  }
  return text;
}

/** `URL.parse`, which the oldest Node that starts Kaiji lacks. */
function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function readTrustedProxies(reading: Reading): readonly string[] {
  const proxies = (reading.text('TRUSTED_PROXIES') ?? '').split(',').map((each) => each.trim()).filter((each) => each !== '');
  const wrong = proxies.find((each) => !/^(\/(\d|[1-9]\d|1[01]\d|12[0-8]))?$/.test(each.replace(/^[^/]+/, '')) || isIP(each.replace(/\/.*$/, '')) === 0);
  if (wrong !== undefined)
    reading.wrong('TRUSTED_PROXIES', `「${wrong}」はアドレスでも 172.16.0.0/12 の形でもありません。`, `"${wrong}" is neither an address nor of the form 172.16.0.0/12.`);
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
