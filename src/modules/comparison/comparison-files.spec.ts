import { describe, expect, it } from '@jest/globals';
import { packCodes } from '#modules/disclosures/domain/packed-codes.js';
import type { Answer } from '#modules/templates/domain/answer.js';
import { questionsOf, type Template } from '#modules/templates/domain/template.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { Budget } from '#platform/spreadsheet/budget.js';
import { DEFAULT_LIMITS } from '#platform/spreadsheet/limits.js';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { WorkbookPackage } from '#platform/spreadsheet/workbook-package.js';
import { comparisonFile } from './comparison-files.js';
import type { ComparisonColumn } from './comparison.service.js';
import { compare } from './domain/compare.js';

const form = loadShippedTemplates().find(({ id }) => id === 'sds-5.0')!;
const [first, second] = questionsOf(form)
  .filter(({ answerType, visibleWhen }) => answerType === 'yes_no_na' && !visibleWhen)
  .map(({ code }) => code);
const column = (vendorName: string): ComparisonColumn => ({
  productId: vendorName,
  productName: '電子カルテ',
  productVersion: '4.2',
  vendorName,
  revisionId: vendorName,
  number: 2,
  templateId: form.id,
  publishedAt: '2026-08-03T00:00:00Z',
  validUntil: '2027-01-01',
  expired: false,
});

/** Two products that agree on the first row, disagree on the second and leave the others blank. */
async function comparisonSheet(shown: Template = form): Promise<{ xml: string; bytes: Uint8Array }> {
  const said = (value: 'yes' | 'no') =>
    new Map<string, Answer>([
      [first!, { value: 'yes' }],
      [second!, { value }],
    ]);
  const revisions = [said('yes'), said('no')].map((texts, at) => ({
    id: String(at),
    template: form,
    texts,
    codes: packCodes(form, texts),
  }));
  const { rows } = compare(revisions, form);
  const bytes = await comparisonFile(
    { onto: form.id, columns: ['みどり株式会社', '北湖'].map(column), rows, missing: [] },
    'xlsx',
    () => shown,
    'ja',
  );
  const file = await WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS));
  return { xml: Buffer.from(file.read('xl/worksheets/sheet1.xml') ?? []).toString(), bytes };
}

describe('the comparison as a workbook', () => {
  it('names the publisher of a learned form, whose wording it repeats', async () => {
    const { bytes } = await comparisonSheet({ ...form, official: { publisher: '例示工業会', workbook: '' } });
    const [, line] = (await readWorkbook(bytes)).sheets[0]?.rows ?? [];
    expect(line?.cells[0]?.text).toContain('発行元のものです(SDS 5.0: 例示工業会)');
  });

  it('shows all lines of its headings, which filter the rows below', async () => {
    const { xml, bytes } = await comparisonSheet();
    const heading = (await readWorkbook(bytes)).sheets[0]?.rows[2]?.cells[4]?.text;
    expect(heading).toBe('みどり株式会社\n電子カルテ 4.2\nSDS 5.0\n第2版 2026-08-03');
    expect(Number(/<row r="3"[^>]* ht="([\d.]+)"/.exec(xml)?.[1])).toBeGreaterThanOrEqual(4 * 15);
    expect(xml).toMatch(/<autoFilter ref="A3:F\d+"/);
  });

  it('gives different and missing rows a ground of their own, beside the word', async () => {
    const { xml, bytes } = await comparisonSheet();
    const styleOf = new Map(
      [...xml.matchAll(/<c r="D(\d+)" s="(\d+)"/g)].map(([, row, style]) => [Number(row), style]),
    );
    const verdicts = (await readWorkbook(bytes)).sheets[0]!.rows.slice(3).map(
      ({ row, cells }) => [cells.find(({ column: at }) => at === 4)?.text, styleOf.get(row)] as const,
    );
    const styles = new Map(verdicts);
    expect(new Set([styles.get('同じ'), styles.get('異なる'), styles.get('欠落あり')]).size).toBe(3);
    expect(verdicts.every(([word, style]) => styles.get(word) === style)).toBe(true);
  });
});
