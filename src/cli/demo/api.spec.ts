import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from './api.js';

const PATHS = {
  '/api/v1/drafts/{id}/moves': { post: { operationId: 'moveDraft' } },
  '/api/v1/me': { get: { operationId: 'getMe' } },
};
const REFUSED = { title: '公開を止める指摘があります。', detail: '3件を直してください。', status: 409 };
let server: Server;
let baseUrl: string;
const heard: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim());
    const [status, body] =
      request.url === '/api/v1/openapi.json'
        ? [200, { paths: PATHS }]
        : request.url === '/api/v1/me'
          ? [200, { id: 'u1' }]
          : [409, REFUSED];
    response.writeHead(status, { ETag: '"3"' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

describe('the API by the names of its operations', () => {
  it('finds the address of an operation in the description that the server gives of itself', async () => {
    const api = await Api.open(baseUrl, 'ja');
    await expect(api.send('getMe', { caller: { token: 't1' } })).resolves.toMatchObject({
      body: { id: 'u1' },
      etag: '"3"',
    });
    expect(heard.at(-1)).toBe('GET /api/v1/me Bearer t1');
  });

  it('says in one sentence why the server refuses', async () => {
    const api = await Api.open(baseUrl, 'ja');
    const refused = api.call('moveDraft', { path: { id: 'a/b' }, body: { move: 'publish' } });
    await expect(refused).rejects.toThrow('moveDraft: 公開を止める指摘があります。 3件を直してください。 (409)');
    expect(heard.at(-1)).toBe('POST /api/v1/drafts/a%2Fb/moves');
  });

  it('says so when the server does not offer an operation, or nobody answers', async () => {
    const api = await Api.open(baseUrl, 'ja');
    await expect(api.call('openSesame')).rejects.toThrow('openSesame: this Kaiji does not offer it');
    await expect(Api.open('http://127.0.0.1:9', 'ja')).rejects.toThrow(/127\.0\.0\.1:9 does not answer/);
  });
});
