import { describe, expect, it } from '@jest/globals';
import { shownStep, totpCard, totpCode } from './totp.js';

// RFC 6238, appendix B, its eight digits cut to the last six as apps show them.
const SEED = Buffer.from('12345678901234567890');

describe('a code', () => {
  it.each([
    [0x1, '287082'],
    [0x23523ec, '081804'],
    [0x23523ed, '050471'],
    [0x273ef07, '005924'],
    [0x3f940aa, '279037'],
    [0x27bc86aa, '353130'],
  ])('of step %d is %s', (step, code) => {
    expect(totpCode(SEED, step)).toBe(code);
  });

  it('tells the step it is of, where that counts', () => {
    expect(shownStep(SEED, '081804', [0x23523eb, 0x23523ec, 0x23523ed])).toBe(0x23523ec);
    expect(shownStep(SEED, '081804', [0x23523ed, 0x23523ee])).toBeNull();
    expect(shownStep(SEED, '081804', [])).toBeNull();
  });

  it.each(['', '8', '81804', '0818040', '０８１８０４', '081804\n', 'x'.repeat(1000)])('is not %j', (code) => {
    expect(shownStep(SEED, code, [0x23523ec])).toBeNull();
  });
});

describe('a card', () => {
  const card = totpCard(SEED, 'Kaiji (kaiji.example)', 'sato+kaiji@aozora.example');

  it('says who gave it to whom, in the form that apps read', () => {
    const uri = new URL(card.uri);
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(uri.pathname)).toBe('/Kaiji (kaiji.example):sato+kaiji@aozora.example');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Kaiji (kaiji.example)',
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    expect(card.secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });

  it('can be photographed, and runs nothing', () => {
    expect(card.qrSvg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d ]+"/);
    expect(card.qrSvg).not.toMatch(/script|style|on\w+=|href/);
  });
});
