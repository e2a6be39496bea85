import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#kernel/rule-violation.js';
import { textAt } from '../../../test/fixtures/made-workbooks/hostile-file.js';
import { smallWorkbook } from '../../../test/fixtures/made-workbooks/small-workbook.js';
import { DEFAULT_LIMITS } from './limits.js';
import { openFile } from './open-file.js';
import { closeSpreadsheetWorkers, openWorkbook } from './open-workbook.js';
import { SPREADSHEET_PROBLEMS } from './problems.js';
import { readWorkbook } from './read-workbook.js';

const COMPOUND = 'd0cf11e0a1b11ae1';
const compound = (name: string): Buffer =>
  Buffer.concat([Buffer.from(COMPOUND, 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
const codeOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'read',
    (error: unknown) => (error instanceof RuleViolation ? error.code : String(error)),
  );

afterAll(closeSpreadsheetWorkers);

describe('a file that somebody uploads', () => {
  it.each<[string, Uint8Array, string]>([
    ['an old workbook', compound('Workbook'), 'workbook.is-xls'],
    ['an older one', compound('Book'), 'workbook.is-xls'],
    ['an old workbook that was cut off before its names', compound(''), 'workbook.is-xls'],
    ['a mail', compound('__nameid_version1.0'), 'workbook.not-a-workbook'],
    ['an encrypted workbook', compound('EncryptedPackage'), 'workbook.encrypted'],
    ['an old document', compound('WordDocument'), 'workbook.not-a-workbook'],
    ['a sheet from before all that', Buffer.from('0908100000', 'hex'), 'workbook.is-xls'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'workbook.is-pdf'],
    ['a PDF with something before it', Buffer.from('\n\n%PDF-1.4'), 'workbook.is-pdf'],
    ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'workbook.is-image'],
    ['a JPEG', Buffer.from('ffd8ffe0', 'hex'), 'workbook.is-image'],
    ['a photo of a telephone', Buffer.from('    ftypheic'), 'workbook.is-image'],
    ['a web page', Buffer.from('<html><table><tr><td>はい'), 'workbook.not-a-workbook'],
    ['XML', Buffer.from('\ufeff<?xml version="1.0"?><Workbook/>'), 'workbook.not-a-workbook'],
    ['nothing', Buffer.alloc(0), 'workbook.empty-file'],
    ['a program', Buffer.from('7f454c4602010100', 'hex'), 'workbook.not-a-workbook'],
    ['text that calls itself a workbook', Buffer.from('a,b'), 'workbook.not-a-workbook'],
    ['too much', Buffer.alloc(DEFAULT_LIMITS.fileBytes + 1), 'workbook.too-large'],
  ])('%s is refused by name, with what to do', async (_, bytes, code) => {
    expect(await codeOf(openFile(bytes, 'form.xlsx'))).toBe(code);
    expect(SPREADSHEET_PROBLEMS[code]?.detail?.ja).toBeTruthy();
  });

  it('is known by its content, whatever its name', async () => {
    expect(textAt(await openFile(smallWorkbook(), 'photo.png'), 1, 1)).toBe('はい');
    expect(textAt(await openFile(Buffer.from('はい,いいえ'), 'form.txt'), 1, 1)).toBe('はい');
    const utf16 = Buffer.from('\ufeff病院,部署', 'utf16le');
    expect(textAt(await openFile(utf16, 'ledger.csv'), 1, 1)).toBe('病院');
    expect(textAt(await openFile(utf16.swap16(), 'ledger.csv'), 1, 2)).toBe('部署');
  });
});

describe('reading in workers', () => {
  it('gives the same as reading at once', async () => {
    const bytes = readFileSync(join(__dirname, '../../../test/fixtures/workbooks/08-sds50-form-control-boxes.xlsx'));
    expect(await openWorkbook(bytes)).toEqual(await readWorkbook(bytes));
  });

  it('tells a refusal with its facts', async () => {
    await expect(
      openWorkbook(smallWorkbook({ parts: { 'xl/workbook.xml': '<!DOCTYPE x><x/>' } })),
    ).rejects.toMatchObject({ code: 'workbook.doctype', facts: { part: 'xl/workbook.xml' } });
  });

  it('gives up a file that takes too long, and reads the next ones', async () => {
    const slow = { ...DEFAULT_LIMITS, milliseconds: 1 };
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        codeOf(openWorkbook(smallWorkbook(), index % 2 === 0 ? slow : DEFAULT_LIMITS)),
      ),
    );
    expect(outcomes.filter((_, index) => index % 2 === 1)).toEqual(['read', 'read', 'read']);
    await closeSpreadsheetWorkers();
    expect(await codeOf(openWorkbook(smallWorkbook(), slow))).toBe('workbook.too-slow');
    expect(await codeOf(openWorkbook(smallWorkbook()))).toBe('read');
  });

  it('leaves this thread to others while a CSV of commas alone is read', async () => {
    await openFile(Buffer.from('a,b'), 'warm.csv');
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 10);
    expect(await codeOf(openFile(Buffer.alloc(DEFAULT_LIMITS.fileBytes, ','), 'form.csv'))).toBe('workbook.too-large');
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(5);
  });

  it('ends its workers and starts new ones when asked again', async () => {
    await closeSpreadsheetWorkers();
    expect(await codeOf(openWorkbook(smallWorkbook()))).toBe('read');
  });
});

it('a file that would wait behind twenty others is sent away for a moment', async () => {
  const bytes = smallWorkbook();
  const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(openWorkbook(bytes))));
  expect(codes.filter((code) => code === 'workbook.busy')).toHaveLength(8);
  expect(codes.filter((code) => code === 'read')).toHaveLength(22);
});
