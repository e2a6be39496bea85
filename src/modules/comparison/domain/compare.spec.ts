import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyAnswers, anyForm, anyTemplate, saidYes, shipped } from '../../../../test/support/any-answers.js';
import { isGap, needsText, packCodes } from '../../disclosures/domain/packed-codes.js';
import type { Answer, Answers } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { questionsByTopic } from '../../templates/domain/topics.js';
import { compare, type ComparedRevision, type Matrix, onlyDifferences, onlyGaps } from './compare.js';

const sds = shipped('sds-5.0');

function column(id: string, template: Template, answers: Answers): ComparedRevision {
  const codes = packCodes(template, answers);
  const needed = questionsOf(template).filter((_, position) => needsText(codes.charAt(position)));
  return { id, template, codes, texts: new Map(needed.map(({ code }) => [code, answers.get(code)!])) };
}

const saying = (id: string, but: Readonly<Record<string, Answer>>, template = sds) =>
  column(id, template, saidYes(template, but));
const rowOf = (matrix: Matrix, topic: string) => matrix.rows.find((row) => row.topic === topic)!;
const columnsOf = (form: { template: Template; answers: Answers }, index: number) =>
  column(`c${index}`, form.template, form.answers);

describe('a row over two products', () => {
  const carriedFrom = { templateId: 'sds-4.1', questions: ['3'], relation: 'same' };
  const yes: Answer = { value: 'yes' };
  const cases: readonly [string, Answer, Answer, string, boolean][] = [
    ['both はい', yes, { value: 'yes', remark: '別紙' }, 'same', false],
    ['はい and いいえ', yes, { value: 'no', remark: '予定なし' }, 'different', false],
    ['いいえ with and without a reason', { value: 'no' }, { value: 'no', remark: '予定なし' }, 'same', false],
    ['いいえ with a target day', { value: 'no', targetOn: '2027-03-31' }, { value: 'no' }, 'same', false],
    ['いいえ and 対象外', { value: 'no' }, { value: 'na' }, 'different', false],
    ['対象外 with and without a reason', { value: 'na' }, { value: 'na', remark: '機能なし' }, 'same', false],
    ['はい done and planned', yes, { value: 'yes', plannedOn: '2027-03-31' }, 'different', false],
    ['はい and はい under a condition', yes, { value: 'yes', condition: 'オプション' }, 'different', false],
    ['a blank', yes, { value: 'blank' }, 'missing', true],
    ['two blanks', { value: 'blank' }, { value: 'blank' }, 'missing', true],
    ['declined', yes, { value: 'declined' }, 'missing', true],
    ['waiting', yes, { value: 'waiting' }, 'missing', true],
    ['unreadable', yes, { value: 'unreadable' }, 'missing', true],
    ['unconfirmed', yes, { value: 'yes', carriedFrom }, 'missing', true],
    ['a mark and words', yes, { value: 'text', text: 'はい、一部' }, 'not_comparable', false],
    ['a mark and 注記参照', yes, { value: 'see_note', remark: '別紙' }, 'not_comparable', false],
    [
      'the same words in another spelling',
      { value: 'text', text: 'ＡＥＳ 256' },
      { value: 'text', text: 'aes  256 ' },
      'same',
      false,
    ],
    ['other words', { value: 'text', text: 'AES-128' }, { value: 'text', text: 'AES-256' }, 'different', false],
  ];
  it.each(cases)('%s', (_, one, other, verdict, hasGap) => {
    const matrix = compare([saying('a', { '3': one }), saying('b', { '3': other })], sds);
    expect(rowOf(matrix, 'org.responsible_person')).toMatchObject({ verdict, hasGap });
  });

  it('is not asked where one product need not answer', () => {
    const matrix = compare([saying('a', {}), saying('b', { '1': { value: 'no' } })], sds);
    expect(rowOf(matrix, 'ext.applies').verdict).toBe('different');
    expect(rowOf(matrix, 'ext.medical_site')).toMatchObject({
      verdict: 'not_asked',
      hasGap: false,
      cells: [{ state: 'yes' }, { state: 'not_asked' }],
    });
  });

  it('differs and has a gap at once over three', () => {
    const matrix = compare(
      [saying('a', {}), saying('b', { '3': { value: 'no' } }), saying('c', { '3': { value: 'blank' } })],
      sds,
    );
    expect(rowOf(matrix, 'org.responsible_person')).toMatchObject({ verdict: 'different', hasGap: true });
  });

  const sscd = shipped('sscd-2sho-4-1');
  const choices: readonly [Answer, Answer, string][] = [
    [{ value: 'choice', keys: ['isms'] }, { value: 'choice', keys: ['isms'] }, 'same'],
    [{ value: 'choice', keys: ['isms'] }, { value: 'choice', keys: ['privacy-mark'] }, 'different'],
    [{ value: 'choice', keys: ['isms', 'privacy-mark'] }, { value: 'choice', keys: ['privacy-mark', 'isms'] }, 'same'],
    [{ value: 'choice', keys: ['isms', 'privacy-mark'] }, { value: 'choice', keys: ['isms'] }, 'different'],
    [{ value: 'choice', text: '取得予定' }, { value: 'choice', text: '取得予定 ' }, 'same'],
    [{ value: 'choice', text: 'ISMS' }, { value: 'choice', keys: ['isms'] }, 'different'],
    [{ value: 'choice', keys: ['isms'] }, { value: 'text', text: 'ISMS' }, 'different'],
  ];
  it.each(choices)('with choices %j and %j', (one, other, verdict) => {
    const matrix = compare([saying('a', { '4-1.g': one }, sscd), saying('b', { '4-1.g': other }, sscd)], sscd);
    expect(rowOf(matrix, 'cert.pmark_or_isms').verdict).toBe(verdict);
  });
});

