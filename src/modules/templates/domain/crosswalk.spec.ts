import { describe, expect, it } from '@jest/globals';
import type { Answer } from './answer.js';
import type { CrosswalkEntry } from './crosswalk-pair.js';
import { carryOver, type OpenReason } from './crosswalk.js';
import { choicesOf, said, smallForm } from './small-form.fixture.js';
import type { Template } from './template.js';

const origin = { revisionId: 'r-1' };

describe('an answer on a newer form', () => {
  const older = smallForm(
    [
      { code: 'a' },
      { code: 'b' },
      { code: 'c', visibleWhen: { question: 'b', in: ['yes'] } },
      { code: 't', answerType: 'text' },
    ],
    { id: 'old' },
  );
  const newer = smallForm([{ code: '1' }], { id: 'new', version: '2' });
  const land = (answers: Parameters<typeof said>[0], entry: Partial<CrosswalkEntry>, to: Template = newer) => {
    const map = [{ kind: 'same', from: ['a'], to: ['1'], topic: 'x', carryOver: 'suggest', ...entry } as const];
    return carryOver(older, to, said(answers), { from: 'old', to: 'new', confidence: 'seen', map }, origin);
  };
  const carried: Answer['carriedFrom'] = { templateId: 'old', questions: ['a'], revisionId: 'r-1', relation: 'same' };

  it.each([
    { value: 'yes', plannedOn: '2027-03-31', remark: '次期版で対応' },
    { value: 'no', reason: { kind: 'alternative_measure', text: '入退室管理で代替' } },
    { value: 'na', remark: '備考1' },
    { value: 'declined', reason: { kind: 'explanation', text: '構成情報のため' } },
    { value: 'waiting', waitingFor: '基盤事業者' },
    { value: 'yes', condition: 'オプション契約時', responsibility: '設定は医療機関' },
  ] as const)('stands as it was said: %j', (answer) => {
    const { answers, open } = land({ a: answer }, {});
    expect(answers.get('1')).toEqual({ ...answer, carriedFrom: carried });
    expect(open).toEqual([]);
  });

  it('is unconfirmed, though it was confirmed before, and names where it stood last', () => {
    const before: Answer = {
      value: 'yes',
      confirmedAt: '2026-04-01T00:00:00Z',
      carriedFrom: { ...carried, templateId: 'older' },
    };
    expect(land({ a: before }, { kind: 'reworded', carryOver: 'confirm' }).answers.get('1')).toEqual({
      value: 'yes',
      carriedFrom: { ...carried, relation: 'reworded' },
    });
  });

  it('leaves the dates of a check list behind, and takes its last word', () => {
    const check: Answer = { value: 'no', targetOn: '2027-01-31', checkedOn: '2026-06-01', remark: '調達中' };
    expect(land({ a: check }, {}).answers.get('1')).toEqual({ value: 'no', remark: '調達中', carriedFrom: carried });
    const corrected: Answer = { ...check, second: { value: 'yes', checkedOn: '2027-01-20' } };
    expect(land({ a: corrected }, {}).answers.get('1')).toEqual({ value: 'yes', carriedFrom: carried });
  });

  const merged = { kind: 'merged', from: ['a', 'b'], carryOver: 'agree' } as const;
  it('made of several rows is offered if all say the same', () => {
    const answer = land(
      { a: { value: 'yes', remark: '両方' }, b: { remark: '両方', value: 'yes' } },
      merged,
    ).answers.get('1');
    expect(answer).toEqual({
      value: 'yes',
      remark: '両方',
      carriedFrom: { ...carried, questions: ['a', 'b'], relation: 'merged' },
    });
  });

  it.each<[string, Parameters<typeof said>[0], string | undefined]>([
    [
      'both',
      { a: { value: 'yes', remark: '管理台帳' }, b: { value: 'yes', remark: '入退室' } },
      'a 管理台帳\nb 入退室',
    ],
    ['one', { a: 'yes', b: { value: 'yes', remark: '入退室' } }, 'b 入退室'],
    ['none', { a: 'yes', b: 'yes' }, undefined],
    ['the same', { a: { value: 'yes', remark: '両方' }, b: { value: 'yes', remark: '両方' } }, '両方'],
  ])('made of several rows that agree keeps the remarks of %s, with its old number', (_, answers, remark) => {
    const { answers: found, open } = land(answers, merged);
    expect([found.get('1')?.value, found.get('1')?.remark, open]).toEqual(['yes', remark, []]);
    expect(found.get('1')).not.toHaveProperty('confirmedAt');
  });

  it('made of several rows names them as the older form prints them, and stays open where the words are too many', () => {
    const numbered = smallForm(
      ['a', 'b'].map((code) => ({ code, officialCode: `項番${code}` })),
      { id: 'old' },
    );
    const merge = (remark: string) => {
      const map = [{ ...merged, from: ['a', 'b'], to: ['1'], topic: 'x' }];
      const answers = said({ a: { value: 'yes', remark }, b: { value: 'yes', remark: 'い' } });
      return carryOver(numbered, newer, answers, { from: 'old', to: 'new', confidence: 'seen', map }, origin);
    };
    expect(merge('あ').answers.get('1')?.remark).toBe('項番a あ\n項番b い');
    expect(merge('あ'.repeat(32_767)).open).toMatchObject([{ reason: 'disagree' }]);
  });

  const open: readonly (readonly [string, Parameters<typeof said>[0], Partial<CrosswalkEntry>, OpenReason])[] = [
    ['several rows differ', { a: 'yes', b: 'no' }, merged, 'disagree'],
    ['several rows differ in their condition', { a: { value: 'yes', condition: 'x' }, b: 'yes' }, merged, 'disagree'],
    [
      'several rows differ in their day',
      { a: { value: 'yes', plannedOn: '2030-01-01' }, b: 'yes' },
      merged,
      'disagree',
    ],
    [
      'several rows differ in their reason',
      {
        a: { value: 'no', reason: { kind: 'explanation', text: '契約による' } },
        b: { value: 'no', reason: { kind: 'alternative_measure', text: '台帳で補う' } },
      },
      merged,
      'disagree',
    ],
    ['one of several rows was blank', { a: 'yes' }, merged, 'disagree'],
    ['all of several rows were blank', {}, merged, 'blank_before'],
    ['the row was blank', { a: { value: 'blank', remark: '確認中' } }, {}, 'blank_before'],
    ['the row was not asked', { b: 'no' }, { from: ['c'] }, 'not_asked_before'],
    ['the row was undecided and blank', { b: 'see_note' }, { from: ['c'] }, 'blank_before'],
    ['the cell could not be read', { a: { value: 'unreadable', text: '△' } }, {}, 'unreadable_before'],
    ['the row is only shown beside', { a: 'yes' }, { kind: 'reworded', carryOver: 'show' }, 'shown_beside'],
    [
      'the row is answered in another way',
      { t: { value: 'text', text: 'あり' } },
      { from: ['t'], kind: 'related', carryOver: 'show' },
      'changed_type',
    ],
    [
      'the pair would carry between two ways of answering',
      { t: { value: 'text', text: 'あり' } },
      { from: ['t'] },
      'changed_type',
    ],
    ['the form has no such word', { a: 'see_note' }, {}, 'no_such_answer'],
    ['the row is new', { a: 'yes' }, { kind: 'new', from: [], carryOver: 'none' }, 'new'],
    ['no entry speaks of it', { a: 'yes' }, { to: ['elsewhere'] }, 'new'],
  ];
  it.each(open)('stays open when %s', (_, answers, entry, reason) => {
    const found = land(answers, entry);
    expect(found.answers.size).toBe(0);
    expect(found.open).toEqual([{ code: '1', reason, sources: reason === 'new' ? [] : (entry.from ?? ['a']) }]);
  });

  it('shows every row that lies beside it, and takes the one that carries', () => {
    const beside = (...codes: readonly string[]): CrosswalkEntry[] =>
      codes.map((code) => ({ kind: 'reworded', from: [code], to: ['1'], topic: 'x', carryOver: 'show' }));
    const pair = (map: readonly CrosswalkEntry[]) => ({ from: 'old', to: 'new', confidence: 'seen', map });
    const shown = carryOver(older, newer, said({ a: 'yes' }), pair(beside('a', 'b')), {});
    expect(shown.open).toEqual([{ code: '1', reason: 'shown_beside', sources: ['a', 'b'] }]);
    const carrying: CrosswalkEntry = { kind: 'same', from: ['b'], to: ['1'], topic: 'x', carryOver: 'suggest' };
    const taken = carryOver(older, newer, said({ a: 'yes', b: 'no' }), pair([...beside('a'), carrying]), {});
    expect(taken.answers.get('1')).toEqual({
      value: 'no',
      carriedFrom: { templateId: 'old', questions: ['b'], relation: 'same' },
    });
  });
});

