/** From `npm start`'s script to ready on a prepared machine with its embedded database: in seconds, the first start apart. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { line, median } from './measure.js';

const STARTS = 3;
const data = await mkdtemp(join(tmpdir(), 'kaiji-bench-start-'));
const first = await secondsToReady();
const seconds: number[] = [];
for (let start = 0; start < STARTS; start += 1) seconds.push(await secondsToReady());

line('start-first', first, 'unit=s n=1');
line('start', median(seconds), `unit=s n=${STARTS}`, { atMost: 2 });
const { removeEmbedded } = (await import(join(process.cwd(), 'bin', 'embedded-postgres.mjs'))) as {
  readonly removeEmbedded: (data: string) => Promise<void>;
};
await removeEmbedded(data);

async function secondsToReady(): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const env = { ...process.env, KAIJI_DATA: data, PORT: String(port), LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [join('bin', 'start.mjs')], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`the start ended with ${child.exitCode}`);
    await sleep(20);
  }
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  await ended;
  return seconds;
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => null);
  return answer?.status === 200;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