describe('products on different forms', () => {
  const mds = shipped('mds-5.0');
  const older = shipped('sds-4.1');

  it('stand side by side by topic, each cell with its own number', () => {
    const matrix = compare([saying('s', {}), saying('m', { r2: { value: 'no' } }, mds)], sds);
    const shared = matrix.rows.filter((row) => row.cells.every((cell) => cell.code !== ''));
    expect(shared.length).toBeGreaterThan(20);
    const [service, product] = rowOf(matrix, 'auth.two_factor').cells;
    expect([service?.sourceQuestion, product?.sourceQuestion]).toEqual(['17.1d', 'r4.1d']);
  });

  it('have each topic of any of them once: first the chosen form in its order, then the others', () => {
    const matrix = compare([saying('s', {}), saying('m', {}, mds)], mds);
    const [first, second] = [mds, sds].map((template) => [...questionsByTopic(template).keys()]);
    const others = second!.filter((topic) => !first!.includes(topic));
    expect(matrix.rows.map((row) => row.topic)).toEqual([...first!, ...others]);
    expect(others.length).toBeGreaterThan(0);
    for (const row of matrix.rows.slice(first!.length))
      expect(row).toMatchObject({
        templateId: 'sds-5.0',
        verdict: 'not_asked',
        hasGap: false,
        cells: [{}, { state: 'not_in_form' }],
      });
  });

  it('show what an older version does not ask yet as missing', () => {
    const matrix = compare([saying('new', {}), saying('old', {}, older)], sds);
    const topics = [...questionsByTopic(sds).keys()].filter((topic) => !questionsByTopic(older).has(topic));
    expect(onlyGaps(matrix).rows.map((row) => row.topic)).toEqual(topics);
    expect(
      onlyGaps(matrix).rows.every((row) => row.verdict === 'missing' && row.cells[1]?.state === 'not_in_version'),
    ).toBe(true);
  });

  it('do not blame the newer version for what it dropped', () => {
    const matrix = compare([saying('new', {}), saying('old', {}, older)], older);
    expect(matrix.rows.filter((row) => row.cells[0]?.state === 'not_in_version')).toEqual([]);
  });
});

describe('a comparison', () => {
  it('does not depend on the order of its columns', () => {
    fc.assert(
      fc.property(fc.array(anyForm, { minLength: 2, maxLength: 5 }), anyTemplate, (forms, onto) => {
        const columns = forms.map(columnsOf);
        const forth = compare(columns, onto);
        const back = compare(columns.toReversed(), onto);
        expect(back.rows.map(({ cells, ...row }) => ({ ...row, cells: cells.toReversed() }))).toEqual(forth.rows);
      }),
      { numRuns: 40 },
    );
  });

  it('finds nothing different between a product and itself, and a gap exactly where there is one', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const matrix = compare([columnsOf(form, 1), columnsOf(form, 2)], form.template);
        expect(onlyDifferences(matrix).rows).toEqual([]);
        expect(onlyGaps(matrix).rows).toHaveLength(
          Array.from(packCodes(form.template, form.answers)).filter(isGap).length,
        );
        expect(matrix.rows).toHaveLength(questionsByTopic(form.template).size);
      }),
    );
  });

  it('keeps only differences, or only gaps', () => {
    const matrix = compare([saying('a', { '4': { value: 'no' }, '5': { value: 'blank' } }), saying('b', {})], sds);
    expect(onlyDifferences(matrix).rows.map((row) => row.code)).toEqual(['4']);
    expect(onlyGaps(matrix).rows.map((row) => row.code)).toEqual(['5']);
    expect(onlyGaps(matrix).columns).toEqual([
      { id: 'a', templateId: 'sds-5.0' },
      { id: 'b', templateId: 'sds-5.0' },
    ]);
  });

  it.each([0, 1, 101])('of %d products is refused', (given) => {
    const columns = Array.from({ length: given }, (_, index) => saying(`c${index}`, {}));
    expect(() => compare(columns, sds)).toThrow(
      expect.objectContaining({ code: 'comparison.columns', facts: { min: 2, max: 100, given } }),
    );
  });

  it('refuses codes that are not of the form, and never guesses a text that is not there', () => {
    const good = saying('a', {});
    const bad = { ...good, id: 'b', codes: good.codes.slice(1) };
    const odd = { ...good, codes: `?${good.codes.slice(1)}` };
    const silent = { ...saying('a', { '3': { value: 'text', text: 'x' } }), texts: new Map() };
    expect(() => compare([good, bad], sds)).toThrow(
      expect.objectContaining({ code: 'comparison.codes-do-not-fit', facts: { id: 'b', rows: 102, codes: 101 } }),
    );
    expect(() => compare([good, odd], sds)).toThrow(expect.objectContaining({ code: 'comparison.unknown-code' }));
    expect(() => compare([good, silent], sds)).toThrow(
      expect.objectContaining({ code: 'comparison.text-missing', facts: { question: '3' } }),
    );
  });

  it('of 100 products takes milliseconds', () => {
    const samples = fc.sample(anyAnswers(sds), 100).map((answers, index) => column(`c${index}`, sds, answers));
    compare(samples, sds);
    const start = performance.now();
    const matrix = compare(samples, sds);
    expect(performance.now() - start).toBeLessThan(250);
    expect(matrix.rows[0]?.cells).toHaveLength(100);
  });
});
