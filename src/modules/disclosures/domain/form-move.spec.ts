import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyAnswers, anyTemplate } from '../../../../test/support/any-answers.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { CrosswalkEntry } from '../../templates/domain/crosswalk-pair.js';
import { carryOver } from '../../templates/domain/crosswalk.js';
import { proposeCrosswalk } from '../../templates/domain/propose-crosswalk.js';
import { choicesOf, smallForm } from '../../templates/domain/small-form.fixture.js';
import type { Template } from '../../templates/domain/template.js';
import type { DraftAnswer } from './draft.js';
import { moveToForm } from './form-move.js';
import { confirmedWhereSame, sameQuestions } from './same-questions.js';

const OFFICIAL = { publisher: '例示工業会', workbook: 'a'.repeat(64) };
const rows = [
  { code: 'r1', topic: 'a', prompt: { ja: '記録する機能があるか', en: '' } },
  { code: 'r2', topic: 'b', prompt: { ja: '消去する手段を示せるか', en: '' } },
  {
    code: 'r3',
    topic: 'c',
    prompt: { ja: '回線の種別', en: '' },
    answerType: 'choice',
    choices: choicesOf('専用線', 'VPN'),
  } as const,
  { code: 'r4', topic: 'd', prompt: { ja: '廃止された設問', en: '' } },
];
const ours = smallForm(rows, { id: 'sds-5.0', form: 'SDS', version: '5.0' });
const learned = smallForm(
  [
    { code: '1', officialCode: '1', topic: 'a', prompt: { ja: '記録する機能がありますか', en: '' } },
    { code: 'r2', officialCode: '2', topic: 'b', prompt: { ja: '外部の媒体だけについて別のことを問う', en: '' } },
    {
      code: '3',
      officialCode: '3',
      topic: 'c',
      prompt: { ja: '回線の種別', en: '' },
      answerType: 'choice',
      choices: choicesOf('VPN', 'c2'),
    },
    { code: 'r9', officialCode: '9', topic: 'e', prompt: { ja: '新しい設問', en: '' } },
  ],
  { id: 'sds-5.0-learned', form: 'SDS', version: '5.0', official: OFFICIAL },
);

const draftRow = (code: string, answer: Answer, more: Partial<DraftAnswer> = {}): DraftAnswer => ({
  code,
  answer,
  rowVersion: 3,
  place: null,
  assigneeId: null,
  updatedBy: null,
  updatedAt: '2026-11-20T00:00:00.000Z',
  ...more,
});
const move = (
  drafted: readonly DraftAnswer[],
  from: Template = ours,
  to: Template = learned,
  given?: readonly CrosswalkEntry[],
) => {
  const map = given ?? proposeCrosswalk(from, to).map;
  const answers = new Map(drafted.map(({ code, answer }) => [code, answer]));
  const carried = carryOver(from, to, answers, { from: from.id, to: to.id, confidence: '', map }, {});
  return moveToForm(from, to, map, drafted, carried);
};
const at = (moved: ReturnType<typeof move>, code: string) => moved.rows.find((row) => row.code === code);

