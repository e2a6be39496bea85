import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { packageRoot } from '#platform/package-root.js';
import { fail } from './outcome.js';
import { read } from './read.js';
import { write } from './write.js';

const workbook = (name: string): string => join(packageRoot(), 'demo', 'workbooks', name);
const [SDS, MDS] = [workbook('01-kotori-sds50-2025-11.xlsx'), workbook('03-kasumihama-mds50.xlsx')];

let folder: string;
let said: { out: string; err: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-cli-'));
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text);
    return true;
  });
});
beforeEach(() => {
  said = { out: '', err: '' };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function answersOf(file: string): Promise<string> {
  await read([file, '--json']);
  const answers = join(folder, 'answers.json');
  await writeFile(answers, said.out);
  return answers;
}

const inOrder = (codes: readonly string[]): void => {
  const [one, sub, two] = ['1', '1.1', '2'].map((code) => codes.indexOf(code));
  expect(one).toBeGreaterThanOrEqual(0);
  expect(sub).toBeGreaterThan(one!);
  expect(two).toBeGreaterThan(sub!);
};

describe('kaiji read', () => {
  it('shows the rows in the order of the form, and what stands in the head by its label', async () => {
    expect(await read([SDS])).toBe(0);
    inOrder(said.out.split('\n').map((line) => line.trim().split(/\s/)[0]!));
    expect(said.out).toContain('製品');
    expect(said.out).not.toMatch(/^ {2}[a-z_]+: /m);
  });

  it('keeps that order as JSON', async () => {
    expect(await read([SDS, '--json'])).toBe(0);
    inOrder([...said.out.matchAll(/^ {4}"([\d.]+)": \{/gm)].map(([, code]) => code!));
    expect(JSON.parse(said.out)).toMatchObject({
      template: 'sds-5.0',
      answers: { '1': { value: expect.any(String) } },
    });
  });

  it('names a file that is not there in one sentence', async () => {
    expect(await read([join(folder, 'none.xlsx')])).toBe(2);
    expect(said.err).toContain('ファイルがありません');
  });
});

describe('kaiji write', () => {
  it('fills a workbook of the answers’ form', async () => {
    const out = join(folder, 'filled.xlsx');
    expect(await write([await answersOf(SDS), '--original', SDS, '--out', out])).toBe(0);
    const before = said.out;
    said.out = '';
    await read([out, '--json']);
    expect(JSON.parse(said.out)).toMatchObject({ answers: (JSON.parse(before) as { answers: object }).answers });
  });

  it('refuses the workbook of another form, and writes nothing', async () => {
    const out = join(folder, 'wrong.xlsx');
    expect(await write([await answersOf(SDS), '--original', MDS, '--out', out])).toBe(4);
    expect(existsSync(out)).toBe(false);
    expect(said.err).toMatch(/mds-5\.0.*sds-5\.0.* \/ .*mds-5\.0.*sds-5\.0/);
  });

  it('names a workbook or a folder that is not there', async () => {
    const answers = await answersOf(SDS);
    expect(
      await write([answers, '--original', join(folder, 'none.xlsx'), '--out', join(folder, 'a.xlsx')]).catch(fail),
    ).toBe(2);
    const nowhere = join(folder, 'none', 'a.xlsx');
    expect(await write([answers, '--layout', 'kaiji', '--out', nowhere]).catch(fail)).toBe(2);
    expect(said.err).toContain(nowhere);
    expect(await readFile(answers, 'utf8')).toContain('sds-5.0');
  });
});
