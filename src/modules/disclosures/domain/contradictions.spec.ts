import { describe, expect, it } from '@jest/globals';
import { saidYes, shipped } from '../../../../test/support/any-answers.js';
import { blank, found, na, no, TODAY, yes } from '../../../../test/support/found.js';
import type { Answer } from '../../templates/domain/answer.js';
import { said, smallForm } from '../../templates/domain/small-form.fixture.js';
import { findings } from './findings.js';
import { DEFAULT_POLICY } from './policy.js';

describe('a contradiction between rows', () => {
  const kinds = (form: ReturnType<typeof smallForm>, answers: Parameters<typeof said>[0]) =>
    findings(form, said(answers), DEFAULT_POLICY, { today: TODAY }).map(({ kind, code }) => `${code ?? ''} ${kind}`);

  it('is not はい where the form asks the row exactly because of the いいえ above', () => {
    const form = smallForm([{ code: '1' }, { code: '1.1', parent: '1', visibleWhen: { question: '1', in: ['no'] } }]);
    expect(kinds(form, { '1': no, '1.1': 'yes' })).toEqual([]);
  });

  it('passes over headings on the way up', () => {
    const form = smallForm([
      { code: '1' },
      { code: '1.1', parent: '1', answerType: 'group' },
      { code: 'a', parent: '1.1' },
    ]);
    expect(kinds(form, { '1': no, a: 'yes' })).toEqual(['a child_yes_under_parent_no']);
  });

  it('is はい under an いいえ or 対象外, also where the form asks the row all the same', () => {
    expect(found('mds-5.0', { r27: no, 'r27.1': yes })).toContain('r27.1 child_yes_under_parent_no');
    expect(found('mds-5.0', { r27: na, 'r27.1': yes })).toContain('r27.1 child_yes_under_parent_no');
    expect(found('mds-5.0', { r27: blank, 'r27.1': yes })).not.toContain('r27.1 child_yes_under_parent_no');
    expect(found('mds-5.0', { r27: no, 'r27.1': na })).not.toContain('r27.1 child_yes_under_parent_no');
  });

  it('is said once, not again for a row that is not asked', () => {
    expect(found('sds-5.0', { '1': no, '1.1': yes, '1.2': blank })).toEqual(['1.1 not_asked_answered']);
  });

  it('is looked for through a heading between the rows', () => {
    const kinds = found('sds-5.0', { '17': no });
    expect(kinds).toContain('r4.4 child_yes_under_parent_no');
    expect(kinds).toContain('17.1a not_asked_answered');
    expect(kinds).not.toContain('17.1a child_yes_under_parent_no');
  });

  it('is はい when every row it leads to says いいえ', () => {
    expect(found('sds-5.0', { '1.1': no, '1.2': no })).toEqual(['1 parent_without_child']);
    expect(found('sds-5.0', { '1.1': no, '1.2': na })).toEqual([]);
    expect(found('sds-5.0', { '1.1': no, '1.2': blank })).toEqual(['1.2 blank']);
    expect(found('sds-5.0', { '1': { value: 'yes', plannedOn: '2027-03-31' }, '1.1': no, '1.2': no })).toEqual([
      '1 parent_without_child',
    ]);
  });

  it('is not seen in a single row that says いいえ', () => {
    const alone = found('mds-5.0', { 'r12.1': no });
    expect(alone).not.toContain('r12 parent_without_child');
  });

  it('is an SBOM that is described but not there', () => {
    const details = { 'SBOM-2': na, 'SBOM-2.1': na, 'SBOM-2.2': na, 'SBOM-2.3': na, 'SBOM-2.4': na };
    expect(found('mds2-2019', { 'SBOM-1': no, ...details })).not.toContain('SBOM-1 sbom_described_but_no');
    expect(found('mds2-2019', { 'SBOM-1': no, ...details, 'SBOM-2.3': yes })).toContain('SBOM-1 sbom_described_but_no');
    expect(found('mds2-2019', { 'SBOM-1': no, ...details }, { componentList: true })).toContain(
      'SBOM-1 sbom_described_but_no',
    );
    expect(found('mds2-2019', {}, { componentList: true })).toEqual(found('mds2-2019', {}));
  });
});

