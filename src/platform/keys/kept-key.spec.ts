import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type HandOver, handOversIn, handOverStatement, kinOf } from './hand-over.js';
import { KeptKey } from './kept-key.js';
import { Keys } from './keys.js';
import { newSigningKey, type SigningKey, signText, verifyText } from './signing.js';

let folder: string;
let keys: Keys;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-keys-'));
  keys = await Keys.open(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Looks for each file until it is there, and tells what it held at the first sight. */
const FIRST_SIGHTS = `const { parentPort, workerData } = require('node:worker_threads');
  const { readFileSync } = require('node:fs');
  const firstSight = (file) => { for (;;) try { return readFileSync(file, 'utf8'); } catch {} };
  parentPort.postMessage(workerData.map(firstSight));`;

const open = () => KeptKey.ofInstallation(folder, keys);
const replace = () => KeptKey.replace(folder, keys, 'installation-key', '2026-11-21');

describe('the key of the installation', () => {
  it('is kept sealed, and is the same at every start', async () => {
    const { publicKey } = await open();
    expect((await open()).publicKey).toBe(publicKey);
    expect(await readFile(join(folder, 'keys', 'installation-key.json'), 'utf8')).toContain('"sealed"');
  });

  it('is one and whole, however many open it at once for the first time', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `key-${n}`);
    const files = names.map((name) => join(folder, 'keys', `${name}.json`));
    const watcher = new Worker(FIRST_SIGHTS, { eval: true, workerData: files });
    const told = once(watcher, 'message');
    await once(watcher, 'online');
    for (const name of names) {
      const opened = await Promise.all(Array.from({ length: 4 }, () => KeptKey.open(folder, keys, name)));
      expect(new Set(opened.map(({ publicKey }) => publicKey)).size).toBe(1);
    }
    const [sights] = (await told) as [string[]];
    expect(sights.filter((text) => !text.endsWith('}'))).toEqual([]);
  });

  it('gives its place to a new one that both certify', async () => {
    const first = await open();
    const second = await replace();
    const third = await replace();
    const now = await open();
    expect(now.publicKey).toBe(third.publicKey);
    expect(now.handOvers.map(({ from, to }) => [from, to])).toEqual([
      [second.publicKey, third.publicKey],
      [first.publicKey, second.publicKey],
    ]);
    for (const key of [first, second, third]) expect(now.isOwn(key.publicKey)).toBe(true);
    expect(now.isOwn(newSigningKey().publicKey)).toBe(false);
  });
});

describe('hand-overs', () => {
  const [a, b, c] = [newSigningKey(), newSigningKey(), newSigningKey()];
  const handOver = (from: SigningKey, to: SigningKey, signers = [from, to]): HandOver => {
    const change = { from: from.publicKey, to: to.publicKey, on: '2026-11-21' };
    const [one, other] = signers.map(({ privateKey }) => signText(handOverStatement(change), privateKey));
    return { ...change, signatures: { from: one!, to: other! } };
  };
  const kin = (key: SigningKey, handOvers: readonly HandOver[]) =>
    [...kinOf(key.publicKey, handOvers, verifyText)].sort();
  const all = [a, b, c].map(({ publicKey }) => publicKey).sort();

  it('lead from any key to every other, both ways, in whatever order they are told', () => {
    const told = [handOver(b, c), handOver(a, b)];
    for (const key of [a, b, c]) {
      expect(kin(key, told)).toEqual(all);
      expect(kin(key, told.toReversed())).toEqual(all);
    }
  });

  it('count only if both keys signed, and nothing was changed since', () => {
    const forged = [handOver(a, b, [c, b]), handOver(a, b, [a, c]), { ...handOver(a, b), on: '2026-11-20' }];
    for (const handOvers of forged) expect(kin(a, [handOvers])).toEqual([a.publicKey]);
  });

  it.each([null, 'x', {}, { handOvers: 'x' }, { handOvers: [null, {}, { from: 1, signatures: {} }] }])(
    'are none in %j',
    (card) => {
      expect(handOversIn(card)).toEqual([]);
    },
  );
});
