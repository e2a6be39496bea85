import type { Language } from '#kernel/actor.js';
import type { Bilingual } from '#kernel/bilingual.js';
import { type Mail, oneLine } from '#platform/mail/mail.js';
import type { ToTell } from './clarification-threads.repository.js';
import { SIGNED } from './request-letters.js';

/** Products of one mail that are named; more are counted. */
const MOST_LINES = 100;

/** What has happened, by the move that was made; `{who}` = the other party, `{count}` = how many clarifications. */
const HAPPENED: Readonly<Partial<Record<ToTell['move'], Bilingual>>> = {
  ask: { ja: '「{who}」から照会が届いています({count}件)', en: 'Clarifications asked by “{who}” ({count})' },
  add: { ja: '「{who}」が照会に追記しました({count}件)', en: '“{who}” said more about a clarification ({count})' },
  reopen: { ja: '「{who}」が再び照会しています({count}件)', en: '“{who}” asks again for clarification ({count})' },
  answer: { ja: '「{who}」が照会に回答しました({count}件)', en: '“{who}” answered a clarification ({count})' },
  revise: {
    ja: '「{who}」が照会を受けて回答を改めた版を公開しました({count}件)',
    en: '“{who}” published another answer to what was asked ({count})',
  },
};

/** One mail to one person about everything that was said in one call: which products, how often, never what. */
export function clarificationMail(
  to: { readonly email: string; readonly language: Language },
  told: readonly ToTell[],
  publicUrl: string,
): Mail {
  const subject = subjectOf(told);
  const lines = told.slice(0, MOST_LINES).map(lineOf);
  const rest = told.length - lines.length;
  const more = rest > 0 ? [{ ja: `ほか ${rest} 製品`, en: `and ${rest} more products` }] : [];
  const listed = [...lines, ...more];
  const way = {
    ja: `${publicUrl} にサインインし、照会の一覧から内容をご確認ください。`,
    en: `Sign in at ${publicUrl} and look at the list of clarifications.`,
  };
  const textIn = (spoken: Language): string =>
    [subject[spoken], listed.map((line) => line[spoken]).join('\n'), way[spoken], SIGNED[spoken]].join('\n\n') + '\n';
  return { to: to.email, language: to.language, subject, text: { ja: textIn('ja'), en: textIn('en') } };
}

function subjectOf(told: readonly ToTell[]): Bilingual {
  const [first] = told;
  const happened = (first && HAPPENED[first.move]) ?? { ja: '', en: '' };
  const who = oneLine(first?.otherName ?? '', 60);
  const count = String(told.reduce((sum, each) => sum + each.count, 0));
  const fill = (text: string): string => text.replace('{count}', count).replace('{who}', () => who);
  return { ja: fill(happened.ja), en: fill(happened.en) };
}

function lineOf({ productName, productVersion, count }: ToTell): Bilingual {
  const product = oneLine(`${productName} ${productVersion}`);
  return { ja: `・${product}: ${count}件`, en: `- ${product}: ${count}` };
}
