import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grid } from '../../src/kernel/grid.js';
import { readWorkbook } from '../../src/platform/spreadsheet/read-workbook.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { fixture, startDisclosure } from '../support/vendor-desk.js';

const CIRCLES = '01-sds50-columns-circles.xlsx';
const CHECK_LIST = '07-checklist-vendor-r7.xlsx';
const MISTAKES = '09-sds50-with-mistakes.xlsx';

let app: TestApp;
let vendor: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', 'みどり医療クラウド株式会社');
});
afterAll(() => app.stop());

let made = 0;
async function newDraft(templateId = 'sds-5.0'): Promise<string> {
  return (await startDisclosure(vendor, { name: `みどりカルテ ${++made}`, templateId })).draftId;
}
const importFile = (draftId: string, name = CIRCLES, as = name) => vendor.upload(`/drafts/${draftId}/imports`, fixture(name), as);
const bytesOf = (response: Awaited<ReturnType<Administrator['get']>>): Buffer => response.body as Buffer;
const download = (path: string) =>
  vendor.get(path).buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => { done(null, Buffer.concat(chunks)); });
  });
const cellText = (grid: Grid, sheet: string, row: number, column: number): string | undefined =>
  grid.sheets.find(({ name }) => name === sheet)?.rows.find((one) => one.row === row)?.cells.find((cell) => cell.column === column)?.text;

describe('reading without storing', () => {
  it('recognises the form and reads every row with its cell', async () => {
    const { status, body } = await vendor.upload('/workbooks/read', fixture(CIRCLES), CIRCLES);
    expect(status).toBe(200);
    expect(body).toMatchObject({ template: 'sds-5.0', sure: 'certain', header: { service_name: 'みどりカルテ クラウド' } });
    expect(body.answers['8']).toEqual({ value: 'no' });
    expect(body.places['8'].cells.length).toBeGreaterThan(0);
    expect(body.places['8'].answer?.length).toBeGreaterThan(0);
  });

  it.each([
    ['a text that is no table', Buffer.from('%PDF-1.7 …'), 'a.pdf', 'workbook.is-pdf'],
    ['an empty zip', Buffer.from('504b0506' + '00'.repeat(18), 'hex'), 'a.xlsx', /^workbook\./],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'a.png', 'workbook.is-image'],
  ])('refuses %s by name', async (_, bytes, name, code) => {
    const { status, body } = await vendor.upload('/workbooks/read', bytes, name);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.type.replace('/problems/', '')).toMatch(code);
  });

  it('says so when nothing is attached', async () => {
    expect((await vendor.post('/workbooks/read', {})).body.type).toBe('/problems/request.media-type');
  });
});

