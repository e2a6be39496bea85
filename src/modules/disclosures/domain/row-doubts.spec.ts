import { describe, expect, it } from '@jest/globals';
import { blank, found, na, no, yes } from '../../../../test/support/found.js';
import type { Answer } from '../../templates/domain/answer.js';

const reason = { kind: 'explanation', text: '契約者にのみ開示' } as const;
const carriedFrom = { templateId: 'sds-4.1', questions: ['3'], relation: 'same' };

describe('a row', () => {
  type Case = readonly [id: string, but: Readonly<Record<string, Answer>>, expected: readonly string[]];

  const rowCases: readonly Case[] = [
    // nothing there, or nothing to rely on
    ['sds-5.0', { '3': blank }, ['3 blank']],
    ['mds-5.0', { r2: blank }, ['r2 blank']],
    ['mds2-2019', { 'DOC-1': blank }, ['DOC-1 blank']],
    ['sds-5.0', { '3': { value: 'text', text: '　' } }, ['3 blank']],
    ['sds-5.0', { '3': { value: 'unreadable', text: '△' } }, ['3 unreadable']],
    ['sds-5.0', { '3': { value: 'yes', carriedFrom } }, ['3 unconfirmed']],
    ['sds-5.0', { '3': { value: 'yes', carriedFrom, confirmedAt: '2026-11-20T00:00:00Z' } }, []],
    ['sds-5.0', { '3': { value: 'no', carriedFrom } }, ['3 unconfirmed', '3 reason_missing']],
    ['sds-5.0', { '3': { value: 'declined', reason } }, ['3 declined']],
    ['sds-5.0', { '3': { value: 'declined' } }, ['3 declined', '3 reason_missing']],
    ['sds-5.0', { '3': { value: 'waiting', waitingFor: '基盤事業者' } }, ['3 waiting']],
    // a blank above leaves open whether the row below is asked
    ['sds-5.0', { '1': blank, '1.1': blank, '1.2': blank }, ['1 blank']],
    ['sds-5.0', { '1.1': blank }, ['1.1 blank']],
    ['sds-5.0', { '1': no, '1.1': blank, '1.2': blank }, []],
    // required only in one case
    ['sscd-2sho-4-1', { '4-1.h': blank, '4-1.i': blank }, []],
    [
      'sscd-2sho-4-1',
      { '4-1.g': { value: 'choice', keys: ['none'], remark: '取得予定なし' }, '4-1.h': blank, '4-1.i': blank },
      ['4-1.h blank'],
    ],
    // remarks
    ['sds-5.0', { '17.1d': yes }, ['17.1d remark_missing']],
    ['sds-5.0', { '17.1d': { value: 'yes', remark: ' 　' } }, ['17.1d remark_missing']],
    ['sds-5.0', { '17.1e': no }, []],
    ['mds-5.0', { 'r4.1d': yes, 'r4.1e': yes }, ['r4.1d remark_missing', 'r4.1e remark_missing']],
    ['sscd-2sho-4-1', { '4-1.g': { value: 'choice', keys: ['none'] } }, ['4-1.g remark_missing']],
    ['mds2-2019', { 'DOC-5': { value: 'see_note' } }, ['DOC-5 remark_missing']],
    ['mds2-2019', { 'DOC-5': { value: 'see_note', remark: 'on the maker’s web site' } }, []],
    ['sds-5.0', { '3': { value: 'yes', remark: '備考2' } }, ['3 remark_number_without_text']],
    ['sds-5.0', { '17.1d': { value: 'yes', remark: '※1' } }, ['17.1d remark_number_without_text']],
    ['sds-5.0', { '3': { value: 'no', remark: '備考2' } }, ['3 remark_number_without_text']],
    // reasons
    ['sds-5.0', { '3': { value: 'no' } }, ['3 reason_missing']],
    ['sds-5.0', { '3': { value: 'na' } }, ['3 reason_missing']],
    ['sds-5.0', { '3': no, '4': na }, []],
    ['sds-5.0', { '3': { value: 'no', remark: '運用で補う' } }, []],
    ['sds-5.0', { '3': { value: 'no', targetOn: '2027-03-31' } }, []],
    // yearly check list: target days and rounds
    ['checklist-vendor-r7', { '2-⑤': { value: 'no' } }, ['2-⑤ target_missing']],
    ['checklist-vendor-r7', { '2-⑤': { value: 'no', targetOn: '2026-03-31', second: { value: 'yes' } } }, []],
    ['checklist-vendor-r7', { '2-⑤': { value: 'no', second: { value: 'no' } } }, ['2-⑤ target_missing']],
    ['checklist-vendor-r7', { '2-⑤': { value: 'yes', second: { value: 'no' } } }, ['2-⑤ target_missing']],
    ['checklist-vendor-r7', { '2-⑤': { value: 'no', targetOn: '2027-04-01' } }, ['2-⑤ target_outside_year']],
    ['checklist-vendor-r7', { '2-⑤': { value: 'no', targetOn: '2026-03-31' } }, ['2-⑤ planned_date_passed']],
    // choices that exclude each other
    [
      'sscd-2sho-4-1',
      { '4-1.g': { value: 'choice', keys: ['isms', 'none'], remark: '更新中' } },
      ['4-1.g exclusive_choice'],
    ],
    ['sscd-2sho-4-1', { '4-1.g': { value: 'choice', keys: ['isms', 'privacy-mark'] } }, []],
    // days that have passed
    ['sds-5.0', { '3': { value: 'yes', plannedOn: '2026-11-20' } }, ['3 planned_date_passed']],
    ['sds-5.0', { '3': { value: 'yes', plannedOn: '2026-11-21' } }, []],
    ['sds-5.0', { '3': { value: 'no', targetOn: '2026-11-20' } }, ['3 planned_date_passed']],
    ['sds-5.0', { '3': { ...no, plannedOn: '2026-11-20' } }, []],
    // answered though not asked
    ['sds-5.0', { '1': no, '1.1': yes, '1.2': na }, ['1.1 not_asked_answered']],
    ['sds-5.0', { '1': no, '1.1': { value: 'no' }, '1.2': { value: 'na' } }, ['1.1 not_asked_answered']],
    ['sds-5.0', { '1': na, '1.1': yes, '1.2': yes }, ['1.1 not_asked_answered', '1.2 not_asked_answered']],
    ['sds-5.0', { '12': no, '12.1': yes, '12.2': blank }, ['12.1 not_asked_answered']],
  ];
  it.each(rowCases)('%s with %j', (id, but, expected) => {
    expect(found(id, but)).toEqual(expected);
  });
});
