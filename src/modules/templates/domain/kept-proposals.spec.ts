import { describe, expect, it } from '@jest/globals';
import { KeptProposals } from './kept-proposals.js';
import { smallForm } from './small-form.fixture.js';

const form = (id: string) => smallForm([{ code: '1' }, { code: '2' }], { id, version: id });

describe('proposals for crosswalks', () => {
  it('are made once, for each direction its own', () => {
    const proposals = new KeptProposals();
    const [one, other] = [form('1'), form('2')];
    const made = proposals.of(one, other);
    expect(proposals.of(one, other)).toBe(made);
    expect(proposals.of(other, one)).toMatchObject({ from: '2', to: '1' });
  });

  it('are forgotten where many others were asked for since, and made again as they were', () => {
    const proposals = new KeptProposals(2);
    const forms = ['1', '2', '3'].map(form);
    const [made] = forms.map((to) => proposals.of(form('0'), to));
    const again = proposals.of(form('0'), forms[0]!);
    expect(again).not.toBe(made);
    expect(again).toEqual(made);
  });
});
