import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowLines, widthOf, wrap } from './columns.js';

describe('columns on a terminal', () => {
  it('count Japanese letters twice and Latin ones once', () => {
    expect(widthOf('PACS 画像')).toBe(9);
    expect(widthOf('ﾊﾝｶｸ')).toBe(4);
  });

  it('keep what stands in one column in it', () => {
    expect(rowLines(['17.1a', '記憶（ID・パスワード等）', '○ はい'], [6, 12, 8])).toEqual([
      '17.1a   記憶（ID・パ  ○ はい',
      '        スワード等）',
    ]);
  });

  it('break between Latin words, inside one only where it is wider than the column', () => {
    expect(wrap('TLS 1.3 only', 8)).toEqual(['TLS 1.3', 'only']);
    expect(wrap('ipsec-vpn-ike', 8)).toEqual(['ipsec-vp', 'n-ike']);
  });

  it('lose nothing and never run over', () => {
    const words = fc.string({ unit: fc.constantFrom('あ', 'Ａ', 'a', '1', ' ', '・', '○', '𠮷') });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
