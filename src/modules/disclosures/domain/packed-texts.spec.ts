import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyForm, said, saidYes, shipped } from '../../../../test/support/any-answers.js';
import type { Answers } from '../../templates/domain/answer.js';
import { packCodes } from './packed-codes.js';
import { packTexts, type PackedTexts, unpackAnswers } from './packed-texts.js';
import { seal, type SealInput } from './seal.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const sealed = (answers: Answers): SealInput => ({
  revision: { id: 'r', number: 1, previousHash: null, publishedOn: '2026-11-21', validUntil: '2027-11-21' },
  product: { id: 'p', kind: 'service', name: 'みらいカルテ', version: '3' },
  vendor: { id: 'v', name: 'みらい' },
  signer: { name: '青木', role: 'approver' },
  header: {},
  answers,
  warnings: [],
});
/** As a jsonb column gives it back. */
const stored = (texts: PackedTexts): PackedTexts => JSON.parse(JSON.stringify(texts)) as PackedTexts;

describe('the answers of a sealed revision', () => {
  it('come back so that the document is the one that was signed, for any answers on any form', () => {
    fc.assert(
      fc.property(anyForm, ({ template, answers }) => {
        const before = seal(sealed(answers), template, sha256);
        const back = unpackAnswers(template, before.codes, stored(packTexts(template, before.codes, answers)));
        expect(seal(sealed(back), template, sha256)).toEqual(before);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('are all signed: what readers are shown is what the document holds', () => {
    const sds = shipped('sds-5.0');
    const answers = said({ '1': { value: 'blank', remark: '確認中' }, '2': { value: 'blank' } });
    const { canonical, codes } = seal(sealed(answers), sds, sha256);
    const shown = unpackAnswers(sds, codes, packTexts(sds, codes, answers));
    expect((JSON.parse(canonical) as { answers: object }).answers).toEqual(Object.fromEntries(shown));
  });

  it('need no text where the character says it all', () => {
    const sds = shipped('sds-5.0');
    const answers = said({ '1': { value: 'yes' }, '1.1': { value: 'na' }, '2': { value: 'no', remark: '別紙' } });
    const codes = packCodes(sds, answers);
    const texts = packTexts(sds, codes, answers);
    expect(Object.values(texts)).toEqual([{ remark: '別紙' }]);
    expect(unpackAnswers(sds, codes, texts)).toEqual(answers);
  });

  it('keep what a character cannot say: an answer carried over, or given to a row that is not asked', () => {
    const sds = shipped('sds-5.0');
    const carriedFrom = { templateId: 'sds-4.1', questions: ['1'], relation: 'same' };
    const answers = said({ '1': { value: 'no', carriedFrom }, '1.1': { value: 'yes' } });
    const codes = packCodes(sds, answers);
    expect(unpackAnswers(sds, codes, stored(packTexts(sds, codes, answers)))).toEqual(answers);
  });

  it('are few bytes: a whole form of はい with remarks left out is nothing', () => {
    const sds = shipped('sds-5.0');
    const answers = new Map(
      [...saidYes(sds)].filter(([, { value }]) => value === 'yes').map(([code]) => [code, { value: 'yes' as const }]),
    );
    expect(packTexts(sds, packCodes(sds, answers), answers)).toEqual({});
  });
});