describe('chosen keys', () => {
  const form = (id: string, answerType: 'choice' | 'multi_choice', ...keys: readonly string[]) =>
    smallForm([{ code: '1', answerType, choices: choicesOf(...keys) }], { id });
  const crossing = (answerType: 'choice' | 'multi_choice', answer: Answer) => {
    const [from, to] = [form('old', answerType, 'vpn', 'line', 'other'), form('new', answerType, 'vpn', 'other')];
    const { answers, open } = carryOver(from, to, said({ '1': answer }), null, origin);
    return answers.get('1') ?? open[0]?.reason;
  };

  it('go along where the newer row has them', () => {
    expect(crossing('choice', { value: 'choice', key: 'vpn', text: 'VPN' })).toMatchObject({ key: 'vpn', text: 'VPN' });
    expect(crossing('multi_choice', { value: 'choice', keys: ['other', 'vpn'] })).toMatchObject({
      keys: ['other', 'vpn'],
    });
  });

  it('stay behind, all of them, where one is missing', () => {
    expect(crossing('choice', { value: 'choice', key: 'line' })).toBe('no_such_answer');
    expect(crossing('multi_choice', { value: 'choice', keys: ['vpn', 'line'] })).toBe('no_such_answer');
  });

  it('chosen in another order say the same', () => {
    const choices = choicesOf('vpn', 'line');
    const rows = (...codes: readonly string[]) =>
      codes.map((code) => ({ code, answerType: 'multi_choice', choices }) as const);
    const map = [{ kind: 'merged', from: ['a', 'b'], to: ['1'], topic: 'x', carryOver: 'agree' }] as const;
    const { answers } = carryOver(
      smallForm(rows('a', 'b'), { id: 'old' }),
      smallForm(rows('1'), { id: 'new' }),
      said({ a: { value: 'choice', keys: ['vpn', 'line'] }, b: { value: 'choice', keys: ['line', 'vpn'] } }),
      { from: 'old', to: 'new', confidence: 'seen', map },
      origin,
    );
    expect(answers.get('1')).toMatchObject({ keys: ['vpn', 'line'] });
  });

  it('that never matched a choice go along as the words they were', () => {
    expect(crossing('choice', { value: 'choice', text: '閉域網' })).toMatchObject({ value: 'choice', text: '閉域網' });
  });
});
