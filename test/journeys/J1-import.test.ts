import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { done, fixture, startDisclosure } from '../support/vendor-desk.js';

let app: TestApp;
let vendor: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', '株式会社うっかり');
});
afterAll(() => app.stop());

interface Row {
  readonly question: string;
  readonly status: string;
  readonly cells?: readonly string[];
}

interface View {
  readonly id: string;
  readonly sure: string;
  readonly sha256: string;
  readonly preview: {
    readonly rows: readonly Row[];
    readonly findings: readonly { kind: string; cells: string[] }[];
    readonly counts: Record<string, number>;
  };
}

it('a vendor uploads a filled workbook with mistakes, looks at every row with its cell, and only then takes it over', async () => {
  const { draftId } = await startDisclosure(vendor, { name: 'うっかり問診', templateId: 'sds-5.0' });
  const view = done<View>(
    await vendor.upload(
      `/drafts/${draftId}/imports`,
      fixture('09-sds50-with-mistakes.xlsx'),
      '09-sds50-with-mistakes.xlsx',
    ),
  );

  expect(view.sure).toBe('likely');
  const row = (question: string) => view.preview.rows.find((one) => one.question === question);
  expect(row('1')).toMatchObject({
    status: 'unreadable',
    findings: [{ kind: 'ambiguous_mark', cells: ['C10', 'D10'] }],
  });
  expect(row('1.1')).toMatchObject({ status: 'unreadable', findings: [{ kind: 'unreadable_mark', cells: ['C11'] }] });
  expect(row('2')).toMatchObject({ status: 'new', proposed: { value: 'yes' } });
  expect(view.preview.findings).toContainEqual(expect.objectContaining({ kind: 'unknown_question', cells: ['A12'] }));
  expect(Object.values(view.preview.counts).reduce((sum, count) => sum + count)).toBe(view.preview.rows.length);
  expect(
    view.preview.rows.filter(
      ({ status, cells }) => status !== 'absent' && status !== 'same' && !cells?.length && status !== 'unreadable',
    ),
  ).toEqual([]);

  const before = done<{ answers: unknown[] }>(await vendor.get(`/drafts/${draftId}`));
  expect(before.answers).toEqual([]);

  done(await vendor.post(`/imports/${view.id}/apply`, { confirmForm: true }));
  const findings = done<{ items: { kind: string; question?: string; level: string }[] }>(
    await vendor.get(`/drafts/${draftId}/findings`),
  ).items;
  expect(findings.filter(({ kind }) => kind === 'unreadable').map(({ question }) => question)).toEqual([
    '1',
    '1.1',
    '1.2',
  ]);
  done(await vendor.post(`/drafts/${draftId}/moves`, { move: 'submit' }));
  const published = await vendor.post(`/drafts/${draftId}/moves`, { move: 'publish' });
  expect(published.status).toBeGreaterThanOrEqual(400);
});

it('the file is kept by its hash: the same bytes are the same file, and come back unchanged where nothing was said', async () => {
  const { draftId } = await startDisclosure(vendor, { name: 'うっかり問診 二', templateId: 'sds-5.0' });
  const file = fixture('01-sds50-columns-circles.xlsx');
  const [first, again] = [
    done<View>(await vendor.upload(`/drafts/${draftId}/imports`, file, 'a.xlsx')),
    done<View>(await vendor.upload(`/drafts/${draftId}/imports`, file, 'b.xlsx')),
  ];
  expect(first.sha256).toBe(again.sha256);
  done(await vendor.post(`/imports/${first.id}/apply`, {}));
  const second = done<View>(await vendor.get(`/imports/${again.id}`));
  expect(second.preview.counts).toMatchObject({ new: 0, changed: 0, doubtful: 0, unreadable: 0 });
});
