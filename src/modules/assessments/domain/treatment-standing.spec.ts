import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyAnswers, anyTemplate } from '../../../../test/support/any-answers.js';
import { diff } from '../../disclosures/domain/diff.js';
import { rowStates, type State } from '../../disclosures/domain/state.js';
import type { Answer } from '../../templates/domain/answer.js';
import { said, smallForm } from '../../templates/domain/small-form.fixture.js';
import { questionsByTopic } from '../../templates/domain/topics.js';
import { isTreatable } from './treatable.js';
import type { StoredState } from './treatment.js';
import { type Basis, renewalReason, treatmentState } from './treatment-standing.js';

const form = smallForm([{ code: '1' }, { code: '2' }, { code: '3', visibleWhen: { question: '2', in: ['yes'] } }]);
const no: Answer = { value: 'no', remark: '次の改版で対応' };
const revision = (answers: Parameters<typeof said>[0], template = form) => ({
  template,
  header: {},
  answers: said(answers),
});
const superseded = (older: ReturnType<typeof revision>, newer: ReturnType<typeof revision>): Basis => ({
  is: 'superseded',
  changes: diff(older, newer),
});
const first = revision({ '1': no, '2': no });
const without = smallForm([{ code: '2' }, { code: '3' }]);
const renumbered = smallForm([
  { code: '7', topic: 'topic.1', prompt: { ja: '1', en: '1' } },
  { code: '2' },
  { code: '3' },
]);
const reworded = smallForm([{ code: '1', prompt: { ja: '別の問い', en: 'other' } }, { code: '2' }]);

describe('why a treatment of row 1 is to be renewed', () => {
  it.each<[string, Basis, string | null]>([
    ['what it lies on is published', { is: 'current' }, null],
    ['the reader may not see it', { is: 'hidden' }, null],
    ['the vendor stands by nothing', { is: 'withdrawn' }, 'revision_withdrawn'],
    ['nothing changed', superseded(first, first), null],
    ['another row changed', superseded(first, revision({ '1': no, '2': 'yes' })), null],
    ['the head of the form changed', superseded(first, { ...first, header: { version: '2' } }), null],
    ['it says another reason', superseded(first, revision({ '1': { ...no, remark: '延期' }, '2': no })), 'row_changed'],
    ['it is left open', superseded(first, revision({ '2': no })), 'row_changed'],
    ['it waits for somebody', superseded(first, revision({ '1': 'waiting', '2': no })), 'row_changed'],
    ['it is planned', superseded(first, revision({ '1': { value: 'yes', plannedOn: '2027-03-31' } })), 'row_changed'],
    ['it says はい', superseded(first, revision({ '1': 'yes', '2': no })), 'row_settled'],
    [
      'it says 対象外 with a reason',
      superseded(first, revision({ '1': { value: 'na', remark: '単独' } })),
      'row_settled',
    ],
    ['its form no longer asks it', superseded(first, revision({ '2': no }, without)), 'row_removed'],
    ['it has another number', superseded(first, revision({ '7': no, '2': no }, renumbered)), null],
    ['it is worded otherwise', superseded(first, revision({ '1': no, '2': no }, reworded)), 'row_changed'],
  ])('%s', (_, basis, reason) => {
    expect(renewalReason('topic.1', basis)).toBe(reason);
  });

  it('a newer form asks what the older one did not', () => {
    expect(renewalReason('topic.1', superseded(revision({ '2': no }, without), first))).toBe('row_changed');
  });

  it('is asked no more by its condition', () => {
    const asked = revision({ '2': 'yes', '3': no });
    expect(renewalReason('topic.3', superseded(asked, revision({ '2': 'no', '3': no })))).toBe('row_settled');
  });

  it('is found for no row of any form that says the same, and is settled only where nothing is left to treat', () => {
    const two = anyTemplate.chain((template) =>
      fc.tuple(anyAnswers(template), anyAnswers(template)).map(([one, other]) => ({ template, one, other })),
    );
    fc.assert(
      fc.property(two, ({ template, one, other }) => {
        const [older, newer] = [one, other].map((answers) => ({ template, header: {}, answers }));
        const [same, changed] = [diff(older!, older!), diff(older!, newer!)];
        const states = rowStates(template, other);
        for (const [topic, { code }] of questionsByTopic(template)) {
          expect(renewalReason(topic, { is: 'superseded', changes: same })).toBeNull();
          const reason = renewalReason(topic, { is: 'superseded', changes: changed });
          if (reason !== null) expect(reason === 'row_changed').toBe(isTreatable(states.get(code)!, undefined));
        }
      }),
      { numRuns: 30, seed: 21 },
    );
  });
});

describe('what a treatment is', () => {
  const STORED: readonly StoredState[] = ['proposed', 'agreed', 'refused', 'in_force', 'withdrawn'];
  const reviewOn = '2027-03-31';
  const rows = STORED.flatMap((stored) =>
    (['2027-03-30', '2027-03-31', '2027-04-01'] as const).flatMap((today) =>
      ([null, 'row_changed', 'row_settled', 'row_removed', 'revision_withdrawn'] as const).map(
        (renewal) => [stored, today, renewal] as const,
      ),
    ),
  );
  it.each(rows)('%s on %s, where the row is %s', (stored, today, renewal) => {
    const state = treatmentState({ stored, reviewOn }, renewal, today);
    if (stored === 'refused' || stored === 'withdrawn') expect(state).toBe(stored);
    else if (renewal !== null) expect(state).toBe('to_be_renewed');
    else expect(state).toBe(stored === 'in_force' && today === '2027-04-01' ? 'reevaluation_due' : stored);
  });
});

describe('what may be treated', () => {
  const WHEN: Readonly<Record<State | 'not_in_version', 'always' | 'objection' | 'never'>> = {
    group: 'never',
    not_asked: 'never',
    optional: 'never',
    blank: 'always',
    declined: 'always',
    waiting: 'always',
    unreadable: 'always',
    unconfirmed: 'always',
    yes: 'objection',
    yes_planned: 'always',
    yes_conditional: 'always',
    no: 'always',
    no_without_reason: 'always',
    no_with_target: 'always',
    na: 'objection',
    na_without_reason: 'always',
    choice: 'always',
    choice_other: 'always',
    choices: 'always',
    text: 'objection',
    see_note: 'always',
    not_in_version: 'always',
  };
  it.each(Object.entries(WHEN))('%s: %s', (state, when) => {
    const may = (verdict?: 'confirmed' | 'to_check' | 'objection') => isTreatable(state as State, verdict);
    expect([may(), may('confirmed'), may('to_check')]).toEqual(Array(3).fill(when === 'always'));
    expect(may('objection')).toBe(when !== 'never');
  });
});
