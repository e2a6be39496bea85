import { describe, expect, it } from '@jest/globals';
import type { FormKind } from '../../templates/domain/template.js';
import { fiscalYearEnd, isOlderForm, newerForm, newestForm } from './form-age.js';

const form = (kind: FormKind, version: string) => ({ form: kind, version });

describe('the age of a form', () => {
  it.each([
    ['MDS', '3.0a', '4.1', true],
    ['MDS', '4.1', '5.0', true],
    ['MDS', '5.0', '4.1', false],
    ['MDS', '5.0', '5.0', false],
    ['SDS', '5.0', '5.0.1', true],
    ['SDS', '9.0', '10.0', true],
    ['SDS', '５.０', '6.0', true],
    ['MDS2', 'HN 1-2013', 'HN 1-2019', true],
    ['CHECKLIST_VENDOR', '令和6年度', '令和7年度', true],
    ['CHECKLIST_VENDOR', '令和9年度', '令和１０年度', true],
    ['CHECKLIST_VENDOR', '令和元年度', '令和2年度', true],
    ['SSCD', '2018 style', '2 ministries table 4-1', false],
    ['SSCD', '1.1', '2.0', false],
  ] as const)('%s %s against %s', (kind, one, other, older) => {
    expect(isOlderForm(form(kind, one), form(kind, other))).toBe(older);
  });

  it('is never told between different forms', () => {
    expect(isOlderForm(form('MDS', '4.1'), form('SDS', '5.0'))).toBe(false);
  });

  it('names the newest of several newer ones', () => {
    const others = [form('MDS', '5.0'), form('MDS', '6.0'), form('MDS', '4.1'), form('SDS', '7.0')];
    expect(newerForm(form('MDS', '4.1'), others)).toEqual(form('MDS', '6.0'));
    expect(newerForm(form('MDS', '6.0'), others)).toBeUndefined();
  });
});

describe('the newest version of a form', () => {
  const all = [form('MDS', '5.0'), form('MDS', '4.1'), form('SSCD', '2018 style'), form('SSCD', '2 ministries')];

  it('is told where the versions follow each other', () => {
    expect(newestForm('MDS', all)).toEqual(form('MDS', '5.0'));
  });

  it('is not where there is none, or where styles stand side by side', () => {
    expect([newestForm('SDS', all), newestForm('SSCD', all)]).toEqual([undefined, undefined]);
  });
});

describe('a form that was learned from its official workbook', () => {
  const official = { publisher: 'JAHIS', workbook: 'a'.repeat(64) };
  const learned = { ...form('MDS', '第5.0版'), official };
  const all = [form('MDS', '4.1'), form('MDS', '5.0'), learned];

  it('is newer than what Kaiji ships of that version, whatever the order', () => {
    for (const forms of [all, [...all].reverse()])
      expect([
        newerForm(form('MDS', '5.0'), forms),
        newerForm(form('MDS', '4.1'), forms),
        newestForm('MDS', forms),
      ]).toEqual([learned, learned, learned]);
    expect(newerForm(learned, all)).toBeUndefined();
  });

  it('gives way to a newer version, also to one that Kaiji ships', () => {
    const next = form('MDS', '6.0');
    expect([newerForm(learned, [...all, next]), newestForm('MDS', [...all, next])]).toEqual([next, next]);
  });

  it('is the newest also where two organizations learned it: the first', () => {
    const again = { ...learned, version: '5.0' };
    expect(newestForm('MDS', [...all, again])).toBe(learned);
  });
});

describe('the fiscal year of a yearly form', () => {
  it.each([
    ['令和7年度', '2026-03-31'],
    ['令和６年度', '2025-03-31'],
    ['令和元年度', '2020-03-31'],
    ['令和10年度', '2029-03-31'],
    ['2026年度', '2027-03-31'],
    ['5.0', undefined],
    ['平成30年度', undefined],
  ])('%s ends on %s', (version, day) => {
    expect(fiscalYearEnd(version)).toBe(day);
  });
});
