import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { type Person, startApp, type TestApp } from '../support/app.js';
import { CLIENT, type LyingProvider, startLyingProvider } from '../support/openid-provider.js';
import { problem } from '../support/people.js';
import { AGREED, CALLBACK, SignOnWay } from '../support/sign-on-way.js';

let app: TestApp;
let liar: LyingProvider;
let stranger: LyingProvider;
let member: Person;
let way: SignOnWay;
beforeAll(async () => {
  const account = { subject: 'subject-1', email: 'somebody@example.jp', verified: true };
  liar = await startLyingProvider(account);
  stranger = await startLyingProvider(account);
  app = await startApp({ oidcIssuers: [liar.issuer] });
  const hospital = await app.organization('hospital');
  member = await hospital.member('editor');
  way = new SignOnWay(app, hospital);
});
afterAll(async () => {
  await Promise.all([liar.stop(), stranger.stop()]);
  await app.stop();
});

describe('a provider that lies', () => {
  beforeAll(async () => {
    expect((await way.agree({ ...AGREED, issuer: liar.issuer })).status).toBe(200);
  });
  beforeEach(() => {
    liar.lie = {};
    liar.calls.length = 0;
  });

  async function finished(): Promise<Response> {
    const { address, cookie } = await way.start();
    const { searchParams } = address;
    liar.nonce = searchParams.get('nonce')!;
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: CLIENT.clientId,
      redirect_uri: CALLBACK,
    });
    return way.back(new URL(`${CALLBACK}?code=any&state=${searchParams.get('state')}`), cookie);
  }

  it('lets in while it tells the truth', async () => {
    liar.lie = { claims: { email: member.email, amr: ['mfa'] } };
    expect((await way.browser(await finished()).get('/me')).body).toMatchObject({ id: member.userId });
  });

  const past = Math.floor(Date.now() / 1000) - 3600;
  it.each<[string, LyingProvider['lie']]>([
    ['no signature', { header: { alg: 'none' }, signedBy: 'nobody' }],
    ['no signature, said to be one', { signedBy: 'nobody' }],
    ['another key', { signedBy: 'stranger' }],
    ['the published key as a shared secret', { header: { alg: 'HS256' }, signedBy: 'public key as a secret' }],
    ['the client secret', { header: { alg: 'HS256' }, signedBy: 'client secret' }],
    ['claims edited afterwards', { editedAfterwards: { sub: 'somebody' } }],
    ['a token for another client', { claims: { aud: 'another' } }],
    ['a token for several clients', { claims: { aud: ['another', CLIENT.clientId], azp: 'another' } }],
    ['a token of another provider', { claims: { iss: 'https://id.example.jp' } }],
    ['a token that has expired', { claims: { iat: past, exp: past + 300 } }],
    ['a token that never expires', { claims: { exp: undefined } }],
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['nobody', { claims: { sub: undefined } }],
    ['no algorithm that only it can sign by', { metadata: { id_token_signing_alg_values_supported: ['HS256'] } }],
  ])('is not believed: %s', async (_, lie) => {
    liar.lie = { ...lie, claims: { email: member.email, amr: ['mfa'], ...lie.claims } };
    const refused = await finished();
    expect(refused.body).toMatchObject(problem(403, 'single-sign-on.refused'));
    expect(liar.calls).toContain('/token');
  });

  it('is not believed where it calls itself otherwise', async () => {
    liar.lie = { metadata: { issuer: 'https://id.example.net' } };
    const refused = await way.begin();
    expect(refused.body).toMatchObject(problem(403, 'single-sign-on.refused'));
  });

  it.each([
    ['token_endpoint', '/token'],
    ['jwks_uri', '/keys'],
  ])('cannot send the server by its %s to a host that the operator did not name', async (part, path) => {
    liar.lie = { metadata: { [part]: `${stranger.issuer}${path}` }, claims: { email: member.email, amr: ['mfa'] } };
    expect((await finished()).body).toMatchObject(problem(502, 'single-sign-on.address-not-named'));
    expect(stranger.calls).toEqual([]);
  });

  it.each<[string, NonNullable<LyingProvider['lie']['token']>, { status: number; type: string }]>([
    [
      'sends the server on',
      (response) => response.writeHead(302, { Location: `${stranger.issuer}/token` }).end(),
      problem(403, 'single-sign-on.refused'),
    ],
    ['breaks', (response) => response.writeHead(500).end(), problem(502, 'single-sign-on.provider-away')],
    ['hangs up', (response) => response.destroy(), problem(502, 'single-sign-on.provider-away')],
    [
      'never stops',
      (response) => response.writeHead(200).end(Buffer.alloc(300 * 1024, 32)),
      problem(502, 'single-sign-on.provider-away'),
    ],
    ['answers in no JSON', (response) => response.writeHead(200).end('<html>'), problem(403, 'single-sign-on.refused')],
    ['never answers', () => undefined, problem(502, 'single-sign-on.provider-away')],
  ])('harms nobody where it %s', async (_, token, expected) => {
    liar.lie = { token };
    expect((await finished()).body).toMatchObject(expected);
    const [{ facts } = { facts: {} }] = await app.asSuperuser<{ facts: object }>(
      `select facts from journal where type = 'session.refused' order by seq desc limit 1`,
    );
    expect(facts).toMatchObject({ factor: 'single-sign-on', reason: expected.type.slice('/problems/'.length) });
  });

  it('may be away', async () => {
    await liar.stop();
    const answer = await way.begin();
    expect(answer.body).toMatchObject(problem(502, 'single-sign-on.provider-away'));
  });
});
