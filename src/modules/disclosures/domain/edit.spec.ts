import { describe, expect, it } from '@jest/globals';
import { shipped } from '../../../../test/support/any-answers.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { DraftAnswer } from './draft.js';
import { type Edit, judgeEdits } from './edit.js';

const sds = shipped('sds-5.0');
const NOW = '2026-11-21T00:00:00Z';
const carriedFrom = { templateId: 'sds-4.1', questions: ['1'], relation: 'same' };
const row = (code: string, answer: Answer, rowVersion: number): DraftAnswer => ({
  code,
  answer,
  rowVersion,
  place: null,
  assigneeId: null,
  updatedBy: null,
  updatedAt: NOW,
});
const judge = (standing: readonly DraftAnswer[], ...edits: Edit[]): ReturnType<typeof judgeEdits> =>
  judgeEdits(sds, standing, edits, NOW);

describe('an edit', () => {
  it('is taken for a row never saved and for the version that was read', () => {
    const { edits, faults, conflicts } = judge(
      [row('2', { value: 'no' }, 4)],
      { code: '1', rowVersion: 0, answer: { value: 'yes' } },
      { code: '2', rowVersion: 4, answer: { value: 'yes' } },
    );
    expect([faults, conflicts]).toEqual([[], []]);
    expect(edits.map(({ position, rowVersion }) => [position, rowVersion])).toEqual([
      [0, 0],
      [3, 4],
    ]);
  });

  it('meets what somebody else saved meanwhile, also in a row that was never saved', () => {
    const yes: Answer = { value: 'yes' };
    const { edits, conflicts } = judge(
      [row('1', yes, 2)],
      { code: '1', rowVersion: 1, answer: { value: 'no' } },
      { code: '2', rowVersion: 3, answer: { value: 'no' } },
    );
    expect(edits).toEqual([]);
    expect(conflicts).toMatchObject([
      { code: '1', answer: yes, rowVersion: 2 },
      { code: '2', answer: { value: 'blank' }, rowVersion: 0 },
    ]);
  });

  it('is refused with its place where the form has no such row, the row comes twice or cannot take the answer', () => {
    const { faults } = judge(
      [],
      { code: 'x', rowVersion: 0, answer: { value: 'yes' } },
      { code: '1', rowVersion: 0, answer: { value: 'yes' } },
      { code: '1', rowVersion: 0, answer: { value: 'no' } },
      { code: '2', rowVersion: 0, answer: { value: 'yes', waitingFor: 'x' } },
    );
    expect(faults.map(({ index, pointer, code }) => `${index}${pointer} ${code}`)).toEqual([
      '0/code no_such_question',
      '2/code twice',
      '3/answer/waitingFor not_with_this_answer',
    ]);
  });

  it('confirms what was carried over, in the same words or in new ones, and forgets it when emptied', () => {
    const carried = row('1', { value: 'yes', remark: '別紙', carriedFrom }, 1);
    const said = (answer: Edit['answer']): unknown =>
      judge([carried], { code: '1', rowVersion: 1, answer }).edits[0]?.answer;
    expect(said('confirm')).toEqual({ value: 'yes', remark: '別紙', carriedFrom, confirmedAt: NOW });
    expect(said({ value: 'no' })).toEqual({ value: 'no', carriedFrom, confirmedAt: NOW });
    expect(said({ value: 'blank' })).toEqual({ value: 'blank' });
  });
});
