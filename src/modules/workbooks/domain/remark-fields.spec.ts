import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../templates/domain/answer.js';
import type { ExtraField } from './headings.js';
import { composeRemark, splitRemark } from './remark-fields.js';

const ALL: ReadonlySet<ExtraField> = new Set([
  'state',
  'plannedOn',
  'condition',
  'reasonKind',
  'reason',
  'waitingFor',
  'responsibility',
]);
const reason = (text: string) => ({ kind: 'explanation', text }) as const;
const measure = (text: string) => ({ kind: 'alternative_measure', text }) as const;

describe('a remark', () => {
  it.each<[string, Answer, string, string]>([
    ['alone', { value: 'yes', remark: '別紙' }, '別紙', '別紙'],
    [
      'with a reason',
      { value: 'na', remark: '別紙', reason: reason('単独利用') },
      '別紙\n【理由】単独利用',
      '別紙\n[Reason] 単独利用',
    ],
    [
      'of another measure alone',
      { value: 'no', reason: measure('IC カード') },
      '【代替措置】IC カード',
      '[Alternative measure] IC カード',
    ],
    [
      'with a plan',
      { value: 'yes', plannedOn: '2027-03-31', condition: '3.9 以降', responsibility: '病院' },
      '【対応予定日】2027-03-31\n【条件】3.9 以降\n【責任分界】病院',
      '[Planned on] 2027-03-31\n[Condition] 3.9 以降\n[Responsibility] 病院',
    ],
    ['of waiting', { value: 'waiting', waitingFor: 'OEM' }, '【回答待ち】OEM', '[Waiting for] OEM'],
    ['of waiting for nobody named', { value: 'waiting' }, '【回答待ち】', '[Waiting for]'],
    ['of a refusal', { value: 'declined', reason: reason('非公開') }, '【回答しない】非公開', '[Declined] 非公開'],
    [
      'of a refusal with another measure',
      { value: 'declined', reason: measure('面談') },
      '【回答しない】\n【代替措置】面談',
      '[Declined]\n[Alternative measure] 面談',
    ],
  ])('%s says in words what has no column, and is taken apart again', (_, answer, ja, en) => {
    for (const [language, words] of [
      ['ja', ja],
      ['en', en],
    ] as const) {
      expect(composeRemark(answer, ALL, language)).toBe(words);
      expect(readAgain(answer, words)).toEqual(answer);
    }
  });

  it('leaves to the columns what they hold', () => {
    const answer: Answer = { value: 'declined', remark: '別紙', reason: reason('非公開') };
    expect(composeRemark(answer, new Set(), 'ja')).toBe('別紙');
    expect(composeRemark(answer, new Set(['reason']), 'ja')).toBe('別紙\n【理由】非公開');
    expect(composeRemark(answer, new Set(['state', 'reasonKind']), 'ja')).toBe('別紙\n【回答しない】');
  });
});

describe('a remark that somebody typed', () => {
  const split = (text: string, said: Answer = { value: 'yes' }) => splitRemark(text, said);

  it.each([
    ['other words in brackets', '【参考】別紙\n【理由書】添付'],
    ['words behind others', 'なお【理由】は別紙'],
    ['words indented', '　【理由】別紙'],
    ['words with nothing behind them', '【理由】\n【条件】 '],
    ['another answer than the mark', '【回答待ち】OEM\n【回答しない】非公開'],
  ])('stays as it is: %s', (_, text) => {
    expect(split(text)).toEqual({ remark: text, fields: {}, noDates: [] });
  });

  it('is taken apart in any order, lines and all, and Windows’ line ends too', () => {
    expect(split('【条件】3.9 以降\r\nかつ IC\r\n【理由】a\r\n[Planned on] 令和9年3月31日\r\n別紙1\r\n別紙2')).toEqual({
      remark: '別紙1\r\n別紙2',
      fields: { condition: '3.9 以降\r\nかつ IC', reason: reason('a'), plannedOn: '2027-03-31' },
      noDates: [],
    });
  });

  it('keeps a date that is none, and names it', () => {
    expect(split('別紙\n【対応予定日】2027年度末\n【理由】a')).toEqual({
      remark: '別紙\n【対応予定日】2027年度末',
      fields: { reason: reason('a') },
      noDates: ['2027年度末'],
    });
  });

  it('keeps what is said twice, and what the answer has no place for', () => {
    expect(split('【理由】a\n【代替措置】b').remark).toBe('【代替措置】b');
    expect(split('【理由】a', { value: 'no', reason: reason('x') })).toMatchObject({ remark: '【理由】a', fields: {} });
    expect(split('【対応予定日】2027-03-31\n【条件】c', { value: 'no' }).fields).toEqual({});
  });
});

const piece = fc.constantFrom(
  ...['【理由】', '【対応予定日】2027-03-31', '[Reason] ', '[Declined]', '【回答待ち】', '【条件】', '【責任分界】'],
  ...['＼', '\r', '\n', '\r\n', ' ', '　', '備考1', '【参考】', 'なお'],
);
const words = fc
  .oneof(
    fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  )
  .filter((text) => text.trim() !== '');
const reasons = fc.record({
  kind: fc.constantFrom('explanation' as const, 'alternative_measure' as const),
  text: words,
});
const common = { remark: words, reason: reasons, responsibility: words };
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record(
    { value: fc.constant('yes' as const), ...common, plannedOn: fc.constant('2027-03-31'), condition: words },
    { requiredKeys: ['value'] },
  ),
  fc.record({ value: fc.constantFrom('no', 'na', 'blank', 'declined'), ...common }, { requiredKeys: ['value'] }),
  fc.record({ value: fc.constant('waiting' as const), ...common, waitingFor: words }, { requiredKeys: ['value'] }),
);

/** The answer of a row without columns of its own, whose remark reads so. */
function readAgain(answer: Answer, written: string): Answer {
  const isState = answer.value === 'declined' || answer.value === 'waiting';
  const marked: Answer = { value: isState ? 'blank' : answer.value };
  const { remark, fields } = splitRemark(written, marked);
  return { ...marked, ...(remark !== undefined && { remark }), ...fields };
}

it('whatever an answer says in a remark is read again to the letter', () => {
  fc.assert(
    fc.property(anyAnswer, fc.constantFrom('ja' as const, 'en' as const), (answer, language) => {
      expect(readAgain(answer, composeRemark(answer, ALL, language) ?? '')).toEqual(answer);
    }),
    { numRuns: 1000, seed: 20261121 },
  );
});
