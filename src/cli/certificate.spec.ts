import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { certificate } from './certificate.js';

let folder: string;
const port = process.env['PORT'];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-certificate-'));
});
afterEach(async () => {
  jest.restoreAllMocks();
  if (port === undefined) delete process.env['PORT'];
  else process.env['PORT'] = port;
  await rm(folder, { recursive: true, force: true });
});

/** The settings that it names for these names. */
async function settings(...names: string[]): Promise<readonly string[]> {
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await certificate([...names, '--out', join(folder, 'tls')])).toBe(0);
  const lines = written.mock.calls
    .map(([text]) => String(text))
    .join('')
    .split('\n');
  return lines.flatMap((line) => /^ {2}((?:HOST|PUBLIC_URL)=.+)$/.exec(line)?.[1] ?? []);
}

it('names the port that is set, and opens no port to others for this machine’s own names', async () => {
  process.env['PORT'] = '3462';
  expect(await settings('localhost', '127.0.0.1', '::1')).toEqual(['PUBLIC_URL=https://localhost:3462']);
});

it('names the usual port, and opens it for names that others use', async () => {
  delete process.env['PORT'];
  expect(await settings('kaiji.lan', 'localhost')).toEqual(['HOST=0.0.0.0', 'PUBLIC_URL=https://kaiji.lan:3000']);
});
