import { describe, expect, it } from '@jest/globals';
import type { FormUnderReview } from './form-change.js';
import { answerCells, placeOf } from './row-places.js';
import { change, placedRows, rowNamed, SMALL_REVIEW } from './small-proposal.fixture.js';

describe('splitting a row', () => {
  it('gives the second part no place of its own, and says so', () => {
    const form = change([{ splitRow: { row: 'r1', prompts: ['甲か', '乙か'], number: '1b' } }]);
    expect(form.proposal.rows.slice(0, 2)).toMatchObject([
      { id: 'r1', prompt: '甲か', doubts: [] },
      {
        id: 'new1',
        prompt: '乙か',
        number: '1b',
        section: 's1',
        topic: { key: 'own.new1', sureness: 'none' },
        doubts: [{ kind: 'no_answer_cell' }],
      },
    ]);
    expect(placedRows(form)).toEqual(placedRows(SMALL_REVIEW));
  });

  it('gives it the same columns on the row of the sheet that a person names', () => {
    const form = change([{ splitRow: { row: 'r2.1', prompts: ['甲', '乙'], sheetRow: 30 } }]);
    expect(rowNamed(form, 'new1')).toMatchObject({ row: 30, cells: ['A30'], doubts: [] });
    expect(answerCells(form.proposal.layout).get('new1')).toEqual(['C30', 'D30', 'E30']);
    expect(placeOf(form.proposal.layout, 'new1')?.place.remarks).toEqual([{ row: 30, column: 6 }]);
  });

  it('stays in its own one of two tables side by side', () => {
    const { layout } = SMALL_REVIEW.proposal;
    const [table] = layout.tables;
    const label = { row: 30, column: 11 };
    const beside = { ...table!.rows[0]!, question: 'right', row: 30, label };
    const tables = [{ ...table!, rows: [beside] }, table!];
    const form = change([{ splitRow: { row: 'r1', prompts: ['甲', '乙'], sheetRow: 30 } }], {
      ...SMALL_REVIEW,
      proposal: { ...SMALL_REVIEW.proposal, layout: { ...layout, tables } },
    });
    expect(form.proposal.layout.tables.map(({ rows }) => rows.length)).toEqual([1, 7]);
  });

  it('is undone by joining', () => {
    const form = change([
      { splitRow: { row: 'r1', prompts: ['甲', '乙'] } },
      { joinRows: { rows: ['r1', 'new1'], prompt: '設問1' } },
    ]);
    expect(form).toEqual(SMALL_REVIEW);
  });

  it('counts on from the names there are', () => {
    const splitRow = { row: 'r1', prompts: ['甲', '乙'] };
    expect(
      change([{ splitRow }, { splitRow }])
        .proposal.rows.map(({ id }) => id)
        .join(' '),
    ).toBe('r1 new2 new1 r1.1 r1.2 r2 r2.1 r2.2');
  });
});

describe('joining rows', () => {
  it('takes the wordings together and keeps cells, number and place of the first', () => {
    const form = change([{ joinRows: { rows: ['r1.2', 'r1.1'] } }]);
    expect(rowNamed(form, 'r1.1')).toMatchObject({
      prompt: '設問1.1\n設問1.2',
      number: '1.1',
      cells: ['A6', 'B6', 'A7', 'B7'],
    });
    expect(answerCells(form.proposal.layout).get('r1.1')).toEqual(['C6', 'D6', 'E6']);
    expect(placedRows(form)).toEqual(['r1', 'r1.1', 'r2', 'r2.1', 'r2.2']);
  });

  it('answers a heading joined with its question where the question is answered', () => {
    const form = change([{ joinRows: { rows: ['r2', 'r2.1'], prompt: '全体' } }]);
    expect(rowNamed(form, 'r2')).toMatchObject({
      prompt: '全体',
      answerType: 'yes_no_na',
      topic: { key: 'topic.2.1' },
      parent: null,
    });
    expect(answerCells(form.proposal.layout).get('r2')).toEqual(['C9', 'D9', 'E9']);
    expect(placeOf(form.proposal.layout, 'r2')?.place).toMatchObject({ label: { row: 8, column: 1 }, number: '2' });
  });

  it('leads what stood below its parts, or waited for them, to the whole', () => {
    const form = change([
      { setRow: { row: 'r2.1', parent: 'r1.2', visibleWhen: { row: 'r1.2', in: ['yes'] } } },
      { joinRows: { rows: ['r1.1', 'r1.2'] } },
    ]);
    expect(rowNamed(form, 'r2.1')).toMatchObject({ parent: 'r1.1', visibleWhen: { row: 'r1.1' } });
  });

  it('never stands below itself', () => {
    const form = change([
      { setRow: { row: 'r1', parent: 'r2.2' } },
      { setRow: { row: 'r1.1', parent: null } },
      { setRow: { row: 'r2', parent: 'r1.1' } },
      { joinRows: { rows: ['r1', 'r1.1'] } },
    ]);
    expect(rowNamed(form, 'r1').parent).toBeNull();
    expect(rowNamed(form, 'r2').parent).toBe('r1');
  });
});

describe('removing and adding a row', () => {
  it('lifts what stood below it', () => {
    const form = change([{ removeRow: { row: 'r2' } }]);
    expect(rowNamed(form, 'r2.1').parent).toBeNull();
    expect(placedRows(form)).not.toContain('r2');
  });

  it('takes a row of the sheet up again, answered as another one is', () => {
    const form = change([
      { removeRow: { row: 'r1.2' } },
      { addRow: { after: 'r1.1', like: 'r1', sheetRow: 7, number: '1.2', prompt: '設問1.2' } },
    ]);
    const { section, sheet, row, number, parent, answerType } = rowNamed(SMALL_REVIEW, 'r1.2');
    expect(rowNamed(form, 'new1')).toMatchObject({ section, sheet, row, number, parent, answerType, cells: ['A7'] });
    expect(placeOf(form.proposal.layout, 'new1')?.place).toEqual({
      ...placeOf(SMALL_REVIEW.proposal.layout, 'r1.2')?.place,
      question: 'new1',
    });
    expect(placedRows(form)).toEqual(['r1', 'r1.1', 'new1', 'r2', 'r2.1', 'r2.2']);
  });

  it('forgets what it was left out for', () => {
    const { layout } = SMALL_REVIEW.proposal;
    const other = { row: 20, why: 'not read', label: { row: 20, column: 2 }, text: '追加', answered: false } as const;
    const left: FormUnderReview = {
      ...SMALL_REVIEW,
      proposal: {
        ...SMALL_REVIEW.proposal,
        layout: { ...layout, tables: layout.tables.map((table) => ({ ...table, others: [other] })) },
      },
    };
    const form = change([{ addRow: { after: null, section: 's2', like: 'r1', sheetRow: 20, prompt: '追加' } }], left);
    expect(form.proposal.layout.tables[0]?.others).toEqual([]);
    expect(form.proposal.rows[0]).toMatchObject({ id: 'new1', section: 's2', parent: null });
  });
});
