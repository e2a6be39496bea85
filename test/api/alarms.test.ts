import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Alarms } from '../../src/modules/audit/alarms.js';
import { AlarmsJob } from '../../src/modules/audit/alarms.job.js';
import type { RaisedAlarm } from '../../src/modules/audit/alarms.service.js';
import type { Alarm } from '../../src/modules/audit/domain/alarm-rules.js';
import { NOBODY } from '../../src/modules/audit/domain/journal-entry.js';
import { Journal } from '../../src/modules/audit/journal.js';
import { Refusals } from '../../src/modules/audit/refusals.js';
import { SettingsWatch } from '../../src/modules/audit/settings-watch.js';
import { CONFIG } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { type Administrator, type Client, startApp, type TestApp } from '../support/app.js';
import { made, published } from '../support/disclosing.js';
import { problem } from '../support/people.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp({ jobs: 'here' });
  [vendor, hospital] = [await app.organization('vendor'), await app.organization('hospital')];
});
afterAll(() => app.stop());

async function scan(): Promise<void> {
  await app.nest.get(Refusals).flush();
  await app.nest.get(AlarmsJob).scan();
}

async function alarmsOf(reader: Client, kind: string): Promise<RaisedAlarm[]> {
  const { items } = await made<{ items: RaisedAlarm[] }>(reader.get('/alarms?limit=200'));
  return items.filter((alarm) => alarm.kind === kind);
}

const raise = (alarm: Partial<Alarm>): Promise<void> =>
  app.nest.get(Database).unscoped('nobody', (tx) =>
    app.nest.get(Alarms).raise(tx, {
      kind: 'chain.fault',
      organizationId: null,
      subjectId: null,
      cause: randomUUID(),
      facts: {},
      ...alarm,
    }),
  );

/** Jobs run on their own; ten seconds are plenty. */
async function mailsAbout(address: string, subject: string): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const mails = (await app.mailbox(address)).filter((mail) => mail.subject.includes(subject));
    if (mails.length > 0) return mails.length;
    await wait(200);
  }
  return 0;
}

describe('the scan raises an alarm', () => {
  it('when one person keeps trying what is not there: for its organization and the operators, once, told by mail', async () => {
    const viewer = await hospital.member('viewer');
    for (let tries = 0; tries < 25; tries++) await viewer.get(`/revisions/${randomUUID()}`);
    await scan();
    await scan();
    const expected = [{ subject: { id: viewer.userId }, facts: { times: 25 }, acknowledgedAt: null }];
    expect(await alarmsOf(hospital, 'refusals.many')).toMatchObject(expected);
    expect(await alarmsOf(app.operator, 'refusals.many')).toMatchObject(expected);
    expect(await alarmsOf(vendor, 'refusals.many')).toEqual([]);
    expect(await mailsAbout(hospital.email, '許されない操作')).toBe(1);
    expect(await app.mailbox(viewer.email)).not.toContainEqual(
      expect.objectContaining({ subject: expect.stringContaining('警報') }),
    );
  });

  it('when sign-ins of an account fail again and again, and when it is locked', async () => {
    const editor = await vendor.member('editor');
    const wrong = { email: editor.email, password: 'まちがった合言葉です' };
    await Promise.all(Array.from({ length: 12 }, () => app.nobody.post('/session', wrong)));
    await scan();
    expect(await alarmsOf(vendor, 'sign-in.many-refused')).toMatchObject([{ subject: { id: editor.userId } }]);
    expect(await alarmsOf(app.operator, 'sign-in.many-refused')).toEqual([]);
    for (const reader of [vendor, app.operator])
      expect(await alarmsOf(reader, 'sign-in.locked')).toMatchObject([{ subject: { id: editor.userId } }]);
  });

  it('when one source is refused again and again, and when many are across the installation', async () => {
    await app.asSuperuser('insert into sign_in_failure (subject) select $1 from generate_series(1, 30)', [
      randomUUID(),
    ]);
    const refusals = Array.from({ length: 50 }, () => ({ type: 'session.refused', subjectId: null }));
    await app.nest.get(Database).unscoped('nobody', (tx) => app.nest.get(Journal).recordEach(tx, NOBODY, refusals));
    await scan();
    for (const kind of ['sign-in.many-refused-from-source', 'sign-in.many-refused-anywhere'])
      expect(await alarmsOf(app.operator, kind)).not.toEqual([]);
    expect(await alarmsOf(vendor, 'sign-in.many-refused-from-source')).toEqual([]);
  });

  it('when one person exports very much', async () => {
    const approver = await vendor.member('approver');
    const { revisionId } = await published({ writer: vendor, approver }, 'checklist-vendor-r7');
    const reader = await hospital.member('viewer');
    await Promise.all(Array.from({ length: 100 }, () => made(reader.get(`/revisions/${revisionId}/export`))));
    await scan();
    expect(await alarmsOf(hospital, 'reading.mass')).toMatchObject([{ subject: { id: reader.userId } }]);
    expect(await alarmsOf(vendor, 'reading.mass')).toEqual([]);
  });

  it('when an operator looks into an organization', async () => {
    const body = { organizationId: vendor.organizationId, reason: '問い合わせの内容を確かめるため', minutes: 5 };
    await made((await app.signIn(app.operator)).post('/operator-accesses', body));
    await scan();
    expect(await alarmsOf(vendor, 'operator-access.opened')).toHaveLength(1);
    expect(await alarmsOf(hospital, 'operator-access.opened')).toEqual([]);
  });

  it('when a break-glass account is opened: for everybody concerned', async () => {
    const opened = { type: 'break-glass.opened', subjectId: randomUUID(), concerns: [vendor.organizationId] };
    await app.nest.get(Database).unscoped('nobody', (tx) => app.nest.get(Journal).record(tx, NOBODY, opened));
    await scan();
    expect(await alarmsOf(vendor, 'break-glass.opened')).toMatchObject([{ subject: { id: opened.subjectId } }]);
    expect(await alarmsOf(hospital, 'break-glass.opened')).toEqual([]);
  });

  it('when an operator signs in at night, not by day', async () => {
    const [day, night] = [inJapan('12:00'), inJapan('23:30')];
    for (const moment of [day, night]) {
      app.clock.set(moment);
      await app.signIn(app.operator);
      await scan();
    }
    app.clock.set(null);
    const moments = (await alarmsOf(app.operator, 'sign-in.odd-hours')).map(({ facts }) => facts['at']);
    expect(moments).toContain(night);
    expect(moments).not.toContain(day);
  });

  it('when the chain is found damaged, the clock was set back, or mails do not leave', async () => {
    for (const type of ['chain.damaged', 'clock.jumped'] as const)
      await app.nest
        .get(Database)
        .unscoped('nobody', (tx) => app.nest.get(Journal).record(tx, NOBODY, { type, subjectId: null }));
    await app.asSuperuser(
      `insert into outgoing_mail (id, sealed, created_at, tried, last_error) values ($1, 'x', now(), 3, 'ECONNREFUSED')`,
      [randomUUID()],
    );
    await scan();
    await app.asSuperuser(`delete from outgoing_mail where last_error is not null`);
    for (const kind of ['chain.fault', 'clock.fault', 'mail.failing'])
      expect(await alarmsOf(app.operator, kind)).not.toEqual([]);
  });

  it('when a role or the policy is not what the journal says', async () => {
    const viewer = await hospital.member('viewer');
    await scan();
    expect(await alarmsOf(app.operator, 'settings.changed-behind')).toEqual([]);
    await app.asSuperuser(`update membership set role = 'admin' where user_id = $1`, [viewer.userId]);
    await app.asSuperuser(`insert into disclosure_policy (policy) values ('{"validForMonths": 999}')`);
    await scan();
    await scan();
    expect((await alarmsOf(app.operator, 'settings.changed-behind')).map(({ facts }) => facts)).toEqual(
      expect.arrayContaining([{ setting: 'role' }, { setting: 'policy' }]),
    );
    expect(await alarmsOf(app.operator, 'settings.changed-behind')).toHaveLength(2);
  });
});

