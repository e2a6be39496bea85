import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { anyAnswers, anyStyle, gridOf } from '../../../../test/fixtures/workbooks/made-forms.js';
import { questionsOf } from '../../templates/domain/template.js';
import { readAnswers } from './read-answers.js';
import { recognize } from './recognize.js';

const templates = loadShippedTemplates();
jest.setTimeout(60_000);
const marked = templates.filter(({ answerVocabulary }) => answerVocabulary.length > 0);

describe('a form in a layout never seen before', () => {
  it.each(marked.map((template) => [template.id, template] as const))(
    '%s is recognised and read without loss',
    (_, template) => {
      const questions = questionsOf(template).filter(({ answerType }) => answerType !== 'group');
      fc.assert(
        fc.property(anyStyle, anyAnswers(questions), (style, answers) => {
          const grid = gridOf(template, style, answers);
          const recognition = recognize(grid, templates);
          if (recognition.sure === 'ask' || recognition.sure === 'none') throw new Error(recognition.sure);
          expect(recognition.template.id).toBe(template.id);
          const read = readAnswers(grid, recognition.layout, template);
          expect(Object.fromEntries(read.answers)).toEqual(Object.fromEntries(answers));
        }),
        { numRuns: 8, endOnFailure: true },
      );
    },
  );
});
