import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Keys } from './keys.js';
import { addRootKey } from './root-keys.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const keyFile = (name = 'root.key'): string => join(folder, 'keys', name);
const identityOf = (keys: Keys): string => keys.derived('test').toString('hex');
const rotate = (): Promise<void> => addRootKey(join(folder, 'keys'));
const plain = Buffer.from('種');

describe('the root key', () => {
  it('is made once, for its user alone, and read from then on', async () => {
    const made = await Keys.open(folder);
    expect(identityOf(await Keys.open(folder))).toBe(identityOf(made));
    expect(Buffer.from(await readFile(keyFile(), 'utf8'), 'base64')).toHaveLength(32);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
  });

  it('is one, however many processes start first at the same moment', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => Keys.open(folder)));
    expect(new Set(opened.map(identityOf)).size).toBe(1);
    expect(identityOf(await Keys.open(folder))).toBe(identityOf(opened[0]!));
  });

  it.each([
    ['empty', ''],
    ['cut short', Buffer.alloc(20, 7).toString('base64')],
    ['one byte over and over', Buffer.alloc(32, 7).toString('base64')],
  ])('is never replaced or used where its file is %s', async (_, text) => {
    await mkdir(join(folder, 'keys'));
    await writeFile(keyFile(), text, { mode: 0o600 });
    await expect(Keys.open(folder)).rejects.toThrow('root.key');
    expect(await readFile(keyFile(), 'utf8')).toBe(text);
  });

  it('is not used where other users of the machine may read it', async () => {
    await Keys.open(folder);
    await chmod(keyFile(), 0o640);
    await expect(Keys.open(folder)).rejects.toThrow('chmod 600');
  });

  it('is never replaced where its file cannot be read', async () => {
    await mkdir(keyFile(), { recursive: true });
    await expect(Keys.open(folder)).rejects.toThrow('EISDIR');
  });
});

describe('a sealed secret', () => {
  it('opens for its purpose alone, and not once it was changed anywhere', async () => {
    const keys = await Keys.open(folder);
    const sealed = keys.encrypt(plain, 'seed');
    expect(keys.decrypt(sealed, 'seed')).toEqual(plain);
    expect(() => keys.decrypt(sealed, 'mail')).toThrow();
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed[place]! ^= 1;
      expect(() => keys.decrypt(changed, 'seed')).toThrow();
    }
    expect(keys.encrypt(plain, 'seed')).not.toEqual(sealed);
  });

  it('names its key: after a rotation new ones use the new key, and old ones still open', async () => {
    const before = await Keys.open(folder);
    const old = before.encrypt(plain, 'seed');
    await rotate();
    await rotate();
    const after = await Keys.open(folder);
    const young = after.encrypt(plain, 'seed');
    expect([after.decrypt(old, 'seed'), after.decrypt(young, 'seed')]).toEqual([plain, plain]);
    expect(young.subarray(1, 9)).not.toEqual(old.subarray(1, 9));
    expect(identityOf(after)).not.toBe(identityOf(before));
  });

  it('opens in a process that began before the rotation', async () => {
    const before = await Keys.open(folder);
    await rotate();
    const young = (await Keys.open(folder)).encrypt(plain, 'seed');
    expect(before.decrypt(young, 'seed')).toEqual(plain);
  });

  it('says which key it needs where that is lost', async () => {
    const sealed = (await Keys.open(folder)).encrypt(plain);
    await rotate();
    await rm(keyFile());
    const left = await Keys.open(folder);
    expect(() => left.decrypt(sealed)).toThrow(`root key ${sealed.subarray(1, 9).toString('hex')}`);
  });
});
