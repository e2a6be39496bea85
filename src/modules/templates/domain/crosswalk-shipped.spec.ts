import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyAnswers } from '../../../../test/support/any-answers.js';
import { loadCrosswalk, loadShippedTemplates } from '../shipped-templates.js';
import { answerKeys, givenKeys } from './answer-keys.js';
import type { Answer, Answers } from './answer.js';
import { composedOver, type CrosswalkPair, shortestChain } from './crosswalk-pair.js';
import { carryOver } from './crosswalk.js';
import { type Question, questionsOf, type Template } from './template.js';

const crosswalkBetween = (pairs: readonly CrosswalkPair[], from: string, to: string) =>
  composedOver(shortestChain(pairs, from, to, () => true));

const origin = { revisionId: 'r-1' };

describe('between any two shipped forms', () => {
  const templates = loadShippedTemplates();
  const pairs = loadCrosswalk();
  const forms = fc.constantFrom(...templates);
  const crossings = (answersOn: (form: Template) => fc.Arbitrary<Answers>) =>
    fc
      .tuple(forms, forms)
      .chain(([from, to]) => fc.record({ from: fc.constant(from), to: fc.constant(to), answers: answersOn(from) }));
  const cross = (from: Template, to: Template, answers: Answers) =>
    carryOver(from, to, answers, crosswalkBetween(pairs, from.id, to.id), origin);
  const answered = (template: Template) => questionsOf(template).filter(({ answerType }) => answerType !== 'group');

  it('every row that takes an answer is either answered or open, and nothing else is', () => {
    fc.assert(
      fc.property(crossings(anyAnswers), ({ from, to, answers }) => {
        const found = cross(from, to, answers);
        const codes = [...found.answers.keys(), ...found.open.map(({ code }) => code)];
        expect(codes.sort()).toEqual(
          answered(to)
            .map(({ code }) => code)
            .sort(),
        );
      }),
    );
  });

  it('nothing is invented: each answer says what all its sources said, and nothing is confirmed', () => {
    fc.assert(
      fc.property(crossings(answersOf), ({ from, to, answers }) => {
        for (const answer of cross(from, to, answers).answers.values()) {
          const { carriedFrom, ...words } = answer;
          expect(answer.confirmedAt).toBeUndefined();
          expect(carriedFrom).toMatchObject({ templateId: from.id, revisionId: 'r-1' });
          expect(carriedFrom?.questions.length).toBeGreaterThan(0);
          for (const code of carriedFrom?.questions ?? []) expect(answers.get(code)).toMatchObject(words);
        }
      }),
    );
  });

  it('an answer fits the row it lands on', () => {
    fc.assert(
      fc.property(crossings(anyAnswers), ({ from, to, answers }) => {
        const found = cross(from, to, answers).answers;
        for (const row of questionsOf(to)) {
          const keys = givenKeys(found.get(row.code) ?? { value: 'blank' });
          expect(keys.filter((key) => !answerKeys(to, row).includes(key))).toEqual([]);
        }
      }),
    );
  });

  it('the same form gives the same answers', () => {
    fc.assert(
      fc.property(
        forms.chain((form) => fc.tuple(fc.constant(form), answersOf(form))),
        ([form, answers]) => {
          const found = cross(form, form, answers);
          const kept = [...answers].filter(([, { value }]) => value !== 'blank' && value !== 'unreadable');
          expect(
            new Map([...found.answers].map(([code, answer]) => [code, { ...answer, carriedFrom: undefined }])),
          ).toEqual(new Map(kept));
        },
      ),
    );
  });

  it.each([
    ['mds2-2019', 'mds-5.0'],
    ['mds2-2019', 'mds-4.1'],
    ['mds2-2019', 'sds-4.1'],
    ['checklist-vendor-r7', 'sds-5.0'],
    ['checklist-vendor-r6', 'mds-5.0'],
    ['sscd-2018-style', 'sds-5.0'],
  ])('nothing goes from %s to %s: they are different standards', (from, to) => {
    const [older, newer] = [from, to].map((id) => templates.find((template) => template.id === id)!) as [
      Template,
      Template,
    ];
    const yes = new Map(answered(older).map(({ code }) => [code, { value: 'yes' } as const]));
    expect(cross(older, newer, yes).answers.size).toBe(0);
  });

  it.each([
    ['mds-3.0a', 'mds-5.0', 66, 7],
    ['mds-4.1', 'sds-5.0', 71, 30],
    ['sds-5.0', 'mds-5.0', 73, 0],
    ['checklist-vendor-r6', 'checklist-vendor-r7', 10, 5],
  ])('%s answered はい throughout gives %s %i answers and leaves %i rows open', (from, to, answers, open) => {
    const [older, newer] = [from, to].map((id) => templates.find((template) => template.id === id)!) as [
      Template,
      Template,
    ];
    const yes = new Map(answered(older).map((row) => [row.code, affirmed(row)]));
    const found = cross(older, newer, yes);
    expect([found.answers.size, found.open.length]).toEqual([answers, open]);
  });
});

function affirmed({ answerType, choices }: Question): Answer {
  if (answerType === 'text' || answerType === 'date') return { value: 'text', text: '2026-04-01' };
  return choices[0] ? { value: 'choice', key: choices[0].key } : { value: 'yes' };
}

/** Any answers a vendor could have given on a form: some rows without entry, words and keys that the row takes. */
function answersOf(template: Template): fc.Arbitrary<Answers> {
  const rows = questionsOf(template).filter(({ answerType }) => answerType !== 'group');
  const each = rows.map((row) => fc.option(answerTo(template, row), { freq: 6 }));
  return fc
    .tuple(...each)
    .map((given) => new Map(rows.flatMap(({ code }, i) => (given[i] ? [[code, given[i]] as const] : []))));
}

function answerTo(template: Template, row: Question): fc.Arbitrary<Answer> {
  const keys = answerKeys(template, row);
  const rare = fc.constantFrom<Answer>(
    { value: 'blank' },
    { value: 'declined', reason: { kind: 'explanation', text: '非開示' } },
    { value: 'waiting', waitingFor: '基盤事業者' },
    { value: 'unreadable', text: '△' },
  );
  const remark = fc.record({ remark: fc.constantFrom('備考1', '別紙参照') }, { requiredKeys: [] });
  const spoken = remark.chain((words) => {
    if (keys.length === 0) return fc.constant<Answer>({ value: 'text', text: '記載あり', ...words });
    if (row.choices.length === 0)
      return fc.constantFrom(...(keys as ('yes' | 'no')[])).map((value): Answer => ({ value, ...words }));
    if (row.answerType === 'choice')
      return fc.constantFrom(...keys).map((key): Answer => ({ value: 'choice', key, ...words }));
    return fc
      .subarray([...keys], { minLength: 1 })
      .map((chosen): Answer => ({ value: 'choice', keys: chosen, ...words }));
  });
  return fc.oneof({ arbitrary: spoken, weight: 6 }, { arbitrary: rare, weight: 1 });
}
