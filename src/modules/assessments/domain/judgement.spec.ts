import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyAnswers, anyForm, anyTemplate } from '../../../../test/support/any-answers.js';
import { diff } from '../../disclosures/domain/diff.js';
import { packCodes } from '../../disclosures/domain/packed-codes.js';
import { rowStates } from '../../disclosures/domain/state.js';
import type { Answers } from '../../templates/domain/answer.js';
import { said, smallForm } from '../../templates/domain/small-form.fixture.js';
import type { Template } from '../../templates/domain/template.js';
import { assessedRows } from './assessed-rows.js';
import {
  isOvertaken,
  judged,
  type Judgement,
  type Judgements,
  progressOf,
  rowsToJudge,
  type Said,
  type Verdict,
} from './judgement.js';
import { keptJudgements } from './kept-judgements.js';
import { refusalIn } from './refusal.fixture.js';

const VERDICTS: readonly Verdict[] = ['confirmed', 'to_check', 'objection'];
const word = { at: '2026-11-21T00:00:00.000Z', by: 'u1', version: 2 };
const judgement = (verdict: Verdict): Judgement => ({ verdict, note: 'x', kept: false, ...word });
const complete = (rows: readonly string[]): Judgements => new Map(rows.map((row) => [row, judgement('confirmed')]));
const of = (template: Template, answers: Answers) => ({
  template,
  answers,
  header: {},
  codes: packCodes(template, answers),
});

const form = smallForm([
  { code: '1' },
  { code: '2', visibleWhen: { question: '1', in: ['yes'] } },
  { code: '3', answerType: 'group' },
  { code: '4' },
]);

