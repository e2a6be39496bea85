import { describe, expect, it } from '@jest/globals';
import { shipped } from '../../../../test/support/any-answers.js';
import { diff } from '../../disclosures/domain/diff.js';
import { rowStates } from '../../disclosures/domain/state.js';
import type { Answer } from '../../templates/domain/answer.js';
import { questionsOf } from '../../templates/domain/template.js';
import { blankRows, planBatch, planBlanks, rowFault, sameKey, shapeFault, topicOf } from './clarification-asking.js';
import { answerChanges } from './clarification-change.js';

const template = shipped('sds-5.0');
const said = (answers: Readonly<Record<string, Answer>>) => {
  const given = new Map(Object.entries(answers));
  return { template, header: {}, answers: given, states: rowStates(template, given), stands: true, productId: 'p' };
};
const heading = questionsOf(shipped('mds-5.0')).find(({ answerType }) => answerType === 'group');

describe('a line of a batch', () => {
  const row = { revisionId: 'r', question: '1', text: '' };

  it.each([
    ['a blank without typing', { ...row, kind: 'reason_for_blank' }, null],
    ['対象外 without typing', { ...row, kind: 'reason_for_na' }, null],
    ['a contradiction without words', { ...row, kind: 'contradiction' }, 'clarification.text-missing'],
    ['own words that are blanks', { ...row, kind: 'own_words', text: ' \n' }, 'clarification.text-missing'],
    ['own words', { ...row, kind: 'own_words', text: 'x' }, null],
    ['a row without its name', { kind: 'own_words', revisionId: 'r', text: 'x' }, 'clarification.about-what'],
    ['a row without its revision', { kind: 'own_words', question: '1', text: 'x' }, 'clarification.about-what'],
    ['a row of a product', { ...row, kind: 'own_words', productId: 'p', text: 'x' }, 'clarification.about-what'],
    ['a free question', { kind: 'free', productId: 'p', text: 'x' }, null],
    ['a free question without words', { kind: 'free', productId: 'p', text: '' }, 'clarification.text-missing'],
    ['a free question without a product', { kind: 'free', text: 'x' }, 'clarification.about-what'],
    ['a free question about a row', { ...row, kind: 'free', productId: 'p', text: 'x' }, 'clarification.about-what'],
  ] as const)('%s', (_, line, fault) => {
    expect(shapeFault(line)).toBe(fault);
  });
});

describe('a row', () => {
  const revision = said({
    '1': { value: 'yes' },
    '2': { value: 'na' },
    '3': { value: 'na', reason: { kind: 'explanation', text: '院内に無いため' } },
  });

  it.each([
    ['4', 'reason_for_blank', null],
    ['1', 'reason_for_blank', 'clarification.not-blank'],
    ['2', 'reason_for_na', null],
    ['3', 'reason_for_na', 'clarification.has-reason'],
    ['4', 'reason_for_na', 'clarification.has-reason'],
    ['1', 'contradiction', null],
    ['4', 'own_words', null],
    ['no such', 'own_words', 'clarification.no-such-question'],
  ] as const)('%s, %s', (question, kind, fault) => {
    expect(rowFault({ kind, question }, revision)).toBe(fault);
  });

  it('of a revision that the hospital may not read, or that the vendor has replaced, is not asked about', () => {
    expect(rowFault({ kind: 'own_words', question: '1' }, undefined)).toBe('revision.not-found');
    const old = { ...revision, stands: false };
    expect(rowFault({ kind: 'own_words', question: '1' }, old)).toBe('clarification.revision-old');
  });

  it('that is a heading is no question', () => {
    const mds = { ...revision, template: shipped('mds-5.0'), states: rowStates(shipped('mds-5.0'), new Map()) };
    if (heading)
      expect(rowFault({ kind: 'own_words', question: heading.code }, mds)).toBe('clarification.no-such-question');
    expect(topicOf(template, '1')).toMatch(/./);
    expect(topicOf(template, 'no such')).toBeUndefined();
  });

  it('is among the blanks exactly where its state says so', () => {
    const blanks = blankRows(revision);
    expect(blanks.length).toBeGreaterThan(10);
    for (const [code, state] of revision.states) expect(blanks.includes(code)).toBe(state === 'blank');
  });
});

describe('a batch', () => {
  const revision = said({ '1': { value: 'yes' } });
  const key = (code: string): string =>
    sameKey('p', { form: template.form, topic: topicOf(template, code)!, text: '' });
  const free = { kind: 'free', productId: 'p', text: 'SBOM はありますか' } as const;
  const around = (standing: readonly string[] = []) => ({
    revisions: new Map([['r', revision]]),
    productIds: new Set(['p']),
    standing: new Set(standing),
  });
  const blank = (question: string) => ({ kind: 'reason_for_blank', revisionId: 'r', question, text: '' }) as const;
  const faults = (items: Parameters<typeof planBatch>[0], standing: readonly string[] = []) =>
    planBatch(items, around(standing)).map(({ fault }) => fault);

  it('asks each line for itself', () => {
    expect(faults([blank('2'), blank('1'), free, { ...free, productId: 'q' }])).toEqual([
      null,
      'clarification.not-blank',
      null,
      'product.not-found',
    ]);
    expect(faults([{ ...blank('2'), revisionId: 'other' }])).toEqual(['revision.not-found']);
  });

  it('asks nothing twice: not in one call, and not what still stands, whatever it was asked as', () => {
    const words = { ...blank('2'), kind: 'own_words', text: 'x' } as const;
    expect(faults([blank('2'), words])).toEqual([null, 'clarification.twice']);
    expect(faults([words], [key('2')])).toEqual(['clarification.asked-already']);
    expect(faults([free, { ...free, text: ` ${free.text} ` }])).toEqual([null, 'clarification.twice']);
    expect(faults([free], [sameKey('p', { form: null, topic: null, text: free.text })])).toEqual([
      'clarification.asked-already',
    ]);
  });

  it('asks about all blanks of a revision but those that are asked about', () => {
    const all = planBlanks('r', revision, [], around());
    expect(all.map(({ asked }) => asked.question)).toEqual(blankRows(revision));
    const rest = planBlanks('r', revision, [blank('2')], around([key('3')]));
    expect(rest).toHaveLength(all.length - 2);
    expect(
      planBatch(
        all.map(({ asked }) => asked),
        around(),
      ).every(({ fault }) => fault === null),
    ).toBe(true);
  });
});

describe('a newer revision', () => {
  const topic = (code: string): string => topicOf(template, code)!;

  it('answers the rows that it answers otherwise, and no others', () => {
    const changes = answerChanges(
      diff(said({ '1': { value: 'yes' } }), said({ '1': { value: 'yes' }, '2': { value: 'no' } })),
    );
    expect([...changes.keys()]).toEqual([topic('2')]);
    expect(changes.get(topic('2'))).toMatchObject({ before: { state: 'blank' }, after: { answer: { value: 'no' } } });
  });

  it('answers nothing where only the header differs, or nothing does', () => {
    const same = said({ '1': { value: 'yes' } });
    expect(answerChanges(diff(same, { ...same, header: { product: 'x' } })).size).toBe(0);
  });
});
