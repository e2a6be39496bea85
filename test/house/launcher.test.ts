import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-launcher-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly said: readonly string[];
}

/** Starts Kaiji with these settings, for cases in which it stops by itself. */
async function start(settings: Record<string, string>): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    LANG: 'en_US.UTF-8',
    KAIJI_DATA: join(folder, 'data'),
    PORT: await freePort(),
    ...settings,
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['bin/start.mjs'], { env, timeout: 20_000 }, (_error, _stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: stderr.trim().split('\n').filter(isNoStep) });
    });
  });
}

/** Steps of the set-up are shown as `name … seconds`. */
function isNoStep(line: string): boolean {
  return !line.includes(' … ');
}

function portOf(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? String(address.port) : '');
    });
  });
}

async function freePort(): Promise<string> {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a start that cannot be', () => {
  it('names every wrong setting at once and starts nothing', async () => {
    const { code, said } = await start({ PORT: 'x', LOG_LEVEL: 'loud', KAIJI_DATE: 'x' });
    expect(code).toBe(1);
    expect(said.map((line) => line.split(':')[0])).toEqual(['KAIJI_DATE', 'PORT', 'LOG_LEVEL']);
    await expect(stat(join(folder, 'data'))).rejects.toThrow('ENOENT');
  });

  it('says that the port is taken, in one sentence', async () => {
    const other = createServer();
    const port = await portOf(other);
    const { code, said } = await start({ PORT: port });
    other.close();
    expect(code).toBe(1);
    expect(said).toEqual([
      `Port ${port} is in use by another program. Stop it, or change PORT (for example PORT=3100 npm start).`,
    ]);
  }, 20_000);

  it('says that the database cannot be reached, without its password', async () => {
    const { code, said } = await start({ DATABASE_URL: 'postgres://kaiji_app:hidden-hidden-word@127.0.0.1:9/kaiji' });
    expect(code).toBe(1);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^DATABASE_URL: the database \(127\.0\.0\.1:9\) cannot be reached/);
    expect(said[0]).not.toContain('hidden-word');
  });

  it('speaks Japanese under a Japanese locale', async () => {
    const { said } = await start({ PORT: 'x', LANG: 'ja_JP.UTF-8' });
    expect(said).toEqual(['PORT: 「x」は 1 から 65535 までの番号ではありません。']);
  });
});
