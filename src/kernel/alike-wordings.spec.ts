import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AlikeWordings } from './alike-wordings.js';
import { bigramsOf, likeness } from './wording.js';

const wording = fc.string({ unit: fc.constantFrom('認', '証', '二', '要', 'を', 'a'), maxLength: 12 }).map(bigramsOf);

it('says of each wording what comparing it alone says', () => {
  fc.assert(
    fc.property(fc.array(wording), wording, (wordings, asked) => {
      const each = new AlikeWordings(wordings).likenessToEach(asked);
      expect(Array.from(each)).toEqual(wordings.map((one) => likeness(asked, one)));
    }),
  );
});
