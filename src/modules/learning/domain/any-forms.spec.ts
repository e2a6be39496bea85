import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { learnForm } from './learn-form.js';
import { anyForm, gridOf, numberOf, type RandomForm } from '../../../../test/fixtures/workbooks/random-forms.js';
import { releasedForm } from './released-form.js';

const known = loadShippedTemplates();
jest.setTimeout(60_000);

/** The rows of a form as they should be learned: number, wording, place of the row above, kind, section. */
const rowsOf = ({ rows, style }: RandomForm): unknown[] =>
  rows.map((row) => [
    numberOf(row, style) || null,
    row.wording,
    row.parent,
    row.type,
    style.sections === 'none' ? '院内機器の確認票' : row.section,
  ]);

describe('any form in any style', () => {
  it('is given back row by row by its blank workbook', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const proposal = learnForm(gridOf(form), known);
        const places = new Map(proposal.rows.map(({ id }, at) => [id, at]));
        const titles = new Map(proposal.sections.map(({ code, title }) => [code, title]));
        const learned = proposal.rows.map(({ number, prompt, parent, answerType, section }) => [
          number,
          prompt,
          parent === null ? -1 : places.get(parent),
          answerType,
          titles.get(section),
        ]);
        expect(learned).toEqual(rowsOf(form));
        expect(proposal.blank).toBe(true);
      }),
      { numRuns: 150, seed: 20_261_121 },
    );
  });

  it('can be released, each row in its place', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const proposal = learnForm(gridOf(form), known);
        const { template, layout, faults } = releasedForm(proposal, {
          id: 'made',
          form: 'MADE',
          version: '1',
          title: '確認票',
          publisher: '発行元',
          guideline: { name: 'ガイドライン', version: '7.0' },
          workbook: '0'.repeat(64),
        });
        expect(faults).toEqual([]);
        const codes = template.sections.flatMap(({ questions }) => questions.map(({ code }) => code));
        const placed = layout.tables.flatMap(({ rows }) => rows.map(({ question }) => question));
        expect(new Set(placed)).toEqual(new Set(codes));
      }),
      { numRuns: 50, seed: 20_261_122 },
    );
  });
});
