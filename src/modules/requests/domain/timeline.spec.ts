import { describe, expect, it } from '@jest/globals';
import { eventLabel, type TimelineHead, timelineSheet } from './timeline.js';

const HEAD: TimelineHead = {
  hospitalName: 'さくら総合病院',
  vendorName: 'みらい医療情報株式会社',
  productName: 'みらいカルテ',
  productVersion: '',
  forms: ['SDS 5.0', 'MDS 5.0'],
  criteria: [],
  purpose: '立入検査',
  dueOn: '2027-01-29',
  label: 'declined',
  printedAt: '2027-02-01 09:00',
};
const entry = (facts: Readonly<Record<string, unknown>>) => ({
  id: 'j1',
  at: '2026-11-20T01:00:00.000Z',
  type: 'request.declined',
  label: '依頼を辞退した',
  organizationId: 'v1',
  organizationName: 'みらい医療情報株式会社',
  facts,
});

describe('the printed history of a request', () => {
  it('says above what was asked, and below each step with its record', () => {
    const sheet = timelineSheet(HEAD, [entry({ reason: '対象外の製品です', state: 'declined' })], 'ja', (at) =>
      at.slice(0, 10),
    );
    expect(sheet.rows[3]).toEqual(['製品・サービス', 'みらいカルテ']);
    expect(sheet.rows[4]).toEqual(['様式', 'SDS 5.0、MDS 5.0']);
    expect(sheet.rows[8]).toEqual(['状況', '辞退']);
    expect(sheet.rows[sheet.headerRow - 1]?.[0]).toBe('日時(日本時間)');
    expect(sheet.rows.at(-1)).toEqual([
      '2026-11-20',
      '依頼を辞退した',
      'みらい医療情報株式会社',
      '理由: 対象外の製品です',
      'j1',
    ]);
  });

  it('speaks English too', () => {
    const sheet = timelineSheet(HEAD, [entry({ reason: 'x', sha256: 'ab' })], 'en', String);
    expect(sheet.rows[8]).toEqual(['Status', 'Declined']);
    expect(sheet.rows.at(-1)?.[3]).toBe('reason: x\nSHA-256: ab');
  });

  it('calls every event by its words, and one without by its name', () => {
    expect(eventLabel('request.sent', 'ja')).toBe('開示を依頼した');
    expect(eventLabel('request.unheard-of', 'ja')).toBe('request.unheard-of');
  });
});
