import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { anyAnswers } from '../../../../test/fixtures/workbooks/made-forms.js';
import { sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { Grid } from '../../../kernel/grid.js';
import type { SheetPlan } from '../../../kernel/sheet-plan.js';
import type { Answer } from '../../templates/domain/answer.js';
import { askedQuestions } from '../../templates/domain/applicability.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { kaijiLayout } from './kaiji-layout.js';
import { readAnswers } from './read-answers.js';
import { recognize } from './recognize.js';

const templates = loadShippedTemplates();
jest.setTimeout(60_000);
/** Characters across a landscape A4 page in type of 8 points. */
const READABLE = 200;
const day = fc.constantFrom('2026-12-31', '2027-03-31');
const words = fc
  .oneof(
    fc.constantFrom('院内手順書', '1', '備考1', 'はい', '二要素認証の\n導入後', '【理由】別紙'),
    fc.string({ minLength: 1, maxLength: 12 }),
  )
  .filter((text) => text.trim() !== '');

/** Everything an answer may hold besides its value. */
function anyExtras({ rounds }: Template): fc.Arbitrary<Partial<Answer>> {
  const second = fc.record(
    { value: fc.constantFrom('yes' as const, 'no' as const), checkedOn: day, targetOn: day },
    { requiredKeys: ['value'] },
  );
  const reason = fc.record({
    kind: fc.constantFrom('explanation' as const, 'alternative_measure' as const),
    text: words,
  });
  const all = { remark: words, plannedOn: day, condition: words, reason, waitingFor: words, responsibility: words };
  const dated = { checkedOn: day, targetOn: day, second };
  return fc.record(rounds > 1 ? { ...all, ...dated } : all, { requiredKeys: [] });
}

function anyFullAnswers(template: Template): fc.Arbitrary<ReadonlyMap<string, Answer>> {
  const questions = questionsOf(template).filter(({ answerType }) => answerType !== 'group');
  const extras = fc.array(anyExtras(template), { minLength: questions.length, maxLength: questions.length });
  const states = fc.array(fc.constantFrom('declined', 'waiting', 'given', 'given', 'given'), {
    minLength: questions.length,
    maxLength: questions.length,
  });
  return fc.tuple(anyAnswers(questions), extras, states).map(
    ([answers, more, given]) =>
      new Map(
        questions.map(({ code }, at): [string, Answer] => {
          const state = given[at];
          const base: Answer = state === 'declined' || state === 'waiting' ? { value: state } : answers.get(code)!;
          return [code, { ...base, ...more[at] }];
        }),
      ),
  );
}

const gridOf = (plans: readonly SheetPlan[]): Grid => ({
  sheets: plans.map(({ name, rows, merges }) =>
    sheetOf(
      name,
      rows.map((cells) =>
        cells.map((cell) =>
          cell === null ? '' : typeof cell === 'object' ? { kind: 'date' as const, text: cell.date } : String(cell),
        ),
      ),
      { merges },
    ),
  ),
});

function readBack(
  grid: Grid,
  template: Template,
): { sure: string; answers: Record<string, Answer>; header: Record<string, string> } {
  const recognition = recognize(grid, templates);
  if (recognition.sure === 'ask' || recognition.sure === 'none') throw new Error(recognition.sure);
  expect(recognition.template.id).toBe(template.id);
  const { answers, header } = readAnswers(grid, recognition.layout, template);
  return { sure: recognition.sure, answers: Object.fromEntries(answers), header: Object.fromEntries(header) };
}

describe("Kaiji's own layout", () => {
  it.each(templates.map((template) => [template.id, template] as const))(
    '%s keeps every field of every answer',
    (_, template) => {
      const header = new Map(
        template.headerFields.map(({ key, type }) => [key, type === 'date' ? '2026-11-20' : '4.10']),
      );
      fc.assert(
        fc.property(anyFullAnswers(template), fc.constantFrom('ja' as const, 'en' as const), (answers, language) => {
          const read = readBack(gridOf(kaijiLayout(template, language, answers, header)), template);
          expect(read).toEqual({
            sure: 'certain',
            answers: Object.fromEntries(answers),
            header: Object.fromEntries(header),
          });
        }),
        { numRuns: 6, endOnFailure: true },
      );
    },
  );

  it('is read back from the file itself', async () => {
    const template = templates.find(({ id }) => id === 'checklist-vendor-r7')!;
    const [answers] = fc.sample(anyFullAnswers(template), { numRuns: 1, seed: 3 });
    const file = await makeWorkbook(kaijiLayout(template, 'ja', answers!));
    expect(readBack(await readWorkbook(file), template).answers).toEqual(Object.fromEntries(answers!));
  });

  it('says in words which questions are not asked, and reads them back as blank without a finding', () => {
    const template = templates.find(({ id }) => id === 'sds-5.0')!;
    const condition = questionsOf(template).find(({ visibleWhen }) => visibleWhen)!.visibleWhen!;
    const value = (['yes', 'no'] as const).find((word) => !condition.in.includes(word))!;
    const answers = new Map<string, Answer>(
      questionsOf(template).flatMap(({ code, answerType }) =>
        answerType === 'yes_no_na' || code === condition.question ? [[code, { value }]] : [],
      ),
    );
    const notAsked = [...askedQuestions(template, answers)]
      .filter(([, state]) => state === 'not_asked')
      .map(([code]) => code);
    for (const code of notAsked) answers.delete(code);
    const [plan] = kaijiLayout(template, 'ja', answers);
    expect(notAsked.length).toBeGreaterThan(0);
    expect(plan!.rows.filter((row) => row.includes('(設問対象外)'))).toHaveLength(notAsked.length);
    expect(plan!.tones![0]!.areas).toHaveLength(notAsked.length);
    const grid = gridOf([plan!]);
    const recognition = recognize(grid, templates);
    if (recognition.sure !== 'certain') throw new Error(recognition.sure);
    const read = readAnswers(grid, recognition.layout, template);
    expect(notAsked.map((code) => read.answers.get(code)?.value ?? 'blank')).toEqual(notAsked.map(() => 'blank'));
    expect(read.findings.filter(({ code }) => notAsked.includes(code ?? ''))).toEqual([]);
  });

  it('prints no column that no answer uses, and fits the paper in readable type', () => {
    const columnsOf = (template: Template, answers: readonly (readonly [string, Answer])[]) => {
      const [{ rows, headerRow, print, widths }] = kaijiLayout(template, 'ja', new Map(answers)) as [SheetPlan];
      return {
        headings: rows[headerRow - 1]!.slice(0, print.columns),
        width: widths.slice(0, print.columns).reduce((sum, one) => sum + one, 0),
      };
    };
    for (const template of templates) {
      const code = questionsOf(template).find(({ answerType }) => answerType !== 'group')!.code;
      const bare = columnsOf(template, []);
      expect(bare.headings).not.toContain('理由');
      expect(bare.width).toBeLessThanOrEqual(160);
      const used = columnsOf(template, [[code, { value: 'declined', reason: { kind: 'explanation', text: '理由' } }]]);
      expect(used.headings.slice(-3)).toEqual(['状態', '理由の種類', '理由']);
      expect(used.width).toBeLessThanOrEqual(READABLE);
    }
  });
});

describe('a learned form in that layout', () => {
  const [shipped] = templates;
  const official = { publisher: '例示工業会', workbook: '' };
  const headOf = (template: Template, language: 'ja' | 'en'): string =>
    JSON.stringify(kaijiLayout(template, language, new Map())[0]?.rows.slice(0, template.headerFields.length + 2));

  it('names its publisher in one line, in either language; a form of Kaiji’s own names none', () => {
    expect(headOf({ ...shipped!, official }, 'ja')).toContain('発行元のものです');
    expect(headOf({ ...shipped!, official }, 'en')).toMatch(/publishers' \(.*: 例示工業会\)/);
    expect(headOf(shipped!, 'ja')).not.toContain('発行元');
  });
});
