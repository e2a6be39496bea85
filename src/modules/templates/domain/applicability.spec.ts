import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from './answer.js';
import { type Applicability, askedQuestions, requiredQuestions } from './applicability.js';
import { choicesOf, said, smallForm } from './small-form.fixture.js';
import type { Template } from './template.js';

const chain = smallForm([
  { code: '1' },
  { code: '1.1', visibleWhen: { question: '1', in: ['yes'] } },
  { code: '1.1.1', visibleWhen: { question: '1.1', in: ['yes'] } },
  { code: '2', parent: '1' },
]);
const states = (template: Template, answers: Parameters<typeof said>[0]) =>
  Object.fromEntries(askedQuestions(template, said(answers)));

describe('a row with a condition', () => {
  const deciding: readonly (readonly [string, Answer | undefined, Applicability])[] = [
    ['はい', { value: 'yes' }, 'asked'],
    ['はい, planned', { value: 'yes', plannedOn: '2027-03-31' }, 'asked'],
    ['はい, conditional', { value: 'yes', condition: 'オプション契約時' }, 'asked'],
    ['いいえ', { value: 'no' }, 'not_asked'],
    ['対象外', { value: 'na' }, 'not_asked'],
    ['注記参照', { value: 'see_note', remark: '別紙' }, 'undecided'],
    ['blank', { value: 'blank' }, 'undecided'],
    ['no entry', undefined, 'undecided'],
    ['declined', { value: 'declined', reason: { kind: 'explanation', text: '非開示' } }, 'undecided'],
    ['waiting', { value: 'waiting', waitingFor: '基盤事業者' }, 'undecided'],
    ['unreadable', { value: 'unreadable', text: '△' }, 'undecided'],
    ['words', { value: 'text', text: '一部' }, 'undecided'],
    [
      'carried over, unconfirmed いいえ',
      { value: 'no', carriedFrom: { templateId: 'x', questions: ['1'], relation: 'same' } },
      'not_asked',
    ],
  ];
  it.each(deciding)('after %s', (_, answer, expected) => {
    expect(states(chain, answer ? { '1': answer } : {})['1.1']).toBe(expected);
  });

  it('is not asked when the row above is not asked, whatever that one says', () => {
    expect(states(chain, { '1': 'no', '1.1': 'yes' })).toEqual({
      '1': 'asked',
      '1.1': 'not_asked',
      '1.1.1': 'not_asked',
      '2': 'asked',
    });
  });

  it('follows the row directly above it as soon as that one is answered', () => {
    expect(states(chain, { '1.1': 'yes' })).toMatchObject({ '1.1': 'undecided', '1.1.1': 'asked' });
    expect(states(chain, { '1.1': 'no' })).toMatchObject({ '1.1': 'undecided', '1.1.1': 'not_asked' });
    expect(states(chain, {})).toMatchObject({ '1.1': 'undecided', '1.1.1': 'undecided' });
  });

  it('may stand before the row it depends on', () => {
    const form = smallForm([{ code: '1', visibleWhen: { question: '2', in: ['no', 'na'] } }, { code: '2' }]);
    expect(states(form, { '2': 'na' })).toEqual({ '1': 'asked', '2': 'asked' });
  });

  it('is known for group rows too', () => {
    const form = smallForm([
      { code: '1' },
      { code: 'g', answerType: 'group', visibleWhen: { question: '1', in: ['yes'] } },
    ]);
    expect(states(form, { '1': 'no' })['g']).toBe('not_asked');
  });
});

describe('a condition on choices', () => {
  const form = smallForm([
    { code: 'one', answerType: 'choice', choices: choicesOf('vpn', 'line', 'other') },
    { code: 'many', answerType: 'multi_choice', choices: choicesOf('isms', 'soc2', 'none') },
    { code: 'a', visibleWhen: { question: 'one', in: ['vpn', 'line'] } },
    { code: 'b', visibleWhen: { question: 'many', in: ['isms'] } },
  ]);
  it.each([
    [{ value: 'choice', key: 'line' }, 'asked'],
    [{ value: 'choice', key: 'other' }, 'not_asked'],
    [{ value: 'choice', text: '専用線のような何か' }, 'undecided'],
  ] as const)('one choice: %j', (answer, expected) => {
    expect(states(form, { one: answer })['a']).toBe(expected);
  });

  it.each([
    [{ value: 'choice', keys: ['soc2', 'isms'] }, 'asked'],
    [{ value: 'choice', keys: ['soc2'] }, 'not_asked'],
    [{ value: 'choice', keys: [] }, 'undecided'],
  ] as const)('several choices: %j', (answer, expected) => {
    expect(states(form, { many: answer })['b']).toBe(expected);
  });
});

describe('the rows that may not stay blank', () => {
  const form = smallForm([
    { code: 'head', answerType: 'group' },
    { code: '1', answerType: 'multi_choice', choices: choicesOf('isms', 'none') },
    { code: '2', requiredWhen: { question: '1', in: ['none'] } },
    { code: '3', visibleWhen: { question: '2', in: ['yes'] } },
  ]);
  const required = (answers: Parameters<typeof said>[0]) => {
    const given = said(answers);
    return requiredQuestions(form, given, askedQuestions(form, given)).map(({ code }) => code);
  };

  it('are the asked ones without a rule of their own', () => {
    expect(required({})).toEqual(['1']);
  });

  it('include a row from the moment its rule holds', () => {
    expect(required({ '1': { value: 'choice', keys: ['isms'] } })).toEqual(['1']);
    expect(required({ '1': { value: 'choice', keys: ['none'] } })).toEqual(['1', '2']);
  });

  it('never include a row that is undecided or not asked', () => {
    expect(required({ '2': 'yes' })).toEqual(['1', '3']);
    expect(required({ '2': 'no' })).toEqual(['1']);
  });

  it('never include a row whose rule rests on a row that is not asked, whatever that one says', () => {
    const rests = smallForm([
      { code: '1' },
      { code: '2', visibleWhen: { question: '1', in: ['yes'] } },
      { code: '3', requiredWhen: { question: '2', in: ['no'] } },
    ]);
    const given = said({ '1': 'no', '2': 'no' });
    expect(requiredQuestions(rests, given, askedQuestions(rests, given)).map(({ code }) => code)).toEqual(['1']);
  });
});

it('a chain of any length is not asked below the first いいえ and undecided right below a blank', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('yes', 'no', 'blank'), { minLength: 1, maxLength: 60 }), (values) => {
      const form = smallForm(
        values.map((_, i) =>
          i === 0 ? { code: '0' } : { code: String(i), visibleWhen: { question: String(i - 1), in: ['yes'] } },
        ),
      );
      const asked = askedQuestions(form, said(Object.fromEntries(values.map((value, i) => [String(i), value]))));
      values.forEach((_, i) => {
        const above = values.slice(0, i);
        const expected = above.includes('no') ? 'not_asked' : above.at(-1) === 'blank' ? 'undecided' : 'asked';
        expect(asked.get(String(i))).toBe(expected);
      });
    }),
  );
});
