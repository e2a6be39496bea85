import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { makeCsv } from './make-csv.js';
import { openCsv } from './open-csv.js';

const rowsOf = (bytes: Uint8Array) =>
  openCsv(bytes).sheets[0]?.rows.map(({ row, cells }) => [
    row,
    ...cells.map(({ column, text }) => `${column}:${text}`),
  ]);
const TABLE = '項番,回答\r\n1,はい\r\n';

describe('reading CSV', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TABLE}`)],
    ['CP932', iconv.encode(TABLE, 'cp932')],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TABLE}`, 'utf16le')],
    ['UTF-16 big-endian with a mark', Buffer.from(`\ufeff${TABLE}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(`a,b\n${TABLE}`, 'utf16le').subarray(8)],
    ['tabs', Buffer.from(TABLE.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(TABLE.replaceAll(',', ';'))],
    ['no last line end', Buffer.from(TABLE.trimEnd())],
  ])('in %s', (_, bytes) => {
    expect(rowsOf(bytes)).toEqual([
      [1, '1:項番', '2:回答'],
      [2, '1:1', '2:はい'],
    ]);
  });

  it('reads the signs that only Japanese Windows has', () => {
    expect(rowsOf(iconv.encode('①～㈱髙,○', 'cp932'))).toEqual([[1, '1:①～㈱髙', '2:○']]);
  });

  it('keeps quotes, delimiters and line ends inside fields, and counts records as rows', () => {
    expect(rowsOf(Buffer.from('"a ""b""","c,\nd"\n\n,x\n"open'))).toEqual([
      [1, '1:a "b"', '2:c,\nd'],
      [3, '2:x'],
      [4, '1:open'],
    ]);
  });

  it('refuses what is no text', () => {
    expect(() => openCsv(Buffer.from([0x81, 0xff, 0x00, 0x12, 0xfd]))).toThrow('workbook.not-a-workbook');
  });
});

describe('making CSV', () => {
  it('is UTF-8 with a mark and CRLF, and runs nothing', () => {
    const text = Buffer.from(makeCsv([['=1+1', '＋1', '-x', '@a', 'a"b', "'=x", -5, true, null]])).toString();
    expect(text).toBe("\ufeff'=1+1,'＋1,'-x,'@a,\"a\"\"b\",''=x,-5,true,\r\n");
  });

  it('gives back what was typed', () => {
    const field = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\ufffd', '=1', "'=1", "''=1", "'", '\t', '＝', '"', 'a;b', '-5'),
    );
    fc.assert(
      fc.property(fc.array(field, { minLength: 2, maxLength: 5 }), (fields) => {
        const typed = fields.map((one) => one.replace(/\r\n?/g, '\n'));
        const rows = openCsv(makeCsv([['項番', '回答', '備考', 'a', 'b', 'c'], typed])).sheets[0]?.rows.filter(
          ({ row }) => row === 2,
        );
        const read = new Map(rows?.flatMap(({ cells }) => cells.map(({ column, text }) => [column, text] as const)));
        expect(typed.map((_, index) => read.get(index + 1) ?? '')).toEqual(typed);
      }),
    );
  });
});
