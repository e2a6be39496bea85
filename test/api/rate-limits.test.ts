import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Authenticator } from '../../src/platform/http/access.js';
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

describe('a route for people who are signed in', () => {
  const me = (headers: Record<string, string>) => app.client(headers).get('/me');

  it('counts made-up tokens for their address, and looks none of them up beyond the limit', async () => {
    const looked = jest.spyOn(app.nest.get(Authenticator), 'authenticate');
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, n) => me({ Authorization: `Bearer kaiji_${String(n).padStart(43, 'x')}` })),
    );
    expect(tries.map(({ status }) => status)).toContain(429);
    expect(looked.mock.calls.length).toBeLessThanOrEqual(6);
    looked.mockRestore();
  });
});

describe('the address of a caller', () => {
  const tries = async (settings: Parameters<typeof startBareApp>[0], network: string) => {
    const behind = await startBareApp({ rateLimitFactor: 0.01, ...settings });
    try {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          behind
            .client({ 'X-Forwarded-For': `${network}${n}` })
            .post('/session', { email: 'nobody@kaiji.example', password: 'Winter in Kyoto' }),
        ),
      );
      const counted = await behind.asSuperuser('select distinct subject from sign_in_failure');
      return { refused: answers.filter(({ status }) => status === 429).length, sources: counted.length - 1 };
    } finally {
      await behind.stop();
    }
  };

  it('is not what anybody writes into X-Forwarded-For', async () => {
    expect(await tries({}, '203.0.113.')).toEqual({ refused: 2, sources: 1 });
  });

  it('is what a trusted proxy writes there', async () => {
    expect(await tries({ trustedProxies: ['127.0.0.1'] }, '203.0.113.')).toEqual({ refused: 0, sources: 8 });
  });

  it('is of IPv6 the network, for limits and for locks', async () => {
    expect(await tries({ trustedProxies: ['127.0.0.1'] }, '2001:db8::')).toEqual({ refused: 2, sources: 1 });
  });
});
