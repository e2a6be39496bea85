import { describe, expect, it } from '@jest/globals';
import type { FormChange } from './form-change.js';
import { smallForm } from '../../templates/domain/small-form.fixture.js';
import { releasedBefore } from './released-before.js';
import { faultsOf, reviewOf } from './review.js';
import { change, SMALL_REVIEW } from './small-proposal.fixture.js';

const faults = (...changes: FormChange[]): string[] =>
  faultsOf(change(changes)).map(({ kind, row = '' }) => `${kind} ${row}`.trim());

describe('what stops the release of a form', () => {
  it('is nothing where all is said', () => {
    expect(faultsOf(SMALL_REVIEW)).toEqual([]);
  });

  it.each<[string[], ...FormChange[]]>([
    [['form_unnamed'], { name: { form: '' } }],
    [['version_unnamed'], { name: { version: ' ' } }],
    [['title_unnamed', 'publisher_unnamed'], { name: { title: '', publisher: '' } }],
    [['no_wording r1'], { setRow: { row: 'r1', prompt: '' } }],
    [['same_topic r1.2'], { setRow: { row: 'r1.2', topic: 'topic.1' } }],
    [[], { setRow: { row: 'r1.2', topic: 'topic.1', scope: 'server' } }],
    [[], { setRow: { row: 'r2', topic: 'topic.1' } }],
    [['number_twice r1.2'], { setRow: { row: 'r1.2', number: '１．１' } }],
    [[], { setRow: { row: 'r1.2', number: '1.1', settled: true } }],
    [[], { setRow: { row: 'r1.2', number: '1.1' } }, { setRow: { row: 'r1.2', settled: true } }],
    [
      ['number_twice r1.2'],
      { setRow: { row: 'r1.2', number: '2', settled: true } },
      { setRow: { row: 'r1.2', number: '1' } },
    ],
    [[], { setRow: { row: 'r2.1', number: '1.1' } }],
    [[], { setRow: { row: 'r1.1', number: '(ア)' } }, { setRow: { row: 'r1.2', number: '(ア)' } }],
    [['no_choices r1.2'], { setRow: { row: 'r1.2', answerType: 'choice' } }],
    [
      ['same_choice r1.2'],
      {
        setRow: {
          row: 'r1.2',
          answerType: 'multi_choice',
          choices: ['a', 'a', 'b'].map((key) => ({ key, label: key, exclusive: false })),
        },
      },
    ],
    [['remark_of_no_answer r2.2'], { setRow: { row: 'r2.2', remark: { allowed: true, requiredWhen: ['no'] } } }],
    [[], { setRow: { row: 'r1', remark: { allowed: true, requiredWhen: ['no', 'na'] } } }],
    [['condition_of_no_answer r1.1'], { setRow: { row: 'r1', answerType: 'text' } }],
    [['condition_of_no_answer r2.1'], { setRow: { row: 'r2.1', visibleWhen: { row: 'r1', in: ['yes', 'perhaps'] } } }],
  ])('%j', (expected, ...changes) => {
    expect(faults(...changes)).toEqual(expected);
  });

  it('is named with the row and its cells, in both languages', () => {
    const [fault] = faultsOf(change([{ setRow: { row: 'r1.2', topic: 'topic.1' } }]));
    expect(fault).toEqual({
      kind: 'same_topic',
      row: 'r1.2',
      code: '1.2',
      sheet: '様式',
      cells: ['A7', 'B7'],
      message: { ja: expect.stringContaining('設問「1」'), en: expect.stringContaining('row "1"') },
    });
  });

  it('is a word that the form lacks', () => {
    const { vocabulary } = SMALL_REVIEW.proposal;
    const proposal = { ...SMALL_REVIEW.proposal, vocabulary: vocabulary.filter(({ key }) => key !== 'na') };
    const kinds = new Set(faultsOf({ ...SMALL_REVIEW, proposal }).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['no_word']));
    const noQuestion = { ...proposal, rows: proposal.rows.filter(({ answerType }) => answerType === 'group') };
    expect(faultsOf({ ...SMALL_REVIEW, proposal: noQuestion })).toMatchObject([{ kind: 'no_question' }]);
  });

  it('is a form released from the same workbook, until a person settles that', () => {
    const kinds = (...changes: FormChange[]) =>
      faultsOf(change(changes), ['test-1', 'test-1-b']).map(({ kind, message }) => [kind, message.en]);
    expect(kinds()).toEqual([
      ['released_before', expect.stringContaining('"test-1"')],
      ['released_before', expect.stringContaining('"test-1-b"')],
    ]);
    expect(kinds({ releaseBeside: { templateId: 'test-1' } })).toHaveLength(1);
    expect(kinds(...['test-1', 'test-1-b'].map((templateId) => ({ releaseBeside: { templateId } })))).toEqual([]);
    const official = { publisher: '', workbook: 'a' };
    const forms = (['a', 'b', 'c'] as const).map((id) =>
      smallForm([{ code: '1' }], { id, form: 'TEST', version: '1.0', official }),
    );
    const [same, ...others] = [
      forms[0]!,
      { ...forms[1]!, version: '2' },
      { ...forms[2]!, official: { ...official, workbook: 'b' } },
    ];
    expect(releasedBefore([...others, same], SMALL_REVIEW.naming, 'a')).toEqual(['a']);
  });

  it('is whatever else the finished form has against it', () => {
    const { header } = SMALL_REVIEW.proposal;
    const proposal = { ...SMALL_REVIEW.proposal, header: [...header, ...header] };
    expect(faultsOf({ ...SMALL_REVIEW, proposal })).toMatchObject([{ kind: 'unusable' }]);
  });
});

describe('a form under review', () => {
  it('shows each row with the cells of its answer, and counts', () => {
    const review = reviewOf(
      change([{ setRow: { row: 'r1', topic: 'topic.1' } }, { splitRow: { row: 'r1.2', prompts: ['甲', '乙'] } }]),
    );
    expect(review.rows.map(({ id, answerCells }) => [id, answerCells.length])).toEqual([
      ['r1', 3],
      ['r1.1', 3],
      ['r1.2', 3],
      ['new1', 0],
      ['r2', 3],
      ['r2.1', 3],
      ['r2.2', 3],
    ]);
    expect(review.counts).toEqual({
      rows: 7,
      questions: 6,
      topics: { exact: 0, likely: 4, none: 1, person: 1 },
      doubts: 1,
      faults: 0,
    });
  });
});
