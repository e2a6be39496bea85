import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Database } from '../../src/platform/database/database.js';
import type { Mail } from '../../src/platform/mail/mail.js';
import { MailDelivery } from '../../src/platform/mail/mail-delivery.js';
import { Mailer } from '../../src/platform/mail/mailer.js';
import { type BareApp, startBareApp } from '../support/app.js';
import { inMinutes } from '../support/people.js';
import { PostOffice } from '../support/post-office.js';

const FROM = 'no-reply@kaiji.example';
const LINK = 'https://kaiji.example/enter#abc-SECRET-123';

const mailOf = (changes: Partial<Mail> = {}): Mail => ({
  to: 'sato@aozora.example',
  language: 'ja',
  subject: { ja: '開示への招待', en: 'An invitation' },
  text: { ja: `次のリンクを開いてください。\n${LINK}\n`, en: `Open this link.\n${LINK}\n` },
  ...changes,
});

const office = new PostOffice();
let app: BareApp;
beforeAll(async () => {
  const smtp = { host: '127.0.0.1', port: await office.listen(), encryption: 'none', login: null } as const;
  app = await startBareApp({ jobs: 'here', mail: { smtp, from: FROM } });
});
beforeEach(() => {
  office.taken.length = 0;
});
afterEach(async () => {
  office.refusing = null;
  app.clock.set(null);
  await app.asSuperuser('delete from graphile_worker._private_jobs');
  await app.asSuperuser('delete from outgoing_mail');
});
afterAll(async () => {
  await app.stop();
  await office.close();
});

const send = (mail: Mail, then: () => void = () => undefined): Promise<void> =>
  app.nest.get(Database).unscoped('nobody', async (tx) => {
    await app.nest.get(Mailer).send(tx, mail);
    then();
  });

interface Row {
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly tried: number;
  readonly sent: boolean;
  readonly failed: boolean;
  readonly error: string | null;
}
const waiting = async (): Promise<Row> => {
  const [row] = await app.asSuperuser<Row>(
    `select id, sealed, tried, sent_at is not null as sent, failed_at is not null as failed, last_error as error from outgoing_mail`,
  );
  return row!;
};

async function until(holds: (row: Row) => boolean): Promise<Row> {
  for (;;) {
    const row = await waiting();
    if (holds(row)) return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a mail', () => {
  it('reaches its server in the receiver’s language, and is then erased', async () => {
    await send(mailOf());
    const row = await until(({ sent }) => sent);
    expect(row).toMatchObject({ sealed: null, tried: 1, failed: false, error: null });
    expect(office.taken).toHaveLength(1);
    const [{ mail, raw }] = office.taken as [(typeof office.taken)[number]];
    expect(mail).toMatchObject({ to: 'sato@aozora.example', subject: '開示への招待', links: [LINK] });
    expect(raw).toContain(`From: Kaiji <${FROM}>`);
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain(`Message-ID: <${row.id}@kaiji.example>`);
  }, 20_000);

  it('exists only if the transaction commits that sends it', async () => {
    const changed = send(mailOf(), () => {
      throw new Error('changed my mind');
    });
    await expect(changed).rejects.toThrow('changed my mind');
    expect(await app.asSuperuser('select from outgoing_mail')).toEqual([]);
    expect(await app.asSuperuser('select from graphile_worker._private_jobs')).toEqual([]);
  });

  it('lies encrypted in the database', async () => {
    office.refusing = { responseCode: 451 };
    await send(mailOf());
    await until(({ error }) => error !== null);
    const [all] = await app.asSuperuser<{ text: string }>(
      `select (select string_agg(m::text || encode(sealed, 'escape'), '') from outgoing_mail m)
        || (select string_agg(j::text, '') from graphile_worker._private_jobs j) as text`,
    );
    for (const word of ['sato@', 'SECRET', '招待', 'kaiji.example']) expect(all!.text).not.toContain(word);
  });

  it('cannot be made to carry another header or receiver by what stands in names and subjects', async () => {
    const name = '青空\r\nBcc: spy@evil.example\u2028Subject: x\u0000\n\nNew body';
    await send(mailOf({ subject: { ja: name, en: name } }));
    await until(({ sent }) => sent);
    const [{ mail, raw }] = office.taken as [(typeof office.taken)[number]];
    expect(raw).not.toMatch(/^(Bcc|Subject: x|New body)/m);
    expect(mail.subject).toBe('青空 Bcc: spy@evil.example Subject: x New body');
    for (const to of [
      'a@b.example\r\nBcc: spy@evil.example',
      'a@b.example, spy@evil.example',
      'Spy <spy@evil.example>',
      '"spy@evil.example a"@b.example',
      'a@b.example>',
      '',
    ])
      await expect(send(mailOf({ to }))).rejects.toThrow('mail.bad-address');
    expect(office.taken).toHaveLength(1);
  }, 20_000);
});

