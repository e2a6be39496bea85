import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyForm, said, saidYes, shipped } from '../../../../test/support/any-answers.js';
import type { Answer } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { questionsByTopic } from '../../templates/domain/topics.js';
import { type Change, diff } from './diff.js';

const sds = shipped('sds-5.0');
const revision = (
  but: Readonly<Record<string, Answer>> = {},
  template = sds,
  header: Readonly<Record<string, string>> = {},
) => ({
  template,
  header,
  answers: saidYes(template, but),
});
const carriedFrom = { templateId: 'sds-4.1', questions: ['3'], relation: 'same' };

/** Changes of answers as `code: aspects`. */
function answered(changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) =>
    change.kind === 'answer' ? [`${change.after.code}: ${change.aspects.join(' ')}`] : [],
  );
}

describe('the difference between two revisions', () => {
  it('is nothing between one and itself', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const content = { template, header: { provider: 'x' }, answers };
        expect(diff(content, content)).toEqual([]);
        expect(diff(content, structuredClone(content))).toEqual([]);
      }),
    );
  });

  it('turned round has the same changes with their sides exchanged', () => {
    fc.assert(
      fc.property(anyForm, anyForm, (one, other) => {
        const [older, newer] = [one, other].map((form) => ({ ...form, header: {} }));
        const forth = diff(older!, newer!).map(outline);
        const back = diff(newer!, older!).map(turned).map(outline);
        expect(back.sort()).toEqual(forth.sort());
      }),
      { numRuns: 50 },
    );
  });

  const cases: readonly [string, Answer, Answer, string | undefined][] = [
    ['another word', { value: 'yes' }, { value: 'no' }, '3: value'],
    ['a planned day', { value: 'yes' }, { value: 'yes', plannedOn: '2027-03-31' }, '3: plannedOn'],
    ['a condition', { value: 'yes' }, { value: 'yes', condition: 'オプション契約時' }, '3: condition'],
    ['a remark', { value: 'yes', remark: 'a' }, { value: 'yes', remark: 'b' }, '3: remark'],
    [
      'another reason',
      { value: 'no', reason: { kind: 'explanation', text: 'a' } },
      { value: 'no', reason: { kind: 'explanation', text: 'b' } },
      '3: reason',
    ],
    [
      'a reason of another kind',
      { value: 'no', reason: { kind: 'explanation', text: 'a' } },
      { value: 'no', reason: { kind: 'alternative_measure', text: 'a' } },
      '3: reason',
    ],
    ['a second round', { value: 'no' }, { value: 'no', second: { value: 'yes' } }, '3: second'],
    [
      'who is waited for',
      { value: 'waiting', waitingFor: 'a' },
      { value: 'waiting', waitingFor: 'b' },
      '3: waitingFor',
    ],
    ['another choice', { value: 'choice', key: 'a' }, { value: 'choice', key: 'b' }, '3: key'],
    ['other choices', { value: 'choice', keys: ['a'] }, { value: 'choice', keys: ['a', 'b'] }, '3: keys'],
    [
      'the same choices in another order',
      { value: 'choice', keys: ['b', 'a'] },
      { value: 'choice', keys: ['a', 'b'] },
      undefined,
    ],
    [
      'the same reason stored in another order',
      { value: 'no', reason: { kind: 'explanation', text: 'a' } },
      { value: 'no', reason: { text: 'a', kind: 'explanation' } },
      undefined,
    ],
    [
      'where it was carried from, once confirmed',
      { value: 'yes' },
      { value: 'yes', carriedFrom, confirmedAt: '2026-11-20' },
      undefined,
    ],
    [
      'confirmation',
      { value: 'yes', carriedFrom },
      { value: 'yes', carriedFrom, confirmedAt: '2026-11-20' },
      '3: confirmation',
    ],
    ['nothing, said or left out', { value: 'blank' }, { value: 'blank' }, undefined],
  ];
  it.each(cases)('%s', (_, before, after, expected) => {
    expect(answered(diff(revision({ '3': before }), revision({ '3': after })))).toEqual(
      expected === undefined ? [] : [expected],
    );
  });

  it('does not tell a blank from a row without an entry', () => {
    expect(
      diff(
        { template: sds, header: {}, answers: said({}) },
        { template: sds, header: {}, answers: said({ '3': { value: 'blank' } }) },
      ),
    ).toEqual([]);
  });

  it('shows that a row is no longer asked because another was answered otherwise', () => {
    const changes = diff(revision(), revision({ '1': { value: 'no' } }));
    expect(answered(changes)).toEqual(['1: value remark', '1.1: asked', '1.2: asked']);
    expect(changes[1]).toMatchObject({
      topic: 'ext.medical_site',
      before: { state: 'yes' },
      after: { state: 'not_asked' },
    });
  });

  it('names what stands in the head', () => {
    const changes = diff(
      revision({}, sds, { version: '3.1', place: '東京' }),
      revision({}, sds, { version: '3.2', created_on: '2026-11-20' }),
    );
    expect(changes).toEqual([
      { kind: 'header', key: 'version', before: '3.1', after: '3.2' },
      { kind: 'header', key: 'created_on', after: '2026-11-20' },
      { kind: 'header', key: 'place', before: '東京' },
    ]);
  });
});

