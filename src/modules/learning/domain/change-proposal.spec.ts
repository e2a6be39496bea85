import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { namingOf } from './form-naming.js';
import type { FormChange, FormUnderReview } from './form-change.js';
import type { ProposedRow } from './form-proposal.js';
import { change, SMALL_REVIEW } from './small-proposal.fixture.js';

const after = (wish: FormChange): FormUnderReview['proposal'] => change([wish]).proposal;

describe('naming the form', () => {
  it('says what is given and keeps the rest', () => {
    expect(change([{ name: { version: '6.0', publisher: '例示工業会' } }]).naming).toEqual({
      ...SMALL_REVIEW.naming,
      version: '6.0',
      publisher: '例示工業会',
    });
  });
});

describe('a name', () => {
  it('is kept without blanks around it, a family in plain letters', () => {
    const naming = change([{ name: { form: ' ＳＤＳ ', version: ' 6.0\u3000', publisher: ' 例示工業会' } }]).naming;
    expect(naming).toMatchObject({ form: 'SDS', version: '6.0', publisher: '例示工業会' });
  });

  it('taken from the workbook is never longer than a name may be', () => {
    const { form, title, guideline } = namingOf({
      ...SMALL_REVIEW.proposal,
      form: '様'.repeat(99),
      title: `${'題'.repeat(299)}😀`,
      guideline: { name: '針'.repeat(999), version: '' },
    });
    expect([form.length, title.length, guideline.name.length]).toEqual([40, 300, 200]);
    expect(title.isWellFormed()).toBe(true);
  });
});

describe('sections and fields of the head', () => {
  it('adds, renames and removes a section', () => {
    const added = change([{ addSection: { section: 's3', title: '第三節', after: 's1' } }]);
    expect(added.proposal.sections.map(({ code }) => code)).toEqual(['s1', 's3', 's2']);
    expect(change([{ removeSection: { section: 's3' } }], added)).toEqual(SMALL_REVIEW);
    expect(after({ renameSection: { section: 's1', title: '新' } }).sections[0]).toEqual({ code: 's1', title: '新' });
    const emptied = after({ removeSection: { section: 's2', into: 's1' } });
    expect(new Set(emptied.rows.map(({ section }) => section))).toEqual(new Set(['s1']));
  });

  it('adds, changes and removes a field with its cell', () => {
    const addField = { field: 'made_on', label: '作成日', type: 'date', sheet: '様式', cell: 'AB12' } as const;
    const added = change([{ addField }]);
    expect(added.proposal.header.at(-1)).toEqual({
      key: 'made_on',
      label: '作成日',
      type: 'date',
      sheet: '様式',
      spot: { row: 12, column: 28 },
    });
    expect(added.proposal.layout.header.at(-1)).toEqual({
      key: 'made_on',
      sheet: '様式',
      spot: { row: 12, column: 28 },
    });
    expect(change([{ removeField: { field: 'made_on' } }], added)).toEqual(SMALL_REVIEW);
    expect(after({ setField: { field: 'provider', label: '提供者' } }).header[0]).toMatchObject({
      label: '提供者',
      type: 'text',
    });
  });
});

