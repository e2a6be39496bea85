import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { configOf, wrongNames } from './config.fixture.js';

describe('the settings', () => {
  it('need nothing: both loopback addresses, port 3000, the embedded database', () => {
    expect(configOf({})).toEqual({
      hosts: ['127.0.0.1', '::1'],
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      databaseOwnerUrl: null,
      dataFolder: '.kaiji',
      auditHeadsFile: '.kaiji/audit-heads.jsonl',
      trustedProxies: [],
      corsOrigins: [],
      rateLimitFactor: 1,
      jobs: 'here',
      logLevel: 'log',
      tls: null,
      mail: { smtp: null, from: 'kaiji@localhost' },
      oidcIssuers: [],
    });
  });

  it('take an empty value as not set', () => {
    expect(configOf({ HOST: '', PORT: ' ', DATABASE_URL: '', KAIJI_DATA: '', TLS_CERT_FILE: '' })).toEqual(
      configOf({}),
    );
  });

  it('are all checked at once', () => {
    expect(
      wrongNames({
        PORT: 'http',
        LOG_LEVEL: 'loud',
        RATE_LIMITS: '-1',
        JOBS: 'there',
        DATABASE_URL: 'mysql://x',
        KAIJI_DAT: 'x',
      }),
    ).toEqual(['KAIJI_DAT', 'PORT', 'DATABASE_URL', 'RATE_LIMITS', 'JOBS', 'LOG_LEVEL']);
  });

  it('say in both languages what is wrong, and never show a password', () => {
    const read = readConfig({ DATABASE_URL: 'postgres:/kaiji:hidden-word@db' });
    const [error] = 'errors' in read ? read.errors : [];
    expect(error?.message.ja).toContain('DATABASE_URL');
    expect(error?.message.en).toContain('DATABASE_URL');
    expect(JSON.stringify(read)).not.toContain('hidden-word');
  });

  it.each(['0', '65536', '-1', '3000x', '1e3', 'abc'])('refuse port %s', (PORT) => {
    expect(wrongNames({ PORT })).toEqual(['PORT']);
  });

  it.each(['1', '8080', '65535'])('accept port %s', (PORT) => {
    expect(configOf({ PORT }).port).toBe(Number(PORT));
  });

  it('refuse a host that is none', () => {
    expect(wrongNames({ HOST: 'http://x/', PUBLIC_URL: 'https://kaiji.example.jp' })).toEqual(['HOST']);
  });

  it.each(['KAIJI_DATE', 'KAIJI_PORT'])('report %s as a typing mistake', (name) => {
    expect(wrongNames({ [name]: 'x' })).toEqual([name]);
  });

  it('pay no attention to what other programs set', () => {
    expect(wrongNames({ PATH: '/bin', npm_config_cache: 'x', NODE_ENV: 'production' })).toEqual([]);
  });
});

describe('an address that other machines reach', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1', 'kaiji.example.jp'])('%s stops the start without encryption', (HOST) => {
    expect(wrongNames({ HOST })).toEqual(['HOST']);
  });

  it.each(['localhost', '127.0.0.1', '::1'])('%s is none', (HOST) => {
    expect(wrongNames({ HOST })).toEqual([]);
  });

  it('may have TLS of its own', () => {
    const config = configOf({ HOST: '192.0.2.1', PORT: '8443', TLS_CERT_FILE: 'c.pem', TLS_KEY_FILE: 'k.pem' });
    expect(config.tls).toEqual({ certFile: 'c.pem', keyFile: 'k.pem' });
    expect(config.publicUrl).toBe('https://192.0.2.1:8443');
  });

  it('may stand behind a proxy with https', () => {
    expect(configOf({ HOST: '0.0.0.0', PUBLIC_URL: 'https://kaiji.example.jp/' }).publicUrl).toBe(
      'https://kaiji.example.jp',
    );
  });

  it('is called localhost as long as only "everywhere" is known of it', () => {
    expect(configOf({ HOST: '::', TLS_CERT_FILE: 'c.pem', TLS_KEY_FILE: 'k.pem' }).publicUrl).toBe(
      'https://localhost:3000',
    );
    expect(configOf({ HOST: '2001:db8::1', TLS_CERT_FILE: 'c.pem', TLS_KEY_FILE: 'k.pem' }).publicUrl).toBe(
      'https://[2001:db8::1]:3000',
    );
  });

  it('is not reached by a plain http PUBLIC_URL', () => {
    expect(wrongNames({ HOST: '0.0.0.0', PUBLIC_URL: 'http://kaiji.example.jp' })).toEqual(['PUBLIC_URL']);
    expect(wrongNames({ PUBLIC_URL: 'http://kaiji.example.jp' })).toEqual(['PUBLIC_URL']);
    expect(wrongNames({ HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:3000' })).toEqual(['HOST']);
  });
});

describe('PUBLIC_URL', () => {
  it.each([
    'kaiji',
    'ftp://kaiji.example.jp',
    'https://kaiji.example.jp/path',
    'https://a@kaiji.example.jp',
    'https://kaiji.example.jp?x=1',
  ])('refuses %s', (PUBLIC_URL) => {
    expect(wrongNames({ PUBLIC_URL })).toEqual(['PUBLIC_URL']);
  });

  it('may be http for localhost', () => {
    expect(configOf({ PUBLIC_URL: 'http://localhost:8080' }).publicUrl).toBe('http://localhost:8080');
  });
});

describe('TLS', () => {
  it('needs certificate and key', () => {
    expect(wrongNames({ TLS_CERT_FILE: 'c.pem' })).toEqual(['TLS_KEY_FILE']);
    expect(wrongNames({ TLS_KEY_FILE: 'k.pem' })).toEqual(['TLS_CERT_FILE']);
  });
});

describe('TRUSTED_PROXIES', () => {
  it('is a list of addresses and networks', () => {
    expect(configOf({ TRUSTED_PROXIES: '10.0.0.5, 172.16.0.0/12,::1' }).trustedProxies).toEqual([
      '10.0.0.5',
      '172.16.0.0/12',
      '::1',
    ]);
  });

  it.each(['proxy.example', '10.0.0', '10.0.0.0/', '10.0.0.0/129', 'yes'])('refuses %s', (TRUSTED_PROXIES) => {
    expect(wrongNames({ TRUSTED_PROXIES })).toEqual(['TRUSTED_PROXIES']);
  });
});

describe('RATE_LIMITS', () => {
  it('is a factor, or off', () => {
    expect(configOf({ RATE_LIMITS: '2.5' }).rateLimitFactor).toBe(2.5);
    expect(configOf({ RATE_LIMITS: 'off' }).rateLimitFactor).toBe(Infinity);
  });

  it.each(['0', '-3', 'on', 'NaN'])('refuses %s', (RATE_LIMITS) => {
    expect(wrongNames({ RATE_LIMITS })).toEqual(['RATE_LIMITS']);
  });
});

describe('LOG_LEVEL', () => {
  it.each([
    ['error', 'error'],
    ['warn', 'warn'],
    ['info', 'log'],
    ['debug', 'debug'],
  ])('%s', (LOG_LEVEL, level) => {
    expect(configOf({ LOG_LEVEL }).logLevel).toBe(level);
  });

  it.each(['INFO', 'toString', 'all'])('refuses %s', (LOG_LEVEL) => {
    expect(wrongNames({ LOG_LEVEL })).toEqual(['LOG_LEVEL']);
  });
});
