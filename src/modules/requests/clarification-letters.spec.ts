import { describe, expect, it } from '@jest/globals';
import { clarificationMail } from './clarification-letters.js';
import type { ToTell } from './clarification-threads.repository.js';

const TO = { email: 'a@vendor.example', language: 'ja' } as const;
const told = (more: Partial<ToTell> = {}): ToTell => ({
  move: 'ask',
  otherName: 'さくら総合病院',
  productName: 'みらいカルテ',
  productVersion: '3.2',
  askedBy: 'u',
  count: 2,
  ...more,
});

describe('a mail about clarifications', () => {
  it('says who asks how much about which products, in both languages', () => {
    const mail = clarificationMail(TO, [told(), told({ productName: 'みらい画像', count: 3 })], 'https://k.example');
    expect(mail.subject).toEqual({
      ja: '「さくら総合病院」から照会が届いています(5件)',
      en: 'Clarifications asked by “さくら総合病院” (5)',
    });
    expect(mail.text.ja).toContain('・みらいカルテ 3.2: 2件\n・みらい画像 3.2: 3件');
    expect(mail.text.en).toContain('- みらい画像 3.2: 3');
    for (const text of Object.values(mail.text)) expect(text).toContain('https://k.example');
  });

  it.each(['add', 'reopen', 'answer', 'revise'] as const)('has words of its own for %s', (move) => {
    const { subject } = clarificationMail(TO, [told({ move })], '');
    expect(subject.ja).toMatch(/^「さくら総合病院」が.+\(2件\)$/);
    expect(subject.en).toMatch(/^“さくら総合病院” .+ \(2\)$/);
  });

  it('names no more than a hundred products, and counts the others', () => {
    const { subject, text } = clarificationMail(
      TO,
      Array.from({ length: 120 }, () => told()),
      '',
    );
    expect(subject.ja).toContain('(240件)');
    expect(text.ja.match(/^・/gm)).toHaveLength(100);
    expect(text.ja).toContain('ほか 20 製品');
  });

  it('is not bent by names', () => {
    const mail = clarificationMail(
      TO,
      [told({ otherName: 'a\r\nBcc: x@y.example {count} $&', productName: 'b\n・c' })],
      '',
    );
    expect(mail.subject.en).toBe('Clarifications asked by “a Bcc: x@y.example {count} $&” (2)');
    expect(mail.text.en).toContain('- b ・c 3.2: 2\n');
  });
});
