import { describe, expect, it } from '@jest/globals';
import { choicesOf, smallForm } from './small-form.fixture.js';
import { templateFaults } from './template-rules.js';
import type { Question, Template } from './template.js';

type Row = Partial<Question> & { code: string };

const faults = (rows: readonly Row[], head: Partial<Template> = {}) =>
  templateFaults(smallForm(rows, head)).map(
    ({ place, message }) => `${place.slice(2).join('.') || place.join('.')}: ${message}`,
  );

describe('a form is refused', () => {
  const method = { code: 'm', answerType: 'choice', choices: choicesOf('vpn', 'other') } as const;
  const refused: readonly (readonly [string, readonly Row[], readonly string[]])[] = [
    ['two rows of one code', [{ code: '1' }, { code: '1', topic: 'else' }], ['questions.1.code: "1" stands twice']],
    [
      'two answered rows on one topic',
      [
        { code: '1', topic: 't' },
        { code: '2', topic: 't' },
      ],
      ['questions.1.topic: "t" stands twice'],
    ],
    [
      'two rows on one topic for the same equipment',
      [
        { code: '1', topic: 't', scope: 'server' },
        { code: '2', topic: 't', scope: 'server' },
      ],
      ['questions.1.topic: "t@server" stands twice'],
    ],
    [
      'a parent that is not there',
      [{ code: '1', parent: '9' }],
      ['questions.0.parent: the parent "9" is no row of this form'],
    ],
    [
      'rows that stand under each other',
      [
        { code: '1', parent: '2' },
        { code: '2', parent: '1' },
      ],
      ['questions.0.parent: the row stands under itself', 'questions.1.parent: the row stands under itself'],
    ],
    [
      'rows in a circle, with one hanging on it',
      [
        { code: '1', parent: '2' },
        { code: '2', parent: '3' },
        { code: '3', parent: '2' },
      ],
      ['questions.1.parent: the row stands under itself', 'questions.2.parent: the row stands under itself'],
    ],
    ['a row under itself', [{ code: '1', parent: '1' }], ['questions.0.parent: the row stands under itself']],
    [
      'a condition on a row that is not there',
      [{ code: '1', visibleWhen: { question: '9', in: ['yes'] } }],
      ['questions.0.visibleWhen: "9" is no row of this form'],
    ],
    [
      'a condition on an answer that the row cannot have',
      [method, { code: '1', visibleWhen: { question: 'm', in: ['vpn', 'yes'] } }],
      ['questions.1.visibleWhen: "yes" is no answer of row "m"'],
    ],
    [
      'a condition on a heading',
      [
        { code: 'g', answerType: 'group' },
        { code: '1', requiredWhen: { question: 'g', in: ['yes'] } },
      ],
      ['questions.1.requiredWhen: "yes" is no answer of row "g"'],
    ],
    [
      'rows that wait for each other',
      [
        { code: '1', visibleWhen: { question: '2', in: ['yes'] } },
        { code: '2', visibleWhen: { question: '1', in: ['no'] } },
        { code: '3', visibleWhen: { question: '1', in: ['no'] } },
      ],
      [
        'questions.0.visibleWhen: the row waits for its own answer',
        'questions.1.visibleWhen: the row waits for its own answer',
      ],
    ],
    [
      'a remark for an answer that the row cannot have',
      [{ code: '1', answerType: 'yes_no', remark: { allowed: true, requiredWhen: ['na'] } }],
      ['questions.0.remark: "na" is no answer of row "1"'],
    ],
    [
      'two choices of one key',
      [{ code: '1', answerType: 'multi_choice', choices: choicesOf('isms', 'isms') }],
      ['questions.0.choices.1.key: "isms" stands twice'],
    ],
  ];
  it.each(refused)('for %s', (_, rows, expected) => {
    expect(faults(rows)).toEqual(expected);
  });

  it('for words that its rows need and it lacks', () => {
    const answerVocabulary = [{ key: 'yes', label: { ja: '有', en: 'Yes' } }] as const;
    expect(
      faults([{ code: '1' }, { code: '2', answerType: 'yes_no' }, { code: '3', answerType: 'text' }], {
        answerVocabulary,
      }),
    ).toEqual([
      'questions.0.answerType: the form\'s vocabulary lacks "no"',
      'questions.0.answerType: the form\'s vocabulary lacks "na"',
      'questions.1.answerType: the form\'s vocabulary lacks "no"',
    ]);
  });

  it('for a condition on 注記参照, which decides nothing', () => {
    const answerVocabulary = (['yes', 'no', 'na', 'see_note'] as const).map((key) => ({
      key,
      label: { ja: key, en: key },
    }));
    expect(
      faults([{ code: '1' }, { code: '2', visibleWhen: { question: '1', in: ['see_note'] } }], { answerVocabulary }),
    ).toEqual(['questions.1.visibleWhen: "see_note" is no answer of row "1"']);
  });

  it('for a target date that the form does not have', () => {
    expect(faults([{ code: '1' }], { targetRequiredWhen: 'see_note', dates: ['checked_on'] })).toEqual([
      'targetRequiredWhen: "see_note" is no word of this form',
      'targetRequiredWhen: the form has no target date (dates lacks target_on)',
    ]);
  });

  it('for a field of its head that stands twice', () => {
    const field = { key: 'vendor', type: 'text', label: { ja: '事業者名', en: 'Vendor' }, required: true } as const;
    expect(faults([{ code: '1' }], { headerFields: [field, field] })).toEqual(['key: "vendor" stands twice']);
  });

  it('with all its faults at once', () => {
    expect(
      faults([
        { code: '1', parent: '9' },
        { code: '1', visibleWhen: { question: '8', in: ['yes'] } },
      ]),
    ).toHaveLength(4);
  });
});

describe('a form is accepted', () => {
  it('with headings on the topic of their rows, and one topic for two kinds of equipment', () => {
    const rows: readonly Row[] = [
      { code: 'g', answerType: 'group', topic: 't' },
      { code: '1', parent: 'g', topic: 't', scope: 'server' },
      { code: '2', parent: 'g', topic: 't', scope: 'terminal' },
      { code: '3', topic: 't', visibleWhen: { question: '1', in: ['no', 'na'] } },
    ];
    expect(faults(rows)).toEqual([]);
  });

  it('with a target date on いいえ', () => {
    expect(faults([{ code: '1' }], { targetRequiredWhen: 'no', dates: ['checked_on', 'target_on'] })).toEqual([]);
  });
});