describe('two-factor authentication', () => {
  const plan = (answer: Answer) => ({ '17.1d': no, 'r4.4': { remark: '次期更改で対応', ...answer } });
  const cases: readonly [string, Readonly<Record<string, Answer>>, readonly string[]][] = [
    ['planned without a day', plan({ value: 'yes' }), ['r4.4 two_factor_plan_without_date']],
    ['planned in time', plan({ value: 'yes', plannedOn: '2028-03-31' }), []],
    ['planned too late', plan({ value: 'yes', plannedOn: '2028-04-01' }), ['r4.4 two_factor_plan_late']],
    ['planned too late, as a target day', plan({ value: 'no', targetOn: '2028-04-01' }), ['r4.4 two_factor_plan_late']],
    ['done: the plan needs no day', { 'r4.4': { value: 'yes', remark: '対応済み' } }, []],
    ['not planned', plan({ value: 'no' }), []],
    [
      'its own row planned too late',
      { '17.1d': { value: 'yes', remark: 'IC', plannedOn: '2029-03-31' } },
      ['17.1d two_factor_plan_late'],
    ],
  ];
  it.each(cases)('%s', (_, but, expected) => {
    expect(found('sds-5.0', but).filter((each) => each.includes('two_factor'))).toEqual(expected);
  });

  it('has the same time limit in a check list', () => {
    const late = { value: 'no', targetOn: '2028-04-01' } as const;
    expect(found('checklist-vendor-r7', { '2-⑩': late })).toEqual([
      '2-⑩ target_outside_year',
      '2-⑩ two_factor_plan_late',
    ]);
    expect(
      found('checklist-vendor-r7', { '2-⑩': { value: 'no', second: { value: 'no', targetOn: '2028-04-01' } } }),
    ).toContain('2-⑩ two_factor_plan_late');
  });
});

describe('a check list beside the MDS or SDS of the same product', () => {
  const list = shipped('checklist-vendor-r7');
  const other = (id: string, but: Readonly<Record<string, Answer>> = {}) => ({
    template: shipped(id),
    answers: saidYes(shipped(id), but),
  });

  it('contradicts it where it says はい and the other いいえ on the same topic, seen from either side', () => {
    expect(found('checklist-vendor-r7', {}, { otherForms: [other('sds-5.0', { '3': no })] })).toEqual([
      '1-(1) checklist_against_sds',
    ]);
    expect(found('sds-5.0', { '3': no }, { otherForms: [other('checklist-vendor-r7')] })).toEqual([
      '3 checklist_against_sds',
    ]);
    const [finding] = findings(list, saidYes(list), DEFAULT_POLICY, {
      today: TODAY,
      otherForms: [other('sds-5.0', { '3': no })],
    });
    expect(finding?.message.ja).toContain('SDS 5.0 3');
  });

  it('does not where they agree, where the other does not ask, or where it says いいえ itself', () => {
    expect(found('checklist-vendor-r7', {}, { otherForms: [other('sds-5.0')] })).toEqual([]);
    const target = { value: 'no', targetOn: '2027-03-01' } as const;
    expect(
      found(
        'checklist-vendor-r7',
        { '1-(1)': { ...target, targetOn: '2026-12-01' } },
        { otherForms: [other('sds-5.0', { '3': no })] },
      ),
    ).toEqual(['1-(1) target_outside_year']);
  });

  it('does not where the いいえ stands on a row that is not asked', () => {
    const list = smallForm([{ code: 'x', topic: 'shared' }], { form: 'CHECKLIST_VENDOR' });
    const form = smallForm([
      { code: '1' },
      { code: '2', topic: 'shared', visibleWhen: { question: '1', in: ['yes'] } },
    ]);
    const against = (first: Answer) =>
      findings(list, said({ x: 'yes' }), DEFAULT_POLICY, {
        today: TODAY,
        otherForms: [{ template: form, answers: said({ '1': first, '2': no }) }],
      });
    expect([against(yes).length, against(no).length]).toEqual([1, 0]);
  });

  it('counts what its second round says', () => {
    const corrected = { value: 'no', targetOn: '2026-03-01', second: { value: 'yes' } } as const;
    expect(
      found('checklist-vendor-r7', { '1-(1)': corrected }, { otherForms: [other('sds-5.0', { '3': no })] }),
    ).toEqual(['1-(1) checklist_against_sds']);
  });

  it('may say はい to two factors that the other only plans', () => {
    const planned = other('sds-5.0', {
      '17.1d': no,
      'r4.4': { value: 'yes', remark: '予定', plannedOn: '2028-03-31' },
    });
    const never = other('sds-5.0', { '17.1d': no, 'r4.4': no });
    expect(found('checklist-vendor-r7', {}, { otherForms: [planned] })).toEqual([]);
    expect(found('checklist-vendor-r7', {}, { otherForms: [never] })).toEqual(['2-⑩ checklist_against_sds']);
  });

  it('is not held against an MDS2, nor two disclosures against each other', () => {
    expect(found('sds-5.0', {}, { otherForms: [other('mds-5.0', { r2: no })] })).toEqual([]);
    expect(found('checklist-vendor-r7', {}, { otherForms: [other('mds2-2019', { 'DOC-1': no })] })).toEqual([]);
  });
});
