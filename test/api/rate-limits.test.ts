import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BareApp, startBareApp } from '../support/app.js';

let app: BareApp;
beforeAll(async () => {
  app = await startBareApp({ rateLimitFactor: 0.01 });
});
afterAll(() => app.stop());

describe('a route that anybody may call', () => {
  const signIn = (headers: Record<string, string>) =>
    app.client(headers).post('/session', { email: 'nobody@kaiji.example', password: 'Winter in Kyoto' });

  it('counts callers by their address, whatever token or cookie they make up', async () => {
    const madeUp = Array.from({ length: 8 }, (_, n) =>
      n % 2 ? { Authorization: `Bearer ${n}` } : { Cookie: `__Host-kaiji=${n}` },
    );
    const tries = await Promise.all(madeUp.map((headers) => signIn(headers)));
    const refused = tries.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused[0]!.body).toMatchObject({ type: '/problems/rate.exceeded' });
  });
});
