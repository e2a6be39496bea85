import { describe, expect, it } from '@jest/globals';
import { smallForm } from './small-form.fixture.js';
import { isSameVersion, steppedBack, stepsBackFor } from './stepping-back.js';

const official = { publisher: 'JAHIS', workbook: 'a'.repeat(64) };
const ours = smallForm([{ code: 'r1' }], { id: 'sds-5.0', form: 'SDS', version: '5.0' });
const learned = smallForm([{ code: '1', officialCode: '1' }], {
  id: 'sds-5.0.x',
  form: 'SDS',
  version: '5.0',
  official,
});

describe('one version of a form', () => {
  it.each([
    ['5.0', '5.0', true],
    ['5.0', '第５.０版', true],
    ['5.0', 'Ver. 5.0', true],
    ['5.0', 'v5.0', true],
    ['5.0', '5.1', false],
    ['3.0a', '3.0', false],
    ['令和7年度', '令和７年度', true],
    ['令和7年度', '令和8年度', false],
    ['2018 style', '2 ministries table 4-1', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameVersion({ form: 'SDS', version: one }, { form: 'SDS', version: other })).toBe(same);
  });

  it('is never of two families', () => {
    expect(isSameVersion({ form: 'SDS', version: '5.0' }, { form: 'MDS', version: '5.0' })).toBe(false);
  });
});

describe("a form with Kaiji's numbers", () => {
  it('steps back for the official form of its version', () => {
    expect([...steppedBack([ours, learned])]).toEqual([['sds-5.0', learned]]);
  });

  it('of several for the first', () => {
    expect(steppedBack([ours, learned, { ...learned, id: 'later' }]).get('sds-5.0')?.id).toBe('sds-5.0.x');
  });

  it.each([
    ['no official form', { ...learned, official: undefined }],
    ['another version', { ...learned, version: '6.0' }],
    ['another form', { ...learned, form: 'MDS' }],
  ])('stays for %s', (_, { official: source, ...other }) => {
    expect(steppedBack([ours, { ...other, ...(source && { official: source }) }]).size).toBe(0);
  });

  it('stays where all its numbers are the official ones, and where it was learned itself', () => {
    const numbered = smallForm([{ code: '1', officialCode: '1' }], { id: 'a', form: 'SDS', version: '5.0' });
    expect(stepsBackFor(numbered, learned)).toBe(false);
    expect(stepsBackFor(learned, { ...learned })).toBe(false);
  });
});
