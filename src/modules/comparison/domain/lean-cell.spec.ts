import { expect, it } from '@jest/globals';
import { said, saidYes, shipped } from '../../../../test/support/any-answers.js';
import { packCodes } from '../../disclosures/domain/packed-codes.js';
import { compare } from './compare.js';
import { leanRow } from './lean-cell.js';

const column = (id: string, templateId: string) => {
  const template = shipped(templateId);
  const answers = saidYes(template);
  return { id, template, codes: packCodes(template, answers), texts: answers };
};

it('a cell names its own row only where its form names it otherwise', () => {
  const matrix = compare([column('a', 'sds-5.0'), column('b', 'mds-5.0')], shipped('sds-5.0'));
  for (const row of matrix.rows) {
    const [own, other] = leanRow(row).cells;
    if (row.templateId === 'sds-5.0') expect(own).not.toHaveProperty('sourceQuestion');
    const source = row.cells[1]!.sourceQuestion;
    if (source !== undefined && source !== row.question)
      expect(other).toMatchObject({ sourceQuestion: source, sourceCode: row.cells[1]!.sourceCode });
  }
});

it('says the same as the whole cell', () => {
  const sds = shipped('sds-5.0');
  const answers = said({ '1': { value: 'yes' }, '8': { value: 'no' } });
  const one = { id: 'a', template: sds, codes: packCodes(sds, answers), texts: answers };
  const matrix = compare([one, { ...one, id: 'b' }], sds);
  for (const row of matrix.rows)
    expect(leanRow(row).cells.map(({ state, code, keys, text }) => ({ state, code, keys, text }))).toEqual(
      row.cells.map(({ state, code, keys, text }) => ({ state, code, keys, text })),
    );
});
