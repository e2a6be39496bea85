import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../support/api-description.js';
import { ORIGIN } from '../support/people.js';

/** Kaiji as its users run it: the launcher, its server and its PostgreSQL, on a data folder of their own. */
export class RunningKaiji {
  private launcher: ChildProcess | null = null;

  private constructor(
    readonly url: string,
    private readonly port: string,
    private readonly data: string,
  ) {}

  static async install(): Promise<RunningKaiji> {
    const [port, data] = [await freePort(), mkdtempSync(join(tmpdir(), 'kaiji-crash-'))];
    // So that the user whom PostgreSQL runs as can enter, and everything lies in this one folder.
    chmodSync(data, 0o711);
    return new RunningKaiji(`http://localhost:${port}`, port, data);
  }

  /** Starts it; the milliseconds until it says that it is ready. */
  async start(): Promise<number> {
    const began = performance.now();
    const settings = {
      KAIJI_DATA: this.data,
      PORT: this.port,
      PUBLIC_URL: ORIGIN,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
    };
    const env = { PATH: process.env['PATH'], LANG: 'en_US.UTF-8', ...settings };
    this.launcher = spawn(process.execPath, ['bin/start.mjs'], { cwd: root, env, stdio: 'ignore' });
    while (!(await this.isReady())) {
      if (this.launcher.exitCode !== null || performance.now() - began > 60_000)
        throw new Error('Kaiji does not start');
      await wait(50);
    }
    return performance.now() - began;
  }

  /** Ends the server or PostgreSQL as a power cut does, and waits until the launcher has noticed or was ended too. */
  async kill(which: 'server' | 'database'): Promise<void> {
    const launcher = this.launcher!;
    const gone = new Promise((resolve) => launcher.once('close', resolve));
    process.kill(which === 'server' ? this.serverPid() : this.databasePid(), 'SIGKILL');
    if (which === 'database') {
      await wait(500);
      launcher.kill('SIGTERM');
    }
    await gone;
  }

  async remove(): Promise<void> {
    const launcher = this.launcher;
    if (launcher?.exitCode === null) {
      const gone = new Promise((resolve) => launcher.once('close', resolve));
      launcher.kill('SIGTERM');
      await gone;
    }
    await rm(this.data, { recursive: true, force: true });
  }

  /** The token of the one-time set-up. */
  setUpToken(): string {
    return readFileSync(join(this.data, 'set-up-link'), 'utf8').trim().split('token=').at(-1)!;
  }

  private async isReady(): Promise<boolean> {
    return fetch(`${this.url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  private serverPid(): number {
    const pid = this.launcher?.pid ?? 0;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
    const server = children.find((child) =>
      readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('dist/src/main.js'),
    );
    if (server === undefined) throw new Error('the launcher has no server');
    return server;
  }

  /** The postmaster that listens where this server's database is, and no other. */
  private databasePid(): number {
    const environment = readFileSync(`/proc/${this.serverPid()}/environ`, 'utf8').split('\0');
    const url = environment.find((each) => each.startsWith('DATABASE_URL='))?.slice('DATABASE_URL='.length);
    const { port } = new URL(url ?? '');
    const postmaster = readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && isPostmasterAt(pid, port));
    if (postmaster === undefined) throw new Error(`no PostgreSQL listens on ${port}`);
    return Number(postmaster);
  }
}

function isPostmasterAt(pid: string, port: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command[0]?.endsWith('postgres') === true && command[command.indexOf('-p') + 1] === port;
  } catch {
    return false;
  }
}

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(String(typeof address === 'object' ? address?.port : ''));
      });
    });
  });
}
