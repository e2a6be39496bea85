import { describe, expect, it } from '@jest/globals';
import { questionsOf } from './domain/template.js';
import { loadShippedTemplates } from './shipped-templates.js';

describe('the shipped forms', () => {
  it('are ten, each with its rows', () => {
    const sizes = loadShippedTemplates().map((template) => [template.id, questionsOf(template).length]);
    expect(sizes).toEqual([
      ['checklist-vendor-r6', 14],
      ['checklist-vendor-r7', 15],
      ['mds-3.0a', 67],
      ['mds-4.1', 72],
      ['mds-5.0', 74],
      ['mds2-2019', 241],
      ['sds-4.1', 93],
      ['sds-5.0', 102],
      ['sscd-2018-style', 42],
      ['sscd-2sho-4-1', 17],
    ]);
  });
});
