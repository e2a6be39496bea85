import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { ORIGIN } from '../support/people.js';

let app: TestApp;
let vendor: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor');
});
afterAll(() => app.stop());

const HEADERS = { 'Content-Type': 'application/json' };
const post = async (body: string | undefined, headers: object = {}): Promise<Record<string, unknown>> => {
  const init = { method: 'POST', headers: { ...HEADERS, ...headers }, ...(body === undefined ? {} : { body }) };
  const answer = await fetch(`${app.url}/api/v1/session`, init);
  return (await answer.json()) as Record<string, unknown>;
};

describe('a refusal says what is wrong', () => {
  it.each([['{'], [''], ['{"__proto__":{}}']])('with a body like %j', async (body) => {
    const detail = expect.stringContaining('JSON');
    expect(await post(body)).toMatchObject({ type: '/problems/request.not-json', status: 400, detail });
  });

  it('with a body or file that is too large: how large it may be', async () => {
    expect(await post(JSON.stringify({ email: 'a'.repeat(3_000_000) }))).toMatchObject({
      type: '/problems/request.too-large',
      detail: expect.stringContaining('2 MiB'),
    });
    const { body } = await vendor.upload('/workbooks/read', Buffer.alloc(20 * 1024 * 1024 + 1), 'a.xlsx');
    expect(body).toMatchObject({ status: 413, detail: expect.stringContaining('20 MiB') });
  });

  it('with a file of no bytes', async () => {
    const { body } = await vendor.upload('/workbooks/read', Buffer.alloc(0), 'a.xlsx');
    expect(body).toMatchObject({ type: '/problems/request.empty-file', title: 'ファイルが空です' });
  });

  it('with a write from elsewhere: the right address', async () => {
    expect(await post('{}', { Cookie: 'a=b', Origin: 'https://elsewhere.example' })).toMatchObject({
      type: '/problems/origin.refused',
      detail: expect.stringMatching(new RegExp(`${ORIGIN}.*PUBLIC_URL`)),
    });
  });

  it('with an administrator of another kind of organization: who may, not whom to ask', async () => {
    const { body } = await vendor.post('/organizations', {});
    const { type, detail } = body as { type: string; detail: string };
    expect(type).toBe('/problems/access.refused');
    expect(detail).toMatch(/operator.*admin.*vendor.*admin/);
    expect(detail).not.toContain('管理者に');
  });
});