describe('a change that cannot be', () => {
  const LONG = Array.from({ length: 2000 }, (_, at): ProposedRow => ({
    ...SMALL_REVIEW.proposal.rows[0]!,
    id: `x${at}`,
  }));
  const FULL: FormUnderReview = { ...SMALL_REVIEW, proposal: { ...SMALL_REVIEW.proposal, rows: LONG } };

  it.each<[FormChange, string, string]>([
    [{}, 'not-one', ''],
    [{ name: {}, removeRow: { row: 'r1' } }, 'not-one', ''],
    [{ setRow: { row: 'r9' } }, 'unknown-row', 'setRow/row'],
    [{ setRow: { row: 'r1', parent: 'r9' } }, 'unknown-row', 'setRow/parent'],
    [{ setRow: { row: 'r1', parent: 'r1' } }, 'outline-loop', 'setRow/parent'],
    [{ setRow: { row: 'r2', parent: 'r2.1' } }, 'outline-loop', 'setRow/parent'],
    [{ setRow: { row: 'r1', section: 's9' } }, 'unknown-section', 'setRow/section'],
    [{ setRow: { row: 'r1', topic: 'made.up' } }, 'unknown-topic', 'setRow/topic'],
    [{ setRow: { row: 'r1', topic: 'own.' } }, 'unknown-topic', 'setRow/topic'],
    [{ setRow: { row: 'r1', topic: `own.${'x'.repeat(100)}` } }, 'unknown-topic', 'setRow/topic'],
    [{ setRow: { row: 'r1', visibleWhen: { row: 'r9', in: [] } } }, 'unknown-row', 'setRow/visibleWhen/row'],
    [{ setRow: { row: 'r1', visibleWhen: { row: 'r1', in: [] } } }, 'condition-loop', 'setRow/visibleWhen/row'],
    [{ setRow: { row: 'r1', visibleWhen: { row: 'r1.1', in: [] } } }, 'condition-loop', 'setRow/visibleWhen/row'],
    [{ moveRow: { row: 'r9', after: null } }, 'unknown-row', 'moveRow/row'],
    [{ moveRow: { row: 'r1', after: 'r9' } }, 'unknown-row', 'moveRow/after'],
    [{ moveRow: { row: 'r1', after: 'r1' } }, 'after-itself', 'moveRow/after'],
    [{ moveRow: { row: 'r1', after: null, section: 's9' } }, 'unknown-section', 'moveRow/section'],
    [{ splitRow: { row: 'r9', prompts: ['a', 'b'] } }, 'unknown-row', 'splitRow/row'],
    [{ splitRow: { row: 'r1', prompts: ['a'] } }, 'not-two', 'splitRow/prompts'],
    [{ splitRow: { row: 'r1', prompts: ['a', 'b', 'c'] } }, 'not-two', 'splitRow/prompts'],
    [{ splitRow: { row: 'r1', prompts: ['a', 'b'], sheetRow: 6 } }, 'place-taken', 'splitRow/sheetRow'],
    [{ joinRows: { rows: ['r1', 'r9'] } }, 'unknown-row', 'joinRows/rows/1'],
    [{ joinRows: { rows: ['r1', 'r1'] } }, 'not-several', 'joinRows/rows'],
    [{ joinRows: { rows: [] } }, 'not-several', 'joinRows/rows'],
    [{ joinRows: { rows: ['r1', 'r1.2'] } }, 'not-neighbours', 'joinRows/rows'],
    [{ removeRow: { row: 'r9' } }, 'unknown-row', 'removeRow/row'],
    [{ removeRow: { row: 'r1' } }, 'row-decides', 'removeRow/row'],
    [{ addRow: { after: 'r9', like: 'r1', sheetRow: 20, prompt: 'x' } }, 'unknown-row', 'addRow/after'],
    [{ addRow: { after: null, like: 'r9', sheetRow: 20, prompt: 'x' } }, 'unknown-row', 'addRow/like'],
    [{ addRow: { after: null, like: 'r1', sheetRow: 6, prompt: 'x' } }, 'place-taken', 'addRow/sheetRow'],
    [
      { addRow: { after: null, section: 's9', like: 'r1', sheetRow: 20, prompt: 'x' } },
      'unknown-section',
      'addRow/section',
    ],
    [{ addSection: { section: 's1', title: 'x', after: null } }, 'section-exists', 'addSection/section'],
    [{ addSection: { section: 's3', title: 'x', after: 's9' } }, 'unknown-section', 'addSection/after'],
    [{ renameSection: { section: 's9', title: 'x' } }, 'unknown-section', 'renameSection/section'],
    [{ removeSection: { section: 's9' } }, 'unknown-section', 'removeSection/section'],
    [{ removeSection: { section: 's2' } }, 'section-has-rows', 'removeSection/into'],
    [{ removeSection: { section: 's2', into: 's2' } }, 'into-itself', 'removeSection/into'],
    [{ removeSection: { section: 's2', into: 's9' } }, 'unknown-section', 'removeSection/into'],
    [{ setField: { field: 'x' } }, 'unknown-field', 'setField/field'],
    [
      { addField: { field: 'provider', label: 'x', type: 'text', sheet: '様式', cell: 'A1' } },
      'field-exists',
      'addField/field',
    ],
    [
      { addField: { field: 'x', label: 'x', type: 'text', sheet: '無い', cell: 'A1' } },
      'unknown-sheet',
      'addField/sheet',
    ],
    [{ addField: { field: 'x', label: 'x', type: 'text', sheet: '様式', cell: 'A0' } }, 'no-cell', 'addField/cell'],
    [{ addField: { field: 'x', label: 'x', type: 'text', sheet: '様式', cell: 'XFE1' } }, 'no-cell', 'addField/cell'],
    [{ removeField: { field: 'x' } }, 'unknown-field', 'removeField/field'],
  ])('%j is refused as %s at %s', (wrong, reason, field) => {
    expectRefusal(SMALL_REVIEW, wrong, reason, field);
  });

  it.each<[FormChange, string, string]>([
    [{ splitRow: { row: 'x1', prompts: ['a', 'b'] } }, 'too-many-rows', 'splitRow'],
    [{ addRow: { after: null, like: 'x1', sheetRow: 20, prompt: 'x' } }, 'no-place', 'addRow/like'],
  ])('%j of a form full of rows without places is refused as %s at %s', (wrong, reason, field) => {
    expectRefusal(FULL, wrong, reason, field);
  });
});

