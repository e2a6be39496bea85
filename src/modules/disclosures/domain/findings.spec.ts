import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyForm, saidYes, shipped } from '../../../../test/support/any-answers.js';
import { blank, found, TODAY } from '../../../../test/support/found.js';
import { questionsOf } from '../../templates/domain/template.js';
import { findings } from './findings.js';
import { type AnswerFindingKind, DEFAULT_POLICY } from './policy.js';

describe('a form', () => {
  it.each([
    'mds-3.0a',
    'mds-4.1',
    'mds-5.0',
    'sds-4.1',
    'sds-5.0',
    'mds2-2019',
    'checklist-vendor-r6',
    'checklist-vendor-r7',
    'sscd-2018-style',
    'sscd-2sho-4-1',
  ])('%s that says all there is to say has nothing to find', (id) => {
    expect(found(id, {})).toEqual([]);
  });
});

describe('the form as a whole', () => {
  const known = ['sds-4.1', 'sds-5.0', 'mds-5.0'].map(shipped);

  it('may be an older version', () => {
    const [finding] = findings(shipped('sds-4.1'), saidYes(shipped('sds-4.1')), DEFAULT_POLICY, {
      today: TODAY,
      knownForms: known,
    });
    expect(finding).toMatchObject({
      kind: 'older_form',
      level: 'warn',
      message: { ja: '旧版の様式です。新しい版(SDS 5.0)があります。' },
    });
    expect(finding).not.toHaveProperty('code');
    expect(found('sds-5.0', {}, { knownForms: known })).toEqual([]);
  });

  it("may have Kaiji's numbers where the official form of its version was learned", () => {
    const official = { publisher: '例示工業会', workbook: 'a'.repeat(64) };
    const learned = { ...shipped('sds-5.0'), id: 'sds-5.0-learned', official };
    const context = { today: TODAY, knownForms: [...known, learned] };
    expect(findings(shipped('sds-5.0'), saidYes(shipped('sds-5.0')), DEFAULT_POLICY, context)).toMatchObject([
      {
        kind: 'older_form',
        message: { ja: 'Kaiji の番号による様式です。公式様式(SDS 5.0、例示工業会)があります。' },
      },
    ]);
    expect(
      findings(learned, saidYes(learned), DEFAULT_POLICY, { today: TODAY, knownForms: [learned, ...known] }),
    ).toEqual([]);
  });

  it('may lack what its head must say', () => {
    const header = { provider: '架空ソフト', service_name: '　', created_on: '2026-11-20' };
    const list = findings(shipped('sds-5.0'), saidYes(shipped('sds-5.0')), DEFAULT_POLICY, { today: TODAY, header });
    expect(list.map(({ kind, message }) => [kind, message.ja])).toEqual([
      ['header_missing', '「サービス名称」が記入されていません。'],
      ['header_missing', '「バージョン」が記入されていません。'],
    ]);
  });
});

describe('the policy', () => {
  const template = shipped('sds-5.0');
  const levelOf = (kind: AnswerFindingKind) => DEFAULT_POLICY.levels[kind];

  it('stops by default what is blank, unreadable, unconfirmed or unfinished, and warns of all else', () => {
    const stops = (Object.keys(DEFAULT_POLICY.levels) as AnswerFindingKind[]).filter(
      (kind) => levelOf(kind) === 'stop',
    );
    expect(stops.sort()).toEqual([
      'blank',
      'exclusive_choice',
      'remark_missing',
      'target_missing',
      'unconfirmed',
      'unreadable',
    ]);
  });

  it('weighs each kind: stop, warn, or not looked for', () => {
    const answers = saidYes(template, { '2': blank, '3': { value: 'no' } });
    const policy = {
      ...DEFAULT_POLICY,
      levels: { ...DEFAULT_POLICY.levels, blank: 'off', reason_missing: 'stop' },
    } as const;
    expect(findings(template, answers, policy, { today: TODAY }).map(({ kind, level }) => [kind, level])).toEqual([
      ['reason_missing', 'stop'],
    ]);
  });
});

describe('a finding', () => {
  it('names the row as printed and by its stable name, with the cells it was read from', () => {
    const template = shipped('sds-5.0');
    const cells = new Map([['3', { sheet: '開示書', cells: ['C9', 'D9'] }]]);
    const list = findings(template, saidYes(template, { '3': blank }), DEFAULT_POLICY, { today: TODAY, cells });
    expect(list).toEqual([
      {
        kind: 'blank',
        level: 'stop',
        question: '3',
        code: '3',
        sheet: '開示書',
        cells: ['C9', 'D9'],
        message: { ja: '回答がありません。', en: 'There is no answer.' },
      },
    ]);
  });

  it.each([
    ['blank', blank, ['C9', 'D9']],
    ['reason_missing', { value: 'no' } as const, ['F9']],
  ])('names of a row only the cells to correct: %s', (kind, said, cells) => {
    const template = shipped('sds-5.0');
    const place = { sheet: '開示書', cells: ['A9', 'C9', 'D9', 'F9'], answer: ['C9', 'D9'], remark: ['F9'] };
    const list = findings(template, saidYes(template, { '3': said }), DEFAULT_POLICY, {
      today: TODAY,
      cells: new Map([['3', place]]),
    });
    expect(list).toMatchObject([{ kind, sheet: '開示書', cells }]);
    expect(list[0]).not.toHaveProperty('answer');
  });

  it('always speaks both languages, comes in printed order and never of a heading', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const list = findings(template, answers, DEFAULT_POLICY, {
          today: TODAY,
          knownForms: [shipped('sds-5.0')],
          header: {},
        });
        const order = new Map(questionsOf(template).map(({ code }, index) => [code, index]));
        const places = list.map(({ question }) => (question === undefined ? -1 : order.get(question)!));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(
          list.every(
            ({ message }) =>
              message.ja.length > 5 && message.en.length > 5 && !/undefined/.test(message.ja + message.en),
          ),
        ).toBe(true);
        const headings = questionsOf(template)
          .filter(({ answerType }) => answerType === 'group')
          .map(({ code }) => code);
        expect(list.filter(({ question }) => question !== undefined && headings.includes(question))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
