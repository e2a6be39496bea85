import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from '../../src/cli/demo/api.js';
import { readCast } from '../../src/cli/demo/cast.js';
import { fill, type Filled } from '../../src/cli/demo/fill.js';
import { report } from '../../src/cli/demo/report.js';
import { readWrittenForm } from '../../src/cli/demo/written-form.js';
import { SetUpService } from '../../src/modules/identity/set-up.service.js';
import { appCode } from '../../src/modules/identity/totp.js';
import { loadShippedTemplates } from '../../src/modules/templates/shipped-templates.js';
import { type BareApp, startBareApp } from '../support/app.js';
import { browserAfter } from '../support/people.js';

let app: BareApp;
let filled: Filled;
let lines: string[];
const steps: string[] = [];

beforeAll(async () => {
  app = await startBareApp();
  const api = await Api.open(app.url, 'ja');
  const offered = await app.nest.get(SetUpService).offer();
  filled = await fill(api, readCast(), offered?.token ?? '', { language: 'ja', say: (line) => steps.push(line) });
  lines = await report(api, filled, 'ja');
});
afterAll(() => app.stop());

describe('the demonstration', () => {
  it('brings three vendors, two hospitals and an industry group together, each with somebody who can sign in', async () => {
    const kinds = filled.organizations.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['hospital', 'hospital', 'industry_group', 'operator', 'vendor', 'vendor', 'vendor']);
    const users = filled.organizations.flatMap((organization) => organization.users);
    for (const { email, password, totpSecret, apiToken } of users) {
      const half = browserAfter(await app.nobody.post('/session', { email, password }), app.client);
      const code = appCode(totpSecret, app.now());
      expect((await half.post('/session/second-factor', { code })).body).toMatchObject({ email });
      expect((await app.client({ authorization: `Bearer ${apiToken}` }).get('/me')).status).toBe(200);
    }
  });

  it('shows how far it is', () => {
    expect(steps[0]).toMatch(/^\[1\/12\] /);
    expect(steps.at(-1)).toMatch(/^\[12\/12\] /);
  });

  it('prints where the products differ', () => {
    const printed = lines.map((line) => line.replace(/ +/g, ' '));
    expect(printed).toContain('17.1c 物理媒体(ICカード等) × いいえ △ 条件付き ○ はい');
    expect(printed.find((line) => line.startsWith('r4.4 '))).toMatch(/予 予定 △ 条件付き ○ はい$/);
  });

  it('prints as missing what the vendors left open, no more and no less', () => {
    const missing = lines.slice(lines.indexOf('【欠落】まだ回答のない設問'));
    const codes = missing.flatMap((line) => /^(\S+) +・ 未回答/.exec(line)?.[1] ?? []);
    expect(codes.sort()).toEqual(leftOpen().sort());
  });
});

/** The rows left blank in the newest workbook of each product. */
function leftOpen(): string[] {
  const folder = join(process.cwd(), 'demo', 'answers');
  const templates = loadShippedTemplates();
  const forms = readdirSync(folder).map((name) => readWrittenForm(join(folder, name), templates));
  const newest = readCast().organizations.flatMap(({ products = [] }) =>
    products.map(({ workbooks }) => workbooks.at(-1)),
  );
  const shown = forms.filter(({ workbook }) => newest.includes(workbook));
  return shown.flatMap(({ answers }) => [...answers].flatMap(([code, { value }]) => (value === 'blank' ? [code] : [])));
}
