import { describe, expect, it } from '@jest/globals';
import { shipped } from '../../../../test/support/any-answers.js';
import type { Answer } from '../../templates/domain/answer.js';
import { questionsOf } from '../../templates/domain/template.js';
import { applyChoices } from './apply.js';
import { preview, type Reading } from './preview.js';

const sds = shipped('sds-5.0');
const reading = (answers: Record<string, Answer>, more: Partial<Reading> = {}): Reading => ({
  header: {},
  answers,
  places: Object.fromEntries(Object.keys(answers).map((code) => [code, { sheet: '回答', cells: [`A${code.length}`] }])),
  findings: [],
  ...more,
});
const before = (read: Record<string, Answer>, current: Record<string, Answer> = {}, more: Partial<Reading> = {}) =>
  preview(sds, new Map(Object.entries(current)), {}, reading(read, more));
const row = (result: ReturnType<typeof preview>, code: string) =>
  result.rows.find(({ question }) => question === code)!;

describe('a preview', () => {
  it('lists every row of the form once, headings left out', () => {
    const { rows, counts } = before({ '1': { value: 'yes' } });
    expect(rows).toHaveLength(questionsOf(sds).filter(({ answerType }) => answerType !== 'group').length);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
  });

  const cases: readonly (readonly [string, Answer, Answer, string, boolean])[] = [
    ['fills a blank', { value: 'blank' }, { value: 'yes' }, 'new', false],
    ['changes nothing', { value: 'yes', remark: 'r' }, { value: 'yes', remark: 'r' }, 'same', false],
    ['blank on blank is the same', { value: 'blank' }, { value: 'blank' }, 'same', false],
    ['replaces another answer', { value: 'no' }, { value: 'yes' }, 'changed', true],
    ['replaces a remark', { value: 'yes', remark: 'a' }, { value: 'yes', remark: 'b' }, 'changed', true],
    [
      'replaces a reason without an answer',
      { value: 'blank', reason: { kind: 'explanation', text: '照会中' } },
      { value: 'yes' },
      'changed',
      true,
    ],
    ['would empty an answer', { value: 'yes' }, { value: 'blank' }, 'changed', true],
    ['marks a blank as unreadable', { value: 'blank' }, { value: 'unreadable', text: '要確認' }, 'unreadable', false],
    ['would make an answer unreadable', { value: 'yes' }, { value: 'unreadable' }, 'unreadable', true],
    ['keeps what a workbook cannot hold', { value: 'yes', plannedOn: '2027-03-31' }, { value: 'yes' }, 'same', false],
    ['drops a plan with another answer', { value: 'yes', plannedOn: '2027-03-31' }, { value: 'no' }, 'changed', true],
  ];
  it.each(cases)('%s', (_, current, read, status, conflict) => {
    expect(row(before({ '1': read }, { '1': current }), '1')).toMatchObject({
      status,
      conflict,
      sheet: '回答',
      cells: ['A1'],
    });
  });

  it('calls a row doubtful whose cell was found in doubt, not one that is merely worded otherwise', () => {
    const doubt = (kind: string) => ({ kind, code: '1', message: { ja: '', en: '' } });
    expect(row(before({ '1': { value: 'yes' } }, {}, { findings: [doubt('likely_wording')] }), '1').status).toBe(
      'doubtful',
    );
    expect(row(before({ '1': { value: 'yes' } }, {}, { findings: [doubt('reworded_question')] }), '1').status).toBe(
      'new',
    );
  });

  it('goes by the cells of a finding, whatever number is printed there', () => {
    const read = { '1': { value: 'yes' }, '12': { value: 'yes' } } as const;
    const misprinted = {
      kind: 'unreadable_date',
      code: '1',
      sheet: '回答',
      cells: ['A2'],
      message: { ja: '', en: '' },
    };
    const result = before(read, {}, { findings: [misprinted] });
    expect([row(result, '1').status, row(result, '12').status, result.findings]).toEqual(['new', 'doubtful', []]);
  });

  it('keeps findings that belong to no row apart', () => {
    const finding = { kind: 'hidden_sheet', sheet: '旧', message: { ja: '', en: '' } };
    expect(before({}, {}, { findings: [finding] }).findings).toEqual([finding]);
  });
});

describe('taking a preview over', () => {
  const conflict = () => before({ '1': { value: 'yes' }, '2': { value: 'no' } }, { '1': { value: 'no' } });

  it('needs a decision on each conflict', () => {
    expect(() => applyChoices(conflict(), { rows: {}, header: {} })).toThrow('import.conflicts-open');
  });

  it('takes the chosen side and every row without conflict', () => {
    expect([...applyChoices(conflict(), { rows: { '1': 'file' }, header: {} }).answers.keys()]).toEqual(['1', '2']);
    expect([...applyChoices(conflict(), { rows: { '1': 'draft' }, header: {} }).answers.keys()]).toEqual(['2']);
    expect([...applyChoices(conflict(), { rows: {}, header: {}, otherwise: 'draft' }).answers.keys()]).toEqual(['2']);
  });

  it('leaves out a row that a person does not want', () => {
    expect([
      ...applyChoices(conflict(), { rows: { '2': 'draft' }, header: {}, otherwise: 'file' }).answers.keys(),
    ]).toEqual(['1']);
  });

  it('refuses a choice for a row the form does not have', () => {
    expect(() => applyChoices(conflict(), { rows: { '99.9': 'file' }, header: {}, otherwise: 'file' })).toThrow(
      'import.unknown-row',
    );
  });

  it('refuses a choice that is neither, and one for a field the head does not have', () => {
    const choose =
      (rows: Record<string, string>, header: Record<string, string> = {}) =>
      () =>
        applyChoices(conflict(), {
          rows: rows as Record<string, 'file'>,
          header: header as Record<string, 'file'>,
          otherwise: 'file',
        });
    expect(choose({ '1': 'mine' })).toThrow('import.unknown-choice');
    expect(choose({}, { provider: 'ours' })).toThrow('import.unknown-choice');
    expect(choose({}, { motto: 'file' })).toThrow('import.unknown-row');
  });

  it('takes the head where it is empty and asks where it differs', () => {
    const head = preview(
      sds,
      new Map(),
      { provider: '旧社名' },
      reading({}, { header: { provider: '新社名', version: '2' } }),
    );
    expect(() => applyChoices(head, { rows: {}, header: {} })).toThrow('import.conflicts-open');
    expect(applyChoices(head, { rows: {}, header: { provider: 'file' } }).header).toEqual({
      provider: '新社名',
      version: '2',
    });
    expect(applyChoices(head, { rows: {}, header: { provider: 'draft' } }).header).toEqual({ version: '2' });
  });
});
