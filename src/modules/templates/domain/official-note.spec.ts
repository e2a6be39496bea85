import { describe, expect, it } from '@jest/globals';
import { officialNote } from './official-note.js';
import { smallForm } from './small-form.fixture.js';

const learned = (id: string, publisher: string) =>
  smallForm([], { id, form: 'SDS', version: id, official: { publisher, workbook: '' } });

describe('whose the numbers and wording of a file are', () => {
  it('is said of learned forms alone, once for each', () => {
    expect(officialNote([smallForm([])])).toBeUndefined();
    const note = officialNote([
      learned('6.0', '例示工業会'),
      smallForm([]),
      learned('6.0', '例示工業会'),
      learned('7.0', '別の会'),
    ]);
    expect(note?.ja).toBe('設問の番号と文言は発行元のものです(SDS 6.0: 例示工業会、SDS 7.0: 別の会)。');
    expect(note?.en).toBe(
      "Numbers and wording of the questions are their publishers' (SDS 6.0: 例示工業会, SDS 7.0: 別の会).",
    );
  });
});
