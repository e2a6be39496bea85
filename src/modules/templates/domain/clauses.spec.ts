import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clauseMap, clausesIn, countBooks } from './clauses.js';
import { smallForm } from './small-form.fixture.js';
import { shippedTemplates } from '../../../../test/support/any-answers.js';

const ALL = { version: null, templateId: null };
const shown = (ref: string): string[] =>
  clausesIn(ref).map(({ id, version, book, clause }) => [id, version, book, clause].join(' '));

describe('a reference', () => {
  it.each<[string, readonly string[]]>([
    ['mhlw-6.0:ops:14', ['mhlw-6.0:ops:14 6.0 ops 14']],
    ['mhlw-6.0:ops:2;11', ['mhlw-6.0:ops:2 6.0 ops 2', 'mhlw-6.0:ops:11 6.0 ops 11']],
    ['mhlw-6.0:plan:7', ['mhlw-6.0:plan:7 6.0 plan 7']],
    ['mhlw-7.0:governance:5.1', ['mhlw-7.0:governance:5.1 7.0 governance 5.1']],
    ['mhlw-5.2:6.5.C11(4)', ['mhlw-5.2:6.5.C11(4) 5.2 main 6.5.C11(4)']],
    ['mhlw-5.x:6.3.C4/6.6.C', ['mhlw-5.x:6.3.C4 5.x main 6.3.C4', 'mhlw-5.x:6.6.C 5.x main 6.6.C']],
    ['mhlw-5.x:8.1.2.C②(ケ)g', ['mhlw-5.x:8.1.2.C②(ケ)g 5.x main 8.1.2.C②(ケ)g']],
    ['mhlw-8.0:appendix:3', ['mhlw-8.0:appendix:3  other mhlw-8.0:appendix:3']],
    ['院内規程 3条', ['院内規程 3条  other 院内規程 3条']],
  ])('%s', (ref, expected) => {
    expect(shown(ref)).toEqual(expected);
  });

  it('is named in both languages', () => {
    expect(clausesIn('mhlw-6.0:ops:14')[0]?.title).toEqual({
      ja: '第6.0版 システム運用編 14',
      en: 'Version 6.0, System operation 14',
    });
  });
});

describe('the map of clauses', () => {
  const first = smallForm([
    { code: '1', topic: 'a', guidelineRefs: ['mhlw-6.0:ops:14'] },
    { code: '2', topic: 'b', guidelineRefs: ['mhlw-6.0:ops:2;14', 'mhlw-5.2:6.5.C1'] },
    { code: 'g', answerType: 'group', guidelineRefs: ['mhlw-6.0:ops:99'] },
  ]);
  const learned = smallForm(
    [
      { code: 'x', officialCode: '一', topic: 'b' },
      { code: 'y', topic: 'own' },
    ],
    {
      id: 'learned-1',
      form: 'SDS',
      official: { publisher: '発行者', workbook: 'f'.repeat(64) },
    },
  );

  it('says where each clause is asked, the newest version first, chapters by number', () => {
    const map = clauseMap([first], [], ALL);
    expect(map.map(({ id, rows }) => [id, ...rows.map(({ code, by }) => `${code} ${by}`)])).toEqual([
      ['mhlw-6.0:ops:2', '2 form'],
      ['mhlw-6.0:ops:14', '1 form', '2 form'],
      ['mhlw-5.2:6.5.C1', '2 form'],
    ]);
  });

  it('finds the rows of a learned form by their topic, and says whose words they are', () => {
    const map = clauseMap([first, learned], [], { version: '6.0', templateId: 'learned-1' });
    expect(map.map(({ id }) => id)).toEqual(['mhlw-6.0:ops:2', 'mhlw-6.0:ops:14']);
    expect(map[0]?.rows).toMatchObject([
      { templateId: 'learned-1', question: 'x', code: '一', by: 'topic', wordsOf: '発行者' },
    ]);
  });

  it('adds what criteria link to a topic, and no row twice to one clause', () => {
    const linked = [
      { ref: 'mhlw-6.0:plan:7', topics: ['own', 'a'] },
      { ref: 'mhlw-6.0:plan:7', topics: ['own'] },
      { ref: 'mhlw-6.0:ops:14', topics: ['a'] },
    ];
    const map = new Map(clauseMap([first, learned], linked, ALL).map(({ id, rows }) => [id, rows]));
    expect(map.get('mhlw-6.0:plan:7')?.map(({ code, by }) => `${code} ${by}`)).toEqual(['1 criterion', 'y criterion']);
    expect(map.get('mhlw-6.0:ops:14')?.map(({ code, by }) => `${code} ${by}`)).toEqual([
      '1 form',
      '2 form',
      '一 topic',
    ]);
  });

  it('shows the books that no form refers to', () => {
    const counts = countBooks(clauseMap([first], [], ALL)).map(
      ({ version, book, clauses }) => `${version} ${book} ${clauses}`,
    );
    expect(counts).toEqual(['6.0 overview 0', '6.0 governance 0', '6.0 plan 0', '6.0 ops 2', '5.2 main 1']);
  });

  it('of the shipped forms names every clause that they name, and each row of a form that has a clause', () => {
    const map = clauseMap(shippedTemplates, [], ALL);
    const refs = shippedTemplates.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions));
    const named = refs.filter(({ answerType }) => answerType !== 'group').flatMap((row) => row.guidelineRefs);
    expect(new Set(map.map(({ id }) => id))).toEqual(new Set(named.flatMap(clausesIn).map(({ id }) => id)));
    expect(map.every(({ rows, book }) => rows.length > 0 && book !== 'other')).toBe(true);
  });

  it('of one form and version is that part of the whole', () => {
    const all = clauseMap(shippedTemplates, [], ALL);
    fc.assert(
      fc.property(fc.constantFrom(...shippedTemplates), fc.constantFrom('6.0', '5.2', '5.x'), ({ id }, version) => {
        const expected = all
          .filter((clause) => clause.version === version)
          .map((clause) => ({ ...clause, rows: clause.rows.filter(({ templateId }) => templateId === id) }))
          .filter(({ rows }) => rows.length > 0);
        expect(clauseMap(shippedTemplates, [], { version, templateId: id })).toEqual(expected);
      }),
      { seed: 14, numRuns: 10 },
    );
  });
});
