import { request as send } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { type BareApp, startBareApp } from '../support/app.js';
import { ORIGIN } from '../support/people.js';

const FRIEND = 'https://app.example.jp';
let app: BareApp;
beforeAll(async () => {
  app = await startBareApp({ corsOrigins: [FRIEND] });
});
afterAll(() => app.stop());

const get = (path: string, headers: Record<string, string> = {}) => request(app.url).get(path).set(headers);

describe('every answer', () => {
  const answers: readonly (readonly [string, () => PromiseLike<Response>])[] = [
    ['of an open route', () => get('/api/v1/installation-key')],
    ['to nobody', () => get('/api/v1/me')],
    ['of no route', () => get('/api/v1/nothing')],
    ['to a body that is no JSON', () => request(app.url).post('/api/v1/session').type('json').send('{')],
    ['to a body of another type', () => request(app.url).post('/api/v1/session').type('text/xml').send('<a/>')],
    [
      'to a body too large',
      () =>
        request(app.url)
          .post('/api/v1/session')
          .send({ email: 'x'.repeat(3_000_000) }),
    ],
    ['to an address that is none', () => get('/api/v1/%')],
    ['to a head too large', () => get('/livez', { 'X-Long': 'x'.repeat(20_000) })],
  ];

  it.each(answers)(
    '%s is framed by nobody, sniffed by nobody, stored nowhere, and says nothing of its maker',
    async (_, ask) => {
      const { headers } = await ask();
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(Number(/max-age=(\d+)/.exec(String(headers['strict-transport-security']))?.[1])).toBeGreaterThanOrEqual(
        31_536_000,
      );
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    },
  );

  it.each(answers.slice(1))('%s is a problem without stack, path or statement', async (_, ask) => {
    const { headers, text, status } = await ask();
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\.ts:|\.js:|select |at \w+ \(/);
  });
});

describe('another site', () => {
  const preflight = (origin: string) =>
    request(app.url).options('/api/v1/products').set({
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization',
    });

  it('that is listed may call with a token, never with a cookie', async () => {
    const asked = await preflight(FRIEND);
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([204, FRIEND]);
    expect(asked.headers['access-control-allow-headers']).toMatch(/Authorization/);
    const answer = await get('/api/v1/installation-key', { Origin: FRIEND });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': FRIEND,
      vary: expect.stringContaining('Origin'),
    });
    for (const { headers } of [asked, answer]) expect(headers).not.toHaveProperty('access-control-allow-credentials');
    const write = await request(app.url)
      .post('/api/v1/products')
      .set({ Origin: FRIEND, Cookie: '__Host-kaiji=x' })
      .send({});
    expect([write.status, write.body]).toEqual([403, expect.objectContaining({ type: '/problems/origin.refused' })]);
  });

  it.each([
    'https://evil.example',
    'null',
    '*',
    'https://app.example.jp.evil.example',
    'http://app.example.jp',
    'https://app.example.jp:8443',
    ORIGIN,
  ])('is not let in: %s', async (origin) => {
    for (const { headers } of [await preflight(origin), await get('/api/v1/installation-key', { Origin: origin })])
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('is never let in where no origin is listed', async () => {
    const closed = await startBareApp();
    try {
      const answer = await request(closed.url).get('/api/v1/installation-key').set('Origin', FRIEND);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    } finally {
      await closed.stop();
    }
  });
});

describe('methods that nobody needs', () => {
  const statusOf = (method: string): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const sent = send(`${app.url}/api/v1/me`, { method, headers: { Cookie: 'secret-cookie=1' } }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, body });
        });
      });
      sent.on('error', reject).end();
    });

  it.each(['TRACE', 'PROPFIND', 'LOCK'])('%s does nothing and gives nothing back', async (method) => {
    const { status, body } = await statusOf(method);
    expect(status).toBe(404);
    expect(body).not.toContain('secret-cookie');
  });

  it('are refused where they are no methods at all', async () => {
    const { hostname, port } = new URL(app.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname.replace(/[[\]]/g, ''), () =>
        socket.write('TRACK / HTTP/1.1\r\nHost: x\r\n\r\n'),
      );
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1.1 400.*application\/problem\+json/s);
  });
});
