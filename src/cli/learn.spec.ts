import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { packageRoot } from '#platform/package-root.js';
import { learn } from './learn.js';
import { fail } from './outcome.js';

const BLANK = join(packageRoot(), 'test/fixtures/workbooks/10-new-form-sds.xlsx');

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

describe('kaiji learn', () => {
  it('shows each row with number, cells, topic and wording, by section', async () => {
    expect(await learn([BLANK])).toBe(0);
    expect(said.out).toMatch(/様式 form: SDS .*ガイドライン 7\.0/);
    expect(said.out).toContain('【組織的安全管理対策(体制、運用管理規程)】');
    expect(said.out).toMatch(/^ {2}1\.1 +yes_no_na +C11 D11 E11 += ext\.contract_site +契約に基づく/m);
  });

  it('gives the whole proposal as JSON', async () => {
    expect(await learn([BLANK, '--json'])).toBe(0);
    const { rows } = JSON.parse(said.out) as { rows: unknown[] };
    expect(rows).toHaveLength(96);
  });

  it('says why a file becomes no form', async () => {
    const list = join(folder, 'list.csv');
    await writeFile(list, '品名,数\nりんご,3\n');
    expect(await learn([list])).toBe(4);
    expect(said.err).toMatch(/設問の表が見つかりません.* \/ No table of questions/);
    await writeFile(
      list,
      '番号,設問,はい,いいえ\n1,ログを記録しますか,,\n2,ログを保護しますか,,\n3,時刻を合わせますか,,\n',
    );
    said.out = '';
    expect(await learn([list])).toBe(4);
    expect(said).toEqual({ out: '', err: expect.stringMatching(/「list\.csv」はCSVです.* \/ "list\.csv" is CSV/) });
    expect(await learn([join(folder, 'none.xlsx')]).catch(fail)).toBe(2);
    expect(await learn([BLANK, BLANK]).catch(fail)).toBe(1);
  });
});