describe('importing into a draft', () => {
  it('shows each row first and stores no answer before it is applied', async () => {
    const draftId = await newDraft();
    const { status, body } = await importFile(draftId, CIRCLES, '記入済み　SDS(最終).xlsx');
    expect(status).toBe(201);
    expect(body).toMatchObject({ file: '記入済み　SDS(最終).xlsx', sure: 'certain', state: 'preview' });
    expect(body.preview.rows.find((row: { question: string }) => row.question === '8')).toMatchObject({
      status: 'new', conflict: false, current: { value: 'blank' }, proposed: { value: 'no' },
    });
    expect((await vendor.get(`/drafts/${draftId}`)).body.answers).toEqual([]);

    const applied = await vendor.post(`/imports/${body.id}/apply`, {});
    expect(applied.status).toBe(200);
    const { applied: taken, unchanged } = applied.body as { applied: string[]; unchanged: number };
    expect(taken.length + unchanged).toBe(body.preview.rows.length);
    const draft = await vendor.get(`/drafts/${draftId}`);
    expect(draft.body.header.provider).toBe('みどり医療クラウド株式会社');
    expect(draft.body.answers.find((row: { code: string }) => row.code === '8')).toMatchObject({
      answer: { value: 'no' }, place: { sheet: expect.any(String) },
    });
    expect((await vendor.post(`/imports/${body.id}/apply`, {})).body.type).toBe('/problems/import.applied-before');
  });

  it('says of a row that the workbook left blank which cell to fill', async () => {
    const draftId = await newDraft();
    const { body } = await importFile(draftId);
    await vendor.post(`/imports/${body.id}/apply`, {});
    const blank = (await vendor.get(`/drafts/${draftId}/findings`)).body.items.find(({ kind, question }: { kind: string; question: string }) => kind === 'blank' && question === '1.1');
    expect(blank).toMatchObject({ sheet: body.preview.rows.find(({ question }: { question: string }) => question === '1.1').sheet });
    expect(blank.cells.length).toBeGreaterThan(0);
  });

  it('asks about every row that the draft answers otherwise, and takes the chosen side', async () => {
    const draftId = await newDraft();
    await vendor.put(`/drafts/${draftId}/answers/8`, { value: 'yes' }, { 'If-Match': '"0"' });
    const { body } = await importFile(draftId);
    const open = await vendor.post(`/imports/${body.id}/apply`, {});
    expect(open.status).toBe(409);
    expect(open.body).toMatchObject({ type: '/problems/import.conflicts-open', rows: ['8'] });
    const answerOf = async () => (await vendor.get(`/drafts/${draftId}`)).body.answers.find((row: { code: string }) => row.code === '8').answer.value;
    expect(await answerOf()).toBe('yes');
    await vendor.post(`/imports/${body.id}/apply`, { rows: { '8': 'file' } });
    expect(await answerOf()).toBe('no');
  });

  it('sends a likely form back until somebody confirms it, and marks what cannot be read', async () => {
    const draftId = await newDraft();
    const { body } = await importFile(draftId, MISTAKES);
    expect(body.sure).toBe('likely');
    expect((await vendor.post(`/imports/${body.id}/apply`, {})).body.type).toBe('/problems/import.form-unconfirmed');
    expect((await vendor.post(`/imports/${body.id}/apply`, { confirmForm: true })).status).toBe(200);
    const findings = await vendor.get(`/drafts/${draftId}/findings`);
    const unreadable = (findings.body.items ?? findings.body).filter(({ kind }: { kind: string }) => kind === 'unreadable');
    expect(unreadable.length).toBe(3);
    expect(unreadable[0]).toMatchObject({ level: 'stop' });
  });

  it('gives the same workbook back with a comment on each problem cell', async () => {
    const { body } = await importFile(await newDraft(), MISTAKES);
    const report = await download(`/imports/${body.id}/report`);
    expect(report.status).toBe(200);
    expect(report.headers['content-disposition']).toContain(encodeURIComponent('09-sds50-with-mistakes_指摘.xlsx'));
    expect((bytesOf(report)).includes('xl/comments')).toBe(true);
    const [before, after] = await Promise.all([readWorkbook(fixture(MISTAKES)), readWorkbook(bytesOf(report))]);
    expect(after).toEqual(before);
  });

  it('takes CSV as Excel in Japan saves it, and says that it has no workbook to give back', async () => {
    const grid = await readWorkbook(fixture(CIRCLES));
    const sheet = grid.sheets.toSorted((one, other) => other.rows.length - one.rows.length)[0]!;
    const lines = Array.from({ length: sheet.rows.at(-1)!.row }, (_, index) => {
      const cells = sheet.rows.find(({ row }) => row === index + 1)?.cells ?? [];
      const last = cells.at(-1)?.column ?? 0;
      return Array.from({ length: last }, (__, column) => `"${cells.find((cell) => cell.column === column + 1)?.text.replaceAll('"', '""') ?? ''}"`).join(',');
    });
    const csv = iconv.encode(lines.join('\r\n'), 'cp932');
    const draftId = await newDraft();
    const { status, body } = await vendor.upload(`/drafts/${draftId}/imports`, csv, '回答.csv');
    expect(status).toBe(201);
    expect(body.preview.rows.find(({ question }: { question: string }) => question === '8').proposed).toEqual({ value: 'no' });
    await vendor.post(`/imports/${body.id}/apply`, { confirmForm: true });
    expect((await vendor.get(`/imports/${body.id}/report`)).body.type).toBe('/problems/import.from-csv');
    expect((await vendor.get(`/workbooks/${draftId}?layout=original`)).body.type).toBe('/problems/import.from-csv');
  });

  it('does one import for one Idempotency-Key, and refuses the key for another file', async () => {
    const draftId = await newDraft();
    const send = (name: string) => app.client({ Authorization: `Bearer ${vendor.token}`, 'Idempotency-Key': 'import-1' }).upload(`/drafts/${draftId}/imports`, fixture(name), 'a.xlsx');
    const [first, again, other] = [await send(CIRCLES), await send(CIRCLES), await send('02-sds50-columns-notes-below.xlsx')];
    expect(again.body.id).toBe(first.body.id);
    expect(other.status).toBe(422);
    expect(other.body.type).toBe('/problems/idempotency.other-body');
  });

  it('keeps the end of a name that is too long, and no half character of it', async () => {
    const end = `${'a'.repeat(194)}.xlsx`;
    const name = `長い名前😀${end}`;
    expect((await importFile(await newDraft(), CIRCLES, name)).status).toBe(201);
    expect((await vendor.upload('/workbooks/read', fixture(CIRCLES), name)).body.file).toBe(end);
  });

  it('takes neither paths nor characters that hide how a name ends', async () => {
    const name = 'C:\\temp\\回答\u202e\u200f\u061c\u0085xslx.xlsx';
    expect((await vendor.upload('/workbooks/read', fixture(CIRCLES), name)).body.file).toBe('回答xslx.xlsx');
  });

  it('refuses a workbook of another form than the draft', async () => {
    const { status, body } = await importFile(await newDraft('mds-5.0'));
    expect(status).toBe(422);
    expect(body).toMatchObject({ type: '/problems/import.other-form', recognised: 'sds-5.0', draft: 'mds-5.0' });
  });

  it('keeps one file for the same bytes and refuses a choice for a row that is not there', async () => {
    const draftId = await newDraft();
    const [first, second] = [await importFile(draftId), await importFile(draftId)];
    expect(first.body.sha256).toBe(second.body.sha256);
    expect((await vendor.post(`/imports/${first.body.id}/apply`, { rows: { '99.9': 'file' } })).status).toBe(422);
  });

  it('is invisible to strangers', async () => {
    const { body } = await importFile(await newDraft());
    const stranger = await app.organization('vendor');
    expect((await stranger.get(`/imports/${body.id}`)).status).toBe(404);
    expect((await stranger.post(`/imports/${body.id}/apply`, {})).status).toBe(404);
    expect((await stranger.get(`/imports/${body.id}/report`)).status).toBe(404);
    expect((await stranger.upload(`/drafts/${body.draftId}/imports`, fixture(CIRCLES), CIRCLES)).status).toBe(404);
    expect((await stranger.get(`/workbooks/${body.draftId}`)).status).toBe(404);
  });
});

