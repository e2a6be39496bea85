import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import type { AuthenticatedRequest } from './access.js';
import { openRateLimits } from './rate-limits.js';

/** A server that knows tokens of the form `organization/person`; a thousandth of the limits: 1 an address, 3 an account, 12 an organization. */
function server() {
  const app = fastify();
  openRateLimits(app, 0.001);
  app.get('/', (request: AuthenticatedRequest, reply) => {
    const [organizationId, userId] = request.headers.authorization?.split('/') ?? [];
    if (organizationId === undefined || userId === undefined) return reply.status(401).send();
    Object.assign(request, { actor: { organizationId, userId } });
    return reply.send('ok');
  });
  app.setErrorHandler((_error, _request, reply) => reply.status(429).send());
  let address = 0;
  return async (authorization: string, remoteAddress = `203.0.113.${++address}`): Promise<number> =>
    (await app.inject({ url: '/', headers: { authorization }, remoteAddress })).statusCode;
}

describe('the limits', () => {
  it('count made-up tokens for their address', async () => {
    const ask = server();
    expect([await ask('x', '198.51.100.1'), await ask('y', '198.51.100.1')]).toEqual([401, 429]);
    expect(await ask('z', '198.51.100.2')).toBe(401);
    expect([await ask('x', '2001:db8::1'), await ask('y', '2001:db8::2')]).toEqual([401, 429]);
  });

  it('count a recognized token for its person, wherever it comes from', async () => {
    const ask = server();
    const answers: number[] = [];
    for (let time = 0; time < 5; time++) answers.push(await ask('vendor/sato'));
    expect(answers).toEqual([200, 200, 200, 200, 429]);
    expect(await ask('vendor/ito')).toBe(200);
  });

  it('count everybody in an organization together', async () => {
    const ask = server();
    const people = Array.from({ length: 6 }, (_, n) => `hospital/person-${n}`);
    for (const person of people) expect(await ask(person)).toBe(200);
    const answers: number[] = [];
    for (const person of [...people, ...people, ...people]) answers.push(await ask(person));
    expect(answers).toEqual([...Array<number>(12).fill(200), ...Array<number>(6).fill(429)]);
    expect(await ask('vendor/sato')).toBe(200);
  });
});
