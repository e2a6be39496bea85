import { describe, expect, it } from '@jest/globals';
import type { FormUnderReview } from './form-change.js';
import { answerCells, placeOf, withPlaces } from './row-places.js';
import { change, rowNamed, SMALL_REVIEW } from './small-proposal.fixture.js';

describe('setting a row', () => {
  it.each([
    ['number', { number: '1-①' }],
    ['no number', { number: null }],
    ['wording', { prompt: '別の文言' }],
    ['section', { section: 's2' }],
    ['answer type', { answerType: 'yes_no' as const }],
    ['parent', { parent: 'r1.2' }],
    ['no parent', { parent: null }],
    ['remark rule', { remark: { allowed: true, requiredWhen: ['no'] } }],
    ['choices', { answerType: 'choice' as const, choices: [{ key: 'a', label: '甲', exclusive: false }] }],
    ['scope', { scope: 'server' as const }],
  ])('%s', (_, wish) => {
    const form = change([{ setRow: { row: 'r1.1', ...wish } }]);
    expect(rowNamed(form, 'r1.1')).toEqual({ ...rowNamed(SMALL_REVIEW, 'r1.1'), ...wish });
  });

  it('takes a scope and a condition away by null', () => {
    const form = change([
      { setRow: { row: 'r1.1', scope: 'server' } },
      { setRow: { row: 'r1.1', scope: null, visibleWhen: null } },
    ]);
    expect(rowNamed(form, 'r1.1')).toEqual({ ...rowNamed(SMALL_REVIEW, 'r1.1'), visibleWhen: null });
  });

  it('says that a person decided about the topic, also where it is the proposed one', () => {
    for (const topic of ['ext.medical_site', 'topic.1', 'own.独自の設問'])
      expect(rowNamed(change([{ setRow: { row: 'r1', topic } }]), 'r1').topic).toMatchObject({
        key: topic,
        sureness: 'person',
      });
  });

  it('keeps the number of its place the printed one', () => {
    const form = change([{ setRow: { row: 'r1', number: '一' } }]);
    expect(placeOf(form.proposal.layout, 'r1')?.place.number).toBe('一');
    expect(
      placeOf(change([{ setRow: { row: 'r1', number: null } }], form).proposal.layout, 'r1')?.place,
    ).not.toHaveProperty('number');
  });

  it('writes words into the cell below boxes', () => {
    const known = placeOf(SMALL_REVIEW.proposal.layout, 'r1')!;
    const entry = { row: 5, column: 3 };
    const answer = { kind: 'inline-boxes', entry, pattern: '□はい' } as const;
    const boxed = withPlaces(SMALL_REVIEW, ['r1'], { ...known, place: { ...known.place, answer } });
    const form = change([{ setRow: { row: 'r1', answerType: 'text' } }], boxed);
    expect(placeOf(form.proposal.layout, 'r1')?.place.answer).toEqual({
      kind: 'word',
      entry: { row: 5, column: 3 },
      words: {},
    });
  });

  it('asks for no remark at an answer that it cannot give any more', () => {
    const rule = { allowed: true, requiredWhen: ['no'] };
    const asking = change([{ setRow: { row: 'r1', remark: rule } }]);
    expect(rowNamed(change([{ setRow: { row: 'r1', answerType: 'text' } }], asking), 'r1').remark.requiredWhen).toEqual(
      [],
    );
    expect(rowNamed(change([{ setRow: { row: 'r1', answerType: 'yes_no' } }], asking), 'r1').remark).toEqual(rule);
  });

  it('settles its doubts, but for one that still holds', () => {
    const doubt = { kind: 'glued_number', message: { ja: '', en: '' } };
    const doubted: FormUnderReview = {
      ...SMALL_REVIEW,
      proposal: {
        ...SMALL_REVIEW.proposal,
        rows: SMALL_REVIEW.proposal.rows.map((one) => ({ ...one, doubts: [doubt] })),
      },
    };
    expect(rowNamed(change([{ setRow: { row: 'r1', settled: true } }], doubted), 'r1').doubts).toEqual([]);
    expect(rowNamed(change([{ setRow: { row: 'r1', prompt: 'x' } }], doubted), 'r1').doubts).toEqual([doubt]);
    const split = change([
      { splitRow: { row: 'r1', prompts: ['甲', '乙'] } },
      { setRow: { row: 'new1', settled: true } },
    ]);
    expect(rowNamed(split, 'new1').doubts).toMatchObject([{ kind: 'no_answer_cell' }]);
    expect(rowNamed(change([{ setRow: { row: 'new1', answerType: 'group' } }], split), 'new1').doubts).toEqual([]);
  });
});

describe('moving a row', () => {
  it.each([
    [{ row: 'r1.2', after: 'r1' }, 'r1 r1.2 r1.1 r2 r2.1 r2.2'],
    [{ row: 'r2.2', after: null }, 'r2.2 r1 r1.1 r1.2 r2 r2.1'],
    [{ row: 'r1', after: 'r2.2' }, 'r1.1 r1.2 r2 r2.1 r2.2 r1'],
  ])('%o', (moveRow, expected) => {
    expect(
      change([{ moveRow }])
        .proposal.rows.map(({ id }) => id)
        .join(' '),
    ).toBe(expected);
  });

  it('puts it into the section of its new neighbour, unless another one is named', () => {
    expect(rowNamed(change([{ moveRow: { row: 'r1.2', after: 'r2.1' } }]), 'r1.2').section).toBe('s2');
    expect(rowNamed(change([{ moveRow: { row: 'r1.2', after: 'r2.1', section: 's1' } }]), 'r1.2').section).toBe('s1');
    expect(rowNamed(change([{ moveRow: { row: 'r2.1', after: null } }]), 'r2.1').section).toBe('s1');
  });

  it('leaves its cells alone', () => {
    expect(answerCells(change([{ moveRow: { row: 'r1', after: 'r2.2' } }]).proposal.layout).get('r1')).toEqual([
      'C5',
      'D5',
      'E5',
    ]);
  });
});
