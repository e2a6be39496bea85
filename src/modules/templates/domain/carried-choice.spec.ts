import { describe, expect, it } from '@jest/globals';
import type { Answer } from './answer.js';
import { takenBy } from './carried-choice.js';
import { smallForm } from './small-form.fixture.js';
import { type Question, questionsOf, type Template } from './template.js';

const choices = (labels: Readonly<Record<string, string>>): Question['choices'] =>
  Object.entries(labels).map(([key, label]) => ({ key, label: { ja: label, en: label }, exclusive: false }));

const row = (labels: Readonly<Record<string, string>>, head: Partial<Template> = {}) => {
  const template = smallForm([{ code: '1', answerType: 'multi_choice', choices: choices(labels) }], head);
  return { template, question: questionsOf(template)[0]! };
};
const LEARNED = { official: { publisher: '厚生労働省', workbook: 'b'.repeat(64) } };
const taken = (answer: Answer, to: ReturnType<typeof row>, from = row({ vpn: 'VPN', line: '専用線' })) =>
  takenBy(to, answer, from);

describe('a choice on another row', () => {
  it('goes by its label, however the other form calls it inside', () => {
    const to = row({ c1: '専用線', c2: 'ＶＰＮ' }, LEARNED);
    expect(taken({ value: 'choice', key: 'vpn', remark: '備考1' }, to)).toEqual({
      value: 'choice',
      key: 'c2',
      remark: '備考1',
    });
    expect(taken({ value: 'choice', keys: ['vpn', 'line'] }, to)).toEqual({ value: 'choice', keys: ['c2', 'c1'] });
  });

  it('is never taken for another of the same key in a form that was learned', () => {
    const from = row({ c1: '専用線' }, LEARNED);
    expect(taken({ value: 'choice', key: 'c1' }, row({ c1: 'VPN' }, LEARNED), from)).toBeNull();
  });

  it("goes by its key between Kaiji's own descriptions, also under another label", () => {
    expect(taken({ value: 'choice', key: 'vpn' }, row({ vpn: 'IPsec-VPN' }))).toEqual({ value: 'choice', key: 'vpn' });
  });

  it('that the other row lacks takes the whole answer with it', () => {
    expect(taken({ value: 'choice', keys: ['vpn', 'line'] }, row({ vpn: 'VPN' }))).toBeNull();
  });

  it('that is a word goes where the other form has the word', () => {
    const words = smallForm([{ code: '1' }], { answerVocabulary: [{ key: 'yes', label: { ja: 'はい', en: 'Yes' } }] });
    const to = { template: words, question: questionsOf(words)[0]! };
    const plain = smallForm([{ code: '1' }]);
    const from = { template: plain, question: questionsOf(plain)[0]! };
    expect(takenBy(to, { value: 'yes' }, from)).toEqual({ value: 'yes' });
    expect(takenBy(to, { value: 'na' }, from)).toBeNull();
    expect(takenBy(to, { value: 'declined' }, from)).toEqual({ value: 'declined' });
  });
});