describe('what grows without end', () => {
  const { proposal } = SMALL_REVIEW;
  const [section, field, row] = [proposal.sections[0]!, proposal.header[0]!, proposal.rows[0]!];
  const times = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at));

  it.each<[string, Partial<FormUnderReview['proposal']>, FormChange, string]>([
    [
      'too-many-sections',
      { sections: times(500, (at) => ({ ...section, code: `s${at}` })) },
      { addSection: { section: 'more', title: 'x', after: null } },
      'addSection',
    ],
    [
      'too-many-fields',
      { header: times(100, (at) => ({ ...field, key: `f${at}` })) },
      { addField: { field: 'more', label: 'x', type: 'text', sheet: '様式', cell: 'A1' } },
      'addField',
    ],
    [
      'wording-too-long',
      { rows: times(2, (at) => ({ ...row, id: `r${at}`, prompt: '文'.repeat(20_000) })) },
      { joinRows: { rows: ['r0', 'r1'] } },
      'joinRows/prompt',
    ],
  ])('is refused as %s', (reason, parts, wrong, pointer) => {
    expectRefusal({ ...SMALL_REVIEW, proposal: { ...proposal, ...parts } }, wrong, reason, pointer);
  });

  it('is refused as a whole where rows repeat what is long, and what is too long already may become shorter', () => {
    const words = times(200, (at) => ({ key: `${at}`.padEnd(200, 'k'), label: 'い'.repeat(200), exclusive: false }));
    const choosing: FormChange = { setRow: { row: row.id, answerType: 'choice', choices: words } };
    const more = times(130, (at): FormChange => ({
      addRow: { after: null, like: row.id, sheetRow: 100 + at, prompt: 'x' },
    }));
    const { code, facts } = refusal(() => change([choosing, ...more]));
    expect([code, facts['pointer']]).toEqual(['form-change.too-much-text', '/changes']);
    const long = times(340, (at) => ({ ...row, id: `x${at}`, prompt: '文'.repeat(30_000) }));
    const full = { ...SMALL_REVIEW, proposal: { ...proposal, rows: [...proposal.rows, ...long] } };
    expect(change([{ removeRow: { row: 'x1' } }], full).proposal.rows).toHaveLength(proposal.rows.length + 339);
  });
});

function expectRefusal(form: FormUnderReview, wrong: FormChange, reason: string, field: string): void {
  const { code, facts } = refusal(() => change([{ name: { title: '先に' } }, wrong], form));
  expect(code).toBe(`form-change.${reason}`);
  expect(facts['pointer']).toBe(`/changes/1${field === '' ? '' : `/${field}`}`);
}

function refusal(act: () => unknown): RuleViolation {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleViolation) return error;
  }
  throw new Error('it was not refused');
}