describe('the difference between two versions of a form', () => {
  const changes = diff(revision({}, shipped('sds-4.1')), revision({ '3': { value: 'no' } }, sds));

  it('keeps what the form did apart from what the vendor did', () => {
    expect(changes[0]).toEqual({ kind: 'form', before: 'sds-4.1', after: 'sds-5.0' });
    expect(
      changes.filter(({ kind }) => kind === 'answer').map((change) => 'topic' in change && change.topic),
    ).toContain('org.responsible_person');
  });

  it('lists each topic that came or went once', () => {
    const [older, newer] = [questionsByTopic(shipped('sds-4.1')), questionsByTopic(sds)];
    const added = changes.flatMap((change) => (change.kind === 'row_added' ? [change.topic] : []));
    const removed = changes.flatMap((change) => (change.kind === 'row_removed' ? [change.topic] : []));
    expect(added.length).toBeGreaterThan(0);
    expect(added).toEqual([...newer.keys()].filter((topic) => !older.has(topic)));
    expect(removed).toEqual([...older.keys()].filter((topic) => !newer.has(topic)));
  });

  it('says in what a row is no longer the same', () => {
    const changed: Template = {
      ...sds,
      id: 'sds-6.0',
      sections: sds.sections.map((section) => ({
        ...section,
        questions: section.questions.map((question) =>
          question.code === '3'
            ? {
                ...question,
                officialCode: '4',
                prompt: { ...question.prompt, ja: '責任者がいるか' },
                answerType: 'yes_no',
              }
            : question,
        ),
      })),
    };
    expect(diff(revision(), revision({}, changed)).slice(1)).toEqual([
      expect.objectContaining({
        kind: 'row_changed',
        topic: 'org.responsible_person',
        aspects: ['number', 'wording', 'answer_type'],
      }),
    ]);
  });

  it('never speaks of headings', () => {
    const headings = questionsOf(sds)
      .filter(({ answerType }) => answerType === 'group')
      .map(({ topic }) => topic);
    expect(headings.length).toBeGreaterThan(0);
    expect(changes.filter((change) => 'topic' in change && headings.includes(change.topic))).toEqual([]);
  });
});

function turned(change: Change): Change {
  const { before, after } = change as { before?: unknown; after?: unknown };
  const kind = change.kind === 'row_added' ? 'row_removed' : change.kind === 'row_removed' ? 'row_added' : change.kind;
  return { ...change, kind, before: after, after: before } as Change;
}

function outline(change: Change): string {
  const { kind, topic, aspects, before, after } = change as { [key: string]: unknown };
  return JSON.stringify({ kind, topic, aspects, before, after });
}
