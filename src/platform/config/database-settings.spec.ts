import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { configOf, wrongNames } from './config.fixture.js';

describe('a database of one’s own', () => {
  const app = 'postgres://kaiji_app:9f2c41d07b6e@127.0.0.1:5432/kaiji';
  const owner = 'postgresql://kaiji_owner:41d07b6e9f2c@db/kaiji?sslmode=verify-full';

  it('is reached as the app, and as the owner to migrate', () => {
    expect(configOf({ DATABASE_URL: app, DATABASE_OWNER_URL: owner })).toMatchObject({
      databaseUrl: app,
      databaseOwnerUrl: owner,
    });
    expect(configOf({ DATABASE_URL: app }).databaseOwnerUrl).toBeNull();
  });

  it('is not reached by its owner alone', () => {
    expect(wrongNames({ DATABASE_OWNER_URL: owner })).toEqual(['DATABASE_OWNER_URL']);
  });

  const named = (host: string, options = '') => `postgres://kaiji_app:9f2c41d07b6e@${host}/kaiji${options}`;

  it.each([
    ['db.example.jp', ''],
    ['10.0.0.5', '?sslmode=require'],
    ['db', '?sslmode=verify-ca'],
    ['127.0.0.1', '?sslmode=verify-full'],
  ])('%s%s is reached over TLS, its certificate and name checked', (host, options) => {
    expect(configOf({ DATABASE_URL: named(host, options) }).databaseUrl).toBe(named(host, '?sslmode=verify-full'));
  });

  it.each([
    ['localhost', ''],
    ['127.0.0.1:5433', ''],
    ['[::1]', ''],
    ['postgres', '?sslmode=disable'],
  ])('%s%s is reached as it is', (host, options) => {
    expect(configOf({ DATABASE_URL: named(host, options) }).databaseUrl).toBe(named(host, options));
  });

  it.each(['no-verify', 'prefer', 'allow', 'off'])('is not reached with sslmode=%s', (mode) => {
    expect(wrongNames({ DATABASE_URL: named('db', `?sslmode=${mode}`) })).toEqual(['DATABASE_URL']);
  });

  it.each(['?ssl=no-verify', '?sslmode=require&uselibpqcompat=true'])('is not reached with %s', (options) => {
    expect(wrongNames({ DATABASE_URL: named('db', options) })).toEqual(['DATABASE_URL']);
  });

  it.each(['kaiji', 'postgres', 'changeme', 'kaiji_app_role'])('does not open with the password %s', (password) => {
    const read = readConfig({ DATABASE_URL: `postgres://kaiji_app_role:${password}@localhost/kaiji` });
    expect('errors' in read && read.errors.map(({ name }) => name)).toEqual(['DATABASE_URL']);
    expect(JSON.stringify(read)).not.toContain(`:${password}@`);
  });

  it.each(['mysql://u:p@db/kaiji', 'postgres://db/kaiji', 'postgres://u:p@db', 'db'])('is not %s', (DATABASE_URL) => {
    expect(wrongNames({ DATABASE_URL })).toEqual(['DATABASE_URL']);
  });
});
