import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Keys } from './keys.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const keyFile = (): string => join(folder, 'keys', 'root.key');
const identityOf = (keys: Keys): string => keys.derived('test').toString('hex');

describe('the root key', () => {
  it('is made once, and read from then on', async () => {
    const made = await Keys.open(folder);
    expect(identityOf(await Keys.open(folder))).toBe(identityOf(made));
    expect(Buffer.from(await readFile(keyFile(), 'utf8'), 'base64')).toHaveLength(32);
  });

  it('is one, however many processes start first at the same moment', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => Keys.open(folder)));
    expect(new Set(opened.map(identityOf)).size).toBe(1);
    expect(identityOf(await Keys.open(folder))).toBe(identityOf(opened[0]!));
  });

  it.each([
    ['empty', ''],
    ['cut short', Buffer.alloc(20, 7).toString('base64')],
  ])('is never replaced or used where its file is %s', async (_, text) => {
    await mkdir(join(folder, 'keys'));
    await writeFile(keyFile(), text);
    await expect(Keys.open(folder)).rejects.toThrow('root.key');
    expect(await readFile(keyFile(), 'utf8')).toBe(text);
  });

  it('is never replaced where its file cannot be read', async () => {
    await mkdir(keyFile(), { recursive: true });
    await expect(Keys.open(folder)).rejects.toThrow('EISDIR');
  });
});