describe('a start with other settings', () => {
  it('is recorded with what changed, and alarms the operators', async () => {
    const watch = app.nest.get(SettingsWatch);
    await watch.check();
    await watch.check();
    expect(await alarmsOf(app.operator, 'settings.changed')).toEqual([]);
    Object.assign(app.nest.get<object>(CONFIG), { rateLimitFactor: 7 });
    await watch.check();
    expect(await alarmsOf(app.operator, 'settings.changed')).toMatchObject([{ facts: { names: ['rateLimitFactor'] } }]);
    const { items } = await made<{ items: { facts: object }[] }>(
      app.operator.get('/events?type=installation.settings-changed'),
    );
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ facts: { changes: [{ name: 'rateLimitFactor', after: '7' }] } });
    expect(JSON.stringify(items)).not.toContain(new URL(app.database.appUrl).password);
  });
});

describe('an alarm', () => {
  it('is raised once for its cause', async () => {
    const [cause, subjectId] = [randomUUID(), randomUUID()];
    await raise({ kind: 'reading.mass', cause, subjectId });
    await raise({ kind: 'reading.mass', cause, subjectId });
    const raised = await alarmsOf(app.operator, 'reading.mass');
    expect(raised.filter(({ subject }) => subject?.id === subjectId)).toHaveLength(1);
  });

  it('is acknowledged by an administrator concerned, once, on record', async () => {
    await raise({ kind: 'clock.fault', organizationId: hospital.organizationId });
    const [alarm] = await alarmsOf(hospital, 'clock.fault');
    const path = `/alarms/${alarm!.id}/acknowledgement`;
    expect((await vendor.post(path)).body).toMatchObject(problem(404, 'alarm.not-found'));
    expect((await app.operator.post(path)).body).toMatchObject(problem(404, 'alarm.not-found'));
    expect(await made(hospital.post(path))).toMatchObject({ acknowledgedBy: { id: hospital.userId } });
    expect((await hospital.post(path)).body).toMatchObject(problem(409, 'alarm.acknowledged-already'));
    const { body } = await hospital.get('/alarms?open=true');
    expect(body.items).not.toContainEqual(expect.objectContaining({ id: alarm!.id }));
    expect((await hospital.get('/events?type=alarm.acknowledged')).body.items).toMatchObject([
      { subject: { id: alarm!.id } },
    ]);
  });

  it('is seen by administrators alone', async () => {
    const editor = await hospital.member('editor');
    expect((await editor.get('/alarms')).body).toMatchObject(problem(403, 'access.refused'));
  });
});

/** That time in Japan, tomorrow. */
function inJapan(time: string): string {
  const day = new Date(Date.now() + 33 * 3_600_000).toISOString().slice(0, 10);
  return new Date(`${day}T${time}:00+09:00`).toISOString();
}