describe('workbooks out', () => {
  it('writes changed answers into the imported original and leaves the rest alone', async () => {
    const draftId = await newDraft();
    const { body } = await importFile(draftId);
    await vendor.post(`/imports/${body.id}/apply`, {});
    const row = (await vendor.get(`/drafts/${draftId}`)).body.answers.find(({ code }: { code: string }) => code === '8');
    await vendor.put(`/drafts/${draftId}/answers/8`, { value: 'yes', remark: '=1+1' }, { 'If-Match': `"${row.rowVersion}"` });
    const out = await download(`/workbooks/${draftId}?layout=original`);
    expect(out.status).toBe(200);
    const again = await vendor.upload('/workbooks/read', bytesOf(out), CIRCLES);
    expect(again.body.answers['8']).toEqual({ value: 'yes', remark: '=1+1' });
    expect(again.body.answers['2']).toEqual({ value: 'yes', remark: '基盤事業者の機能を利用しています。' });
    const grid = await readWorkbook(bytesOf(out));
    expect(cellText(grid, grid.sheets[0]!.name, 1, 1)).toBe(cellText(await readWorkbook(fixture(CIRCLES)), grid.sheets[0]!.name, 1, 1));
  });

  it('says in a remark what the original has no column for', async () => {
    const draftId = await newDraft();
    const { body } = await importFile(draftId);
    await vendor.post(`/imports/${body.id}/apply`, {});
    const row = (await vendor.get(`/drafts/${draftId}`)).body.answers.find(({ code }: { code: string }) => code === '2');
    const said = { value: 'yes', plannedOn: '2027-03-31', remark: '別紙' };
    await vendor.put(`/drafts/${draftId}/answers/2`, said, { 'If-Match': `"${row.rowVersion}"` });
    const file = bytesOf(await download(`/workbooks/${draftId}?layout=original`));
    expect(JSON.stringify(await readWorkbook(file))).toContain('別紙\\n【対応予定日】2027-03-31');
    expect((await vendor.upload('/workbooks/read', file, CIRCLES)).body.answers['2']).toEqual(said);
  });

  it('tells what the original has no place for before it leaves it out: its rows have no remarks', async () => {
    const draftId = await newDraft('checklist-vendor-r7');
    const { body } = await importFile(draftId, CHECK_LIST);
    await vendor.post(`/imports/${body.id}/apply`, { confirmForm: true });
    const row = (await vendor.get(`/drafts/${draftId}`)).body.answers.find(({ code }: { code: string }) => code === '2-②');
    const saved = await vendor.put(`/drafts/${draftId}/answers/${encodeURIComponent('2-②')}`, { value: 'yes', plannedOn: '2027-03-31' }, { 'If-Match': `"${row.rowVersion}"` });
    expect(saved.status).toBe(200);
    const refused = await vendor.get(`/workbooks/${draftId}?layout=original`);
    expect(refused.body).toMatchObject({ type: '/problems/layout.no-place', errors: [{ pointer: '/answers/2-②', code: 'not_placed' }] });
    expect((await download(`/workbooks/${draftId}?layout=original&lossy=true`)).status).toBe(200);
  });

  it('writes a changed head into its cells', async () => {
    const draftId = await newDraft();
    const { body } = await importFile(draftId);
    await vendor.post(`/imports/${body.id}/apply`, {});
    const { header, rowVersion } = (await vendor.get(`/drafts/${draftId}`)).body;
    const changed = { ...header, version: '5.0', created_on: '2026-11-20' };
    expect((await vendor.put(`/drafts/${draftId}/header`, { header: changed }, { 'If-Match': `"${rowVersion}"` })).status).toBe(200);
    const again = await vendor.upload('/workbooks/read', bytesOf(await download(`/workbooks/${draftId}?layout=original`)), CIRCLES);
    expect(again.body.header).toEqual(changed);
  });

  it('offers its own layout, which reads back the same, also for a draft that came from no file', async () => {
    const draftId = await newDraft();
    await vendor.put(`/drafts/${draftId}/answers/1`, { value: 'yes', plannedOn: '2027-03-31' }, { 'If-Match': '"0"' });
    expect((await vendor.get(`/workbooks/${draftId}?layout=original`)).body.type).toBe('/problems/layout.no-original');
    const again = await vendor.upload('/workbooks/read', bytesOf(await download(`/workbooks/${draftId}`)), 'out.xlsx');
    expect(again.body).toMatchObject({ template: 'sds-5.0', sure: 'certain' });
    expect(again.body.answers['1']).toEqual({ value: 'yes', plannedOn: '2027-03-31' });
  });
});
