import { describe, expect, it } from '@jest/globals';
import { shipped } from '../../../../test/support/any-answers.js';
import { chooseColumns, leadingForm } from './choose-columns.js';

const has = (productId: string, id: string) => ({ productId, template: shipped(id) });
const ids = (columns: readonly ReturnType<typeof has>[]) =>
  columns.map(({ productId, template }) => `${productId} ${template.id}`);

describe('the columns of a comparison', () => {
  it('keep the order asked for, one form per product, MDS and SDS before check lists', () => {
    const candidates = [
      has('a', 'checklist-vendor-r7'),
      has('a', 'sds-5.0'),
      has('b', 'mds-5.0'),
      has('b', 'sscd-2sho-4-1'),
    ];
    expect(ids(chooseColumns(['b', 'a'], candidates, null))).toEqual(['b mds-5.0', 'a sds-5.0']);
  });

  it('take the wanted form where a product has it', () => {
    const candidates = [has('a', 'checklist-vendor-r7'), has('a', 'sds-5.0'), has('b', 'mds-5.0')];
    expect(ids(chooseColumns(['a', 'b'], candidates, 'CHECKLIST_VENDOR'))).toEqual([
      'a checklist-vendor-r7',
      'b mds-5.0',
    ]);
  });

  it('take a form of a family that was learned after the known ones', () => {
    const own = { productId: 'a', template: { ...shipped('sds-5.0'), id: 'own-1', form: '院内様式' } };
    expect(ids(chooseColumns(['a'], [own, has('a', 'checklist-vendor-r7')], null))).toEqual(['a checklist-vendor-r7']);
    expect(ids(chooseColumns(['a'], [own], null))).toEqual(['a own-1']);
  });

  it('leave out a product without a disclosure', () => {
    expect(ids(chooseColumns(['x', 'a'], [has('a', 'sds-5.0')], null))).toEqual(['a sds-5.0']);
  });
});

describe('the leading form', () => {
  it('is the one that most columns use', () => {
    expect(leadingForm([has('a', 'mds-5.0'), has('b', 'sds-5.0'), has('c', 'sds-5.0')])?.id).toBe('sds-5.0');
  });

  it('is its newest version among them, whatever the order', () => {
    const columns = [has('a', 'sds-4.1'), has('b', 'sds-4.1'), has('c', 'sds-5.0')];
    expect(leadingForm(columns)?.id).toBe('sds-5.0');
    expect(leadingForm(columns.toReversed())?.id).toBe('sds-5.0');
  });

  it('is of one version the official form', () => {
    const official = { publisher: 'JAHIS', workbook: 'a'.repeat(64) };
    const learned = { productId: 'b', template: { ...shipped('sds-5.0'), id: 'sds-5.0-learned', official } };
    const columns = [has('a', 'sds-5.0'), learned, has('c', 'sds-5.0')];
    expect(leadingForm(columns)?.id).toBe('sds-5.0-learned');
    expect(leadingForm(columns.toReversed())?.id).toBe('sds-5.0-learned');
  });

  it('is none without columns', () => {
    expect(leadingForm([])).toBeUndefined();
  });
});
