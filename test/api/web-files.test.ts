import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { type BareApp, startBareApp } from '../support/app.js';
import { problem } from '../support/people.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
let app: BareApp;
beforeAll(async () => {
  app = await startBareApp();
});
afterAll(() => app.stop());

const open = (path: string, accept = BROWSER): Promise<Response> => request(app.url).get(path).set('Accept', accept);

describe('the screens', () => {
  it('stand at every address outside the API, under a policy that runs their own scripts alone', async () => {
    for (const path of ['/', '/sign-in', '/operation/looks?x=1', '/no/such/page', '/..%2f..%2fpackage.json']) {
      const page = await open(path);
      expect([path, page.status, page.type]).toEqual([path, 200, 'text/html']);
      expect(page.headers['cache-control']).toBe('no-cache');
      expect(page.headers['content-security-policy']).toContain("script-src 'self'");
      expect(page.headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      expect(page.text).not.toMatch(/<script(?![^>]*src=)/);
    }
  });

  it('are kept by browsers for as long as they stay the same', async () => {
    const page = await open('/');
    const [script = ''] = /\/assets\/[^"]+\.js/.exec(page.text) ?? [];
    const file = await open(script, '*/*');
    expect(file.type).toBe('text/javascript');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const again = await request(app.url)
      .get(script)
      .set('If-None-Match', file.headers['etag'] ?? '');
    expect(again.status).toBe(304);
    const packed = await request(app.url).get(script).set('Accept-Encoding', 'br').buffer(false);
    expect(packed.headers['content-encoding']).toBe('br');
  });

  it('answer nothing that is no screen: an unknown operation, a file that is gone, a program that asks for no page', async () => {
    expect((await open('/api/v1/nothing')).body).toMatchObject(problem(404, 'route.unknown'));
    expect((await open('/assets/gone.js')).body).toMatchObject(problem(404, 'route.unknown'));
    expect((await open('/nothing', 'application/json')).body).toMatchObject(problem(404, 'route.unknown'));
    expect((await open('/made-from', '*/*')).status).toBe(404);
    expect((await request(app.url).post('/sign-in').send({})).status).toBe(404);
  });
});
