import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { configOf, wrongNames } from './config.fixture.js';

describe('mail', () => {
  const smtpOf = (SMTP_URL: string) => configOf({ SMTP_URL }).mail.smtp;

  it('goes to a server, encrypted unless somebody asks for less', () => {
    expect(smtpOf('smtps://kaiji:a%40b%2Fc@mail.example.jp')).toEqual({
      host: 'mail.example.jp',
      port: 465,
      encryption: 'direct',
      login: { user: 'kaiji', pass: 'a@b/c' },
    });
    expect(smtpOf('smtp://[::1]')).toEqual({ host: '::1', port: 587, encryption: 'upgraded', login: null });
    expect(smtpOf('smtp://mail:1025?tls=off')).toMatchObject({ port: 1025, encryption: 'none' });
  });

  it.each(['mail.example.jp', 'http://mail', 'smtp://', 'smtp://mail/x', 'smtps://mail?tls=off', 'smtp://mail?tls=no'])(
    'does not go to %s',
    (SMTP_URL) => {
      expect(wrongNames({ SMTP_URL })).toEqual(['SMTP_URL']);
    },
  );

  it('never shows the password of its server', () => {
    expect(JSON.stringify(readConfig({ SMTP_URL: 'smtp://kaiji:hidden-word@mail/x' }))).not.toContain('hidden-word');
  });

  it('comes from an address', () => {
    expect(configOf({ PUBLIC_URL: 'https://kaiji.example.jp' }).mail.from).toBe('kaiji@kaiji.example.jp');
    expect(configOf({ MAIL_FROM: 'no-reply@example.jp' }).mail.from).toBe('no-reply@example.jp');
  });

  it.each(['kaiji', 'Kaiji <a@b.jp>', 'a@b.jp, c@d.jp', '"a b"@c.jp', 'a@b.jp\r\nBcc: c@d.jp'])(
    'does not come from %j',
    (MAIL_FROM) => {
      expect(wrongNames({ MAIL_FROM })).toEqual(['MAIL_FROM']);
    },
  );
});
