import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-launcher-'));
  // So that the user whom PostgreSQL runs as can enter.
  await chmod(folder, 0o711);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly said: readonly string[];
}

async function settingsWith(settings: Record<string, string>): Promise<NodeJS.ProcessEnv> {
  const common = { PATH: process.env['PATH'], LANG: 'en_US.UTF-8', KAIJI_DATA: join(folder, 'data') };
  return { ...common, PORT: await freePort(), ...settings };
}

/** Starts Kaiji with these settings, for cases in which it stops by itself. */
function start(settings: Record<string, string> = {}): Promise<Ended> {
  return run(['bin/start.mjs'], settings);
}

async function run(program: readonly string[], settings: Record<string, string> = {}): Promise<Ended> {
  const env = await settingsWith(settings);
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...program], { env, timeout: 20_000 }, (_error, _stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: stderr.trim().split('\n').filter(isNoStep) });
    });
  });
}

/** Starts Kaiji and waits until it serves; then `work`, and a signal ends it. The lines it has said until then. */
async function whileItRuns(work: () => unknown, end: NodeJS.Signals = 'SIGTERM'): Promise<readonly string[]> {
  const env = await settingsWith({ LOG_LEVEL: 'error' });
  const launcher = spawn(process.execPath, ['bin/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  launcher.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const ended = once(launcher, 'close');
  await Promise.race([once(launcher.stdout, 'data'), ended]);
  await work();
  launcher.kill(end);
  await ended;
  return said.join('').split('\n').filter(isNoStep);
}

/** Steps of the set-up are shown as `name … seconds`. */
function isNoStep(line: string): boolean {
  return line !== '' && !line.includes(' … ');
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

describe('the data folder', () => {
  const data = (): string => join(folder, 'data');
  const asRoot = process.getuid?.() === 0;

  it('is made by a command as the start makes it', async () => {
    expect(await run(['bin/kaiji.mjs', 'certificate', 'localhost'])).toMatchObject({ code: 0 });
    expect((await stat(data())).mode & 0o777).toBe(asRoot ? 0o711 : 0o700);
    expect((await stat(join(data(), 'tls'))).mode & 0o777).toBe(0o700);
  });

  it('is not begun by new keys before there are any', async () => {
    const { code, said } = await run(['bin/kaiji.mjs', 'rotate-keys']);
    expect([code, said]).toEqual([2, [expect.stringContaining('holds no keys yet')]]);
    await expect(stat(data())).rejects.toThrow('ENOENT');
  });

  it('of an installation never starts empty: without its database one sentence says what to do', async () => {
    await mkdir(join(data(), 'keys'), { recursive: true });
    const { code, said } = await start();
    expect(code).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(
        /^KAIJI_DATA \(.*data\) is that of an installation, but its database is not in .*postgres\. /,
      ),
    ]);
    await rm(join(data(), 'keys'), { recursive: true });
    await writeFile(join(data(), 'audit-heads.jsonl'), '');
    expect((await start()).said).toEqual(said);
    expect((await start({ DATABASE_URL: 'postgres://kaiji_app:hidden-hidden-word@127.0.0.1:9/kaiji' })).said).toEqual([
      expect.stringMatching(/cannot be reached/),
    ]);
  }, 30_000);

  (asRoot ? it : it.skip)(
    'names a database that lies outside of it, keeps a note, and is not copied without it',
    async () => {
      await mkdir(data(), { mode: 0o700 });
      const said = await whileItRuns(() => undefined);
      const outside = (await readFile(join(data(), 'database-folder'), 'utf8')).trim();
      try {
        expect(outside).toMatch(/^\/var\/lib\/kaiji-/);
        expect(said).toEqual([expect.stringContaining(outside)]);
        await cp(data(), join(folder, 'copy'), { recursive: true });
        const copied = await start({ KAIJI_DATA: join(folder, 'copy') });
        expect(copied).toMatchObject({ code: 1, said: [expect.stringContaining(outside)] });
      } finally {
        await rm(outside, { recursive: true, force: true });
      }
    },
    60_000,
  );

  it('serves one Kaiji at a time, and the next one also after a kill', async () => {
    let second: Ended | undefined;
    await whileItRuns(async () => {
      second = await start();
    }, 'SIGKILL');
    expect(second).toMatchObject({ code: 1, said: [expect.stringMatching(/^Another Kaiji \(process \d+\) runs on /)] });
    let third = 0;
    await whileItRuns(() => (third += 1));
    expect(third).toBe(1);
  }, 60_000);
});
