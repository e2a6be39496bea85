import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyRecord, chainOf } from '../../../test/support/any-chain.js';
import { HeadsFile, readHeads } from './sealer-heads.js';

const { blocks } = chainOf(fc.sample(anyRecord, 3), [1, 1, 1]);
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-heads-'));
  path = join(folder, 'heads.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the file of heads', () => {
  it('holds none before the first, and all in their order after', async () => {
    const file = new HeadsFile(path);
    expect(await file.last()).toBeNull();
    expect(await readHeads(join(folder, 'none'))).toEqual({ heads: [], unreadable: [] });
    await file.append(blocks.slice(0, 2));
    await file.append(blocks.slice(2));
    expect(await file.last()).toEqual(blocks[2]);
    expect(await readHeads(path)).toEqual({ heads: blocks, unreadable: [] });
  });

  it('goes on in a new line after one that was cut off', async () => {
    const file = new HeadsFile(path);
    await file.append(blocks.slice(0, 2));
    await truncate(path, (await readFile(path)).length - 20);
    expect(await file.last()).toEqual(blocks[0]);
    await file.append(blocks.slice(1));
    expect(await readHeads(path)).toEqual({ heads: blocks, unreadable: [] });
  });

  it('names lines that are no heads', async () => {
    const file = new HeadsFile(path);
    await file.append(blocks.slice(0, 1));
    await appendFile(path, 'something else\n{"format":"kaiji-audit-block-1"}\n');
    await file.append(blocks.slice(1));
    expect(await readHeads(path)).toEqual({ heads: blocks, unreadable: [2, 3] });
  });
});
