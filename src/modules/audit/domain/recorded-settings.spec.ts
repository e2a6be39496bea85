import { describe, expect, it } from '@jest/globals';
import { changedSettings, recordedSettings } from './recorded-settings.js';

const CONFIG = {
  port: 3000,
  hosts: ['127.0.0.1'],
  databaseUrl: 'postgres://kaiji_app:geheim@db.example:5432/kaiji',
  mail: { smtp: { host: 'mail.example', login: { user: 'kaiji', pass: 'geheim' } } },
  tls: null,
  rateLimitFactor: Infinity,
  jobs: 'here',
};
const hidden = (secret: string): string => `<${secret.length}>`;

describe('settings as the journal keeps them', () => {
  it('hold no secret, and show that one was changed', () => {
    const before = recordedSettings(CONFIG, hidden);
    expect(JSON.stringify(before)).not.toContain('geheim');
    expect(before['databaseUrl']).toContain('kaiji_app:<6>@db.example:5432/kaiji');
    const after = recordedSettings({ ...CONFIG, databaseUrl: CONFIG.databaseUrl.replace('geheim', 'x') }, hidden);
    expect(changedSettings(before, after)).toMatchObject([{ name: 'databaseUrl' }]);
  });

  it('tell what is new, what is gone and what is different', () => {
    const before = recordedSettings(CONFIG, hidden);
    const { hosts, databaseUrl, mail, rateLimitFactor } = CONFIG;
    const after = recordedSettings({ hosts, databaseUrl, mail, rateLimitFactor, port: 8443, added: true }, hidden);
    expect(changedSettings(before, after)).toEqual([
      { name: 'added', before: null, after: 'true' },
      { name: 'port', before: '3000', after: '8443' },
      { name: 'tls', before: 'null', after: null },
    ]);
  });

  it('pass over the port of a database on the same machine, and what differs between processes', () => {
    const local = (port: number, jobs: string): object => ({
      jobs,
      databaseUrl: `postgres://kaiji_app:x@127.0.0.1:${port}/kaiji`,
    });
    expect(
      changedSettings(recordedSettings(local(1, 'here'), hidden), recordedSettings(local(2, 'elsewhere'), hidden)),
    ).toEqual([]);
  });
});