describe('rows to judge', () => {
  it('are those that are asked: as many as the one counter says, in printed order', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const { codes } = of(template, answers);
        const rows = rowsToJudge(template, codes);
        const { counts, toJudge, open, judged: done } = progressOf(template, codes, new Map());
        expect([toJudge, open, done]).toEqual([counts.asked, counts.asked, 0]);
        const states = rowStates(template, answers);
        expect(rows).toEqual(
          [...states].filter(([, state]) => !['group', 'not_asked', 'optional'].includes(state)).map(([code]) => code),
        );
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('are no headings, nothing whose condition does not hold, nothing that is not in the form', () => {
    const rows = rowsToJudge(form, packCodes(form, said({ '1': 'no', '4': 'yes' })));
    expect(rows).toEqual(['1', '4']);
    for (const question of ['2', '3', '9', '', '__proto__'])
      expect(refusalIn(() => judged(new Map(), [{ question, verdict: 'confirmed', note: '' }], rows, word))).toBe(
        'assessment.no-such-row',
      );
  });
});

describe('a judgement', () => {
  it.each(VERDICTS.flatMap((verdict) => ['', ' ', '一覧が必要'].map((note) => [verdict, note] as const)))(
    '%s with the note %j',
    (verdict, note) => {
      const act = () => judged(new Map(), [{ question: '1', verdict, note }], ['1'], word);
      if (verdict === 'objection' && note.trim() === '') expect(refusalIn(act)).toBe('assessment.note-missing');
      else expect([...act()]).toEqual([['1', { verdict, note, kept: false, ...word }]]);
    },
  );

  it('is taken back by none, and replaced by the next word, which is one’s own', () => {
    const before = new Map([['1', { ...judgement('objection'), kept: true }]]);
    const again = judged(before, [{ question: '1', verdict: 'confirmed', note: '' }], ['1'], { ...word, by: 'u2' });
    expect(again.get('1')).toEqual({ verdict: 'confirmed', note: '', kept: false, ...word, by: 'u2' });
    expect(judged(before, [{ question: '1', verdict: 'none', note: '' }], ['1'], word).size).toBe(0);
    expect(before.get('1')?.verdict).toBe('objection');
  });

  it.each([
    [1, '1', true],
    [2, '1', false],
    [3, '1', false],
    [1, '4', false],
  ])('at version 2 overtakes whoever read version %i and judges row %s: %s', (read, question, overtaken) => {
    const before = new Map([['1', judgement('confirmed')]]);
    expect(isOvertaken(before, [{ question, verdict: 'none', note: '' }], read)).toBe(overtaken);
  });

  it('adds up: judged + open = to judge, and each verdict is counted once', () => {
    const rows = fc.array(fc.constantFrom(...VERDICTS, 'none' as const), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(rows, (verdicts) => {
        const { codes } = of(form, said({ '1': 'yes', '2': 'no', '4': 'na' }));
        const toJudge = rowsToJudge(form, codes);
        const words = toJudge.map((question, index): Said => ({ question, verdict: verdicts[index]!, note: 'x' }));
        const progress = progressOf(form, codes, judged(new Map(), words, toJudge, word));
        expect(progress.judged + progress.open).toBe(progress.toJudge);
        expect(progress.confirmed + progress.toCheck + progress.objections).toBe(progress.judged);
        expect(progress.open).toBe(verdicts.filter((verdict) => verdict === 'none').length);
      }),
      { numRuns: 64, seed: 7 },
    );
  });
});

describe('the assessment of a newer revision', () => {
  const pair = anyTemplate.chain((template) =>
    fc
      .tuple(anyAnswers(template), anyAnswers(template))
      .map(([one, other]) => [of(template, one), of(template, other)] as const),
  );

  it('keeps what did not change and asks exactly what did, whatever the forms say', () => {
    fc.assert(
      fc.property(pair, ([older, newer]) => {
        const judgements = complete(rowsToJudge(older.template, older.codes));
        const kept = keptJudgements({ template: older.template, judgements }, newer, diff(older, newer));
        expect([...kept.values()].every((each) => each.kept && each.by === word.by)).toBe(true);
        const begun = { template: newer.template, revision: newer, accepted: older, judgements: kept };
        const shown = (show: 'changed' | 'open' | 'all') =>
          assessedRows(begun, show).sections.flatMap(({ rows }) => rows);
        const [changed, open] = [shown('changed'), shown('open')].map((rows) => rows.map(({ question }) => question));
        expect(open!.filter((question) => !changed!.includes(question))).toEqual([]);
        expect(open).toEqual(rowsToJudge(newer.template, newer.codes).filter((question) => !kept.has(question)));
        expect(progressOf(newer.template, newer.codes, kept).open).toBe(open!.length);
        expect(shown('all')).toHaveLength([...rowStates(newer.template, newer.answers)].length);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('keeps no judgement of a row that says otherwise, or that is not asked any more', () => {
    const older = of(form, said({ '1': 'yes', '4': 'no' }));
    const judgements = complete(rowsToJudge(form, older.codes));
    expect([...judgements.keys()]).toEqual(['1', '2', '4']);
    const kept = (answers: Answers): string[] => {
      const newer = of(form, answers);
      return [...keptJudgements({ template: form, judgements }, newer, diff(older, newer)).keys()];
    };
    expect(kept(said({ '1': 'yes', '4': 'no' }))).toEqual(['1', '2', '4']);
    expect(kept(said({ '1': 'yes', '4': 'yes' }))).toEqual(['1', '2']);
    expect(kept(said({ '1': 'no', '4': 'no' }))).toEqual(['4']);
    expect(kept(said({ '4': 'no' }))).toEqual(['4']);
  });

  it('that says the same asks nothing', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const same = of(template, answers);
        const judgements = complete(rowsToJudge(template, same.codes));
        const kept = keptJudgements({ template, judgements }, same, []);
        expect(progressOf(template, same.codes, kept)).toMatchObject({ open: 0, kept: judgements.size });
        const begun = { template, revision: same, accepted: same, judgements: kept };
        expect(assessedRows(begun, 'changed')).toEqual({ changes: [], sections: [] });
      }),
      { numRuns: 30, seed: 13 },
    );
  });

  it('finds rows again by topic in another version of the form, also under another number', () => {
    const next = smallForm(
      [
        { code: '5', topic: 'topic.4', prompt: { ja: '4', en: '4' } },
        { code: '6', topic: 'topic.new' },
      ],
      { id: 'small-2' },
    );
    const [older, newer] = [of(form, said({ '1': 'no', '4': 'yes' })), of(next, said({ '5': 'yes', '6': 'yes' }))];
    const changes = diff(older, newer);
    const kept = keptJudgements({ template: form, judgements: complete(['1', '4']) }, newer, changes);
    expect([...kept.keys()]).toEqual(['5']);
    const view = assessedRows({ template: next, revision: newer, accepted: older, judgements: kept }, 'changed');
    expect(view.sections.flatMap(({ rows }) => rows.map(({ question }) => question))).toEqual(['6']);
    expect(view.changes.map(({ kind }) => kind)).toEqual(['form', 'row_removed', 'row_removed']);
  });

  it('that may no longer be read shows what was judged, and nothing that the vendor says', () => {
    const hidden = { template: form, revision: null, accepted: null, judgements: complete(['1']) };
    const rows = assessedRows(hidden, 'changed').sections.flatMap((section) => section.rows);
    expect(rows.map(({ state, answer, toJudge }) => [state, answer, toJudge])).toEqual(
      Array(4).fill([null, null, false]),
    );
    expect(rows[0]?.judgement?.verdict).toBe('confirmed');
  });
});
