import type { Bilingual } from '#kernel/bilingual.js';
import type { Language } from '#kernel/actor.js';
import type { Api } from './api.js';
import type { Filled } from './fill.js';
import { asAdmin } from './joining.js';
import { type Compared, comparisonTable, type MissingAnswer, missingTable } from './tables.js';

interface Form {
  readonly sections: readonly {
    readonly questions: readonly { readonly choices: readonly { readonly key: string; readonly label: Bilingual }[] }[];
  }[];
}

/** What the hospital reads, as lines: where the products differ, and what each leaves open. @throws ApiRefusal */
export async function report(api: Api, { products, reader }: Filled, language: Language): Promise<string[]> {
  const caller = asAdmin(reader);
  const query = { productIds: products.map(({ id }) => id).join(','), show: 'differences' };
  const compared = await api.call<Compared & { readonly onto: string }>('compareProducts', { caller, query });
  const form = await api.call<Form>('getTemplate', { caller, path: { id: compared.onto } });
  const choices = form.sections.flatMap(({ questions }) => questions.flatMap((question) => question.choices));
  const labels = new Map(choices.map(({ key, label }) => [key, label]));
  const title: Bilingual = {
    ja: `【比較】${reader.name} から見た ${products.length} 製品。回答が違う設問 ${compared.rows.length} 件`,
    en: `COMPARISON as ${reader.name} sees it: ${products.length} products, ${compared.rows.length} questions answered differently`,
  };
  const missing: Bilingual = { ja: '【欠落】まだ回答のない設問', en: 'MISSING ANSWERS' };
  const lines = [title[language], ...comparisonTable(compared, language, labels), '', missing[language]];
  for (const { id, name, version } of products) {
    const { items } = await api.call<{ items: readonly MissingAnswer[] }>('listProductGaps', { caller, path: { id } });
    lines.push(...missingTable(`${name} ${version}`, items, language));
  }
  return lines;
}