describe('a draft that moves to the official form of its version', () => {
  it('keeps the answer to the same question as it stood, confirmed or not', () => {
    const confirmed: Answer = { value: 'yes', plannedOn: '2027-03-31' };
    expect(at(move([draftRow('r1', confirmed)]), '1')?.answer).toEqual(confirmed);
    const carried: Answer = {
      value: 'no',
      carriedFrom: { templateId: 'sds-4.1', questions: ['r1'], relation: 'reworded' },
    };
    expect(at(move([draftRow('r1', carried)]), '1')?.answer).toEqual(carried);
    expect(at(move([draftRow('r1', { ...carried, confirmedAt: '2026-04-01T00:00:00Z' })]), '1')?.answer).toEqual({
      ...carried,
      confirmedAt: '2026-04-01T00:00:00Z',
    });
  });

  it('leaves an answer unconfirmed where the row is worded otherwise, or its choices differ', () => {
    const moved = move([draftRow('r2', { value: 'yes' }), draftRow('r3', { value: 'choice', key: 'VPN' })]);
    expect(at(moved, 'r2')?.answer).toEqual({
      value: 'yes',
      carriedFrom: { templateId: 'sds-5.0', questions: ['r2'], relation: 'reworded' },
    });
    expect(at(moved, '3')?.answer.carriedFrom).toMatchObject({ relation: 'reworded' });
    expect([moved.kept, moved.unconfirmed, moved.left]).toEqual([0, 2, []]);
  });

  it('lists what has no place there, with why, and loses nothing else', () => {
    const moved = move([
      draftRow('r1', { value: 'yes' }),
      draftRow('r3', { value: 'choice', key: '専用線' }),
      draftRow('r4', { value: 'na', remark: '備考1' }),
      draftRow('r2', { value: 'blank', remark: '確認中' }),
    ]);
    expect(moved.left.map(({ question, reason, beside, answer }) => [question, reason, beside, answer.value])).toEqual([
      ['r3', 'no_such_answer', ['3'], 'choice'],
      ['r4', 'dropped', [], 'na'],
      ['r2', 'blank_before', ['r2'], 'blank'],
    ]);
  });

  it('takes places and colleagues along, and lists the colleague of a row that has none there', () => {
    const place = { sheet: '様式', cells: ['B4'] };
    const moved = move([
      draftRow('r1', { value: 'yes' }, { place, assigneeId: 'u1' }),
      draftRow('r2', { value: 'blank' }, { place, assigneeId: 'u2', rowVersion: 0 }),
      draftRow('r4', { value: 'blank' }, { assigneeId: 'u3' }),
    ]);
    expect(at(moved, '1')).toMatchObject({ place, assigneeId: 'u1' });
    expect(at(moved, 'r2')).toMatchObject({ place: null, assigneeId: 'u2', answer: { value: 'blank' } });
    expect(moved.left).toMatchObject([{ question: 'r4', assigneeId: 'u3' }]);
  });

  it('lists the second of two colleagues whose rows became one', () => {
    const map = [{ kind: 'merged', from: ['r1', 'r2'], to: ['1'], topic: 'a', carryOver: 'agree' }] as const;
    const drafted = ['r1', 'r2'].map((code) => draftRow(code, { value: 'yes' }, { assigneeId: `of ${code}` }));
    const moved = move(drafted, ours, learned, map);
    expect(at(moved, '1')).toMatchObject({ assigneeId: 'of r1', answer: { value: 'yes' } });
    expect(moved.left).toMatchObject([{ question: 'r2', assigneeId: 'of r2' }]);
  });

  it('is never written to by whoever still has the former form open', () => {
    const moved = move([draftRow('r1', { value: 'yes' }, { rowVersion: 7 })]);
    expect(at(moved, '1')?.rowVersion).toBe(8);
    expect(at(moved, 'r2')).toMatchObject({ answer: { value: 'blank' }, rowVersion: 8 });
    expect(at(moved, 'r9')).toBeUndefined();
  });
});

describe('the same question', () => {
  const entry = { kind: 'same', from: ['r1'], to: ['1'], topic: 'a', carryOver: 'suggest' } as const;
  const later = { ...learned, version: '6.0' };

  it.each<[string, Template, Template, CrosswalkEntry, boolean]>([
    ['of another description of the version', ours, learned, entry, true],
    ['of a later version, as proposed', ours, later, entry, false],
    ['of a later version, whoever said so', ours, later, { ...entry, settled: true }, false],
    [
      'in other words, whoever said so',
      ours,
      learned,
      { ...entry, kind: 'reworded', carryOver: 'confirm', settled: true },
      false,
    ],
    ['that is only shown', ours, learned, { ...entry, carryOver: 'show' }, false],
    ['of the form itself', ours, ours, entry, false],
  ])('%s', (_, from, to, each, isSame) => {
    expect([...sameQuestions(from, to, [each])]).toEqual(isSame ? [['1', 'r1']] : []);
  });

  it('is confirmed where what stood there was', () => {
    const origin = { templateId: 'x', questions: ['r1'], relation: 'same' };
    const carried = new Map<string, Answer>([['1', { value: 'yes', carriedFrom: origin }]]);
    const confirmed = (before: Answer) =>
      confirmedWhereSame(carried, new Map([['1', 'r1']]), new Map([['r1', before]]), 'now');
    expect(confirmed({ value: 'yes' }).get('1')).toEqual({ value: 'yes', carriedFrom: origin, confirmedAt: 'now' });
    expect(confirmed({ value: 'yes', carriedFrom: origin }).get('1')?.confirmedAt).toBeUndefined();
    expect(confirmedWhereSame(carried, new Map(), new Map(), 'now')).toEqual(carried);
  });
});

it('between any two shipped forms every answer comes along or is listed, and only once', () => {
  const crossings = fc
    .tuple(anyTemplate, anyTemplate)
    .chain(([from, to]) => fc.tuple(fc.constant(from), fc.constant(to), anyAnswers(from)));
  fc.assert(
    fc.property(crossings, ([from, to, answers]) => {
      const drafted = [...answers].map(([code, answer]) => draftRow(code, answer, { assigneeId: 'u' }));
      const { rows: moved, left } = move(drafted, from, to);
      const along = new Set(moved.flatMap(({ answer }) => answer.carriedFrom?.questions ?? []));
      const listed = new Set(left.map(({ question }) => question));
      const said = drafted.filter(({ answer }) => answer.value !== 'blank' || Object.keys(answer).length > 1);
      expect(said.filter(({ code }) => !along.has(code) && !listed.has(code))).toEqual([]);
      expect(new Set(moved.map(({ position }) => position)).size).toBe(moved.length);
    }),
    { numRuns: 50 },
  );
});