describe('a mail that its server does not take', () => {
  it('is tried again, and is sent once, when the server takes it', async () => {
    office.refusing = { responseCode: 451 };
    await send(mailOf());
    expect(await until(({ error }) => error !== null)).toMatchObject({ error: 'EENVELOPE 451', failed: false });
    office.refusing = null;
    expect(await until(({ sent }) => sent)).toMatchObject({ sealed: null, error: null });
    expect(office.taken).toHaveLength(1);
  }, 20_000);

  it('is given up after three days, without a text; whoever watches is told', async () => {
    office.refusing = { responseCode: 451 };
    await send(mailOf());
    const { id } = await until(({ error }) => error !== null);
    app.clock.set(inMinutes(3 * 24 * 60 + 1));
    await app.nest.get(MailDelivery).deliver(id);
    expect(await waiting()).toMatchObject({ failed: true, sealed: null, error: 'EENVELOPE 451' });
    expect((await request(app.url).get('/readyz')).body).toEqual({ status: 'ok', undeliveredMails: 1 });
  }, 20_000);

  it('is given up at once where the server says that there is no such receiver', async () => {
    office.refusing = { responseCode: 550 };
    await send(mailOf());
    expect(await until(({ failed }) => failed)).toMatchObject({ error: 'EENVELOPE 550', sealed: null });
  }, 20_000);

  it('comes at most once more after a kill between taking and marking, as the same mail', async () => {
    office.refusing = { responseCode: 451 };
    await send(mailOf());
    const { id, sealed } = await until(({ error }) => error !== null);
    office.refusing = null;
    await app.nest.get(MailDelivery).deliver(id);
    await app.asSuperuser('update outgoing_mail set sent_at = null, sealed = $1', [sealed]);
    await until(({ sent }) => sent);
    const numbers = office.taken.map(({ raw }) => /^Message-ID: .*$/m.exec(raw)?.[0]);
    expect(numbers).toHaveLength(2);
    expect(new Set(numbers).size).toBe(1);
  }, 20_000);
});

describe('without a server', () => {
  let bare: BareApp;
  beforeAll(async () => {
    bare = await startBareApp();
  });
  afterAll(() => bare.stop());

  it('mails lie in a folder that only Kaiji’s user opens, each once', async () => {
    await bare.nest
      .get(Database)
      .unscoped('nobody', (tx) => bare.nest.get(Mailer).send(tx, mailOf({ language: 'en' })));
    expect(await bare.mailbox('sato@aozora.example')).toMatchObject([{ subject: 'An invitation', links: [LINK] }]);
    expect(await bare.mailbox('other@aozora.example')).toEqual([]);
    const folder = join(bare.dataFolder, 'mail');
    const files = await readdir(folder);
    expect(files).toHaveLength(1);
    const modes = await Promise.all(
      [folder, join(folder, files[0]!)].map(async (path) => (await stat(path)).mode & 0o777),
    );
    expect(modes).toEqual([0o700, 0o600]);
  });
});
