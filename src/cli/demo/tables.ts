import type { Bilingual } from '#kernel/bilingual.js';
import type { Language } from '#kernel/actor.js';
import { rowLines, widthOf } from './columns.js';

/** What `compareProducts` answers, as far as the table shows it. */
export interface Compared {
  readonly columns: readonly {
    readonly productName: string;
    readonly productVersion: string;
    readonly templateId: string;
  }[];
  readonly rows: readonly ComparedRow[];
}

interface ComparedRow {
  readonly code: string;
  readonly section: Bilingual;
  readonly prompt: Bilingual;
  readonly cells: readonly ComparedCell[];
}

interface ComparedCell {
  readonly state: string;
  readonly keys?: readonly string[];
  readonly text?: string;
}

/** One missing answer of a product, as `listProductGaps` tells it. */
export interface MissingAnswer {
  readonly code: string;
  readonly prompt: Bilingual;
  readonly state: string;
}

const WORDS: Readonly<Record<string, Bilingual>> = {
  yes: { ja: '○ はい', en: '○ Yes' },
  yes_planned: { ja: '予 予定', en: '予 Planned' },
  yes_conditional: { ja: '△ 条件付き', en: '△ Conditional' },
  no: { ja: '× いいえ', en: '× No' },
  no_with_target: { ja: '× いいえ', en: '× No' },
  no_without_reason: { ja: '× いいえ', en: '× No' },
  na: { ja: '— 対象外', en: '— N/A' },
  na_without_reason: { ja: '— 対象外', en: '— N/A' },
  blank: { ja: '・ 未回答', en: '・ No answer' },
  declined: { ja: '・ 回答しない', en: '・ Declined' },
  waiting: { ja: '・ 回答待ち', en: '・ Waiting' },
  unconfirmed: { ja: '・ 未確認', en: '・ Unconfirmed' },
  unreadable: { ja: '・ 読取不可', en: '・ Unreadable' },
  not_asked: { ja: '(不問)', en: '(not asked)' },
  optional: { ja: '(任意)', en: '(optional)' },
  not_in_form: { ja: '(様式にない)', en: '(not in form)' },
  not_in_version: { ja: '・ 旧様式にない', en: '・ Not in the older form' },
  see_note: { ja: '注記参照', en: 'See note' },
};
const LEGEND: Bilingual = {
  ja: '○ はい　× いいえ　— 対象外　・ 未回答　予 予定　△ 条件付き　(不問) 他の回答により問われない',
  en: '○ Yes   × No   — Not applicable   ・ No answer   予 Planned   △ Conditional   (not asked) because of another answer',
};
const CODE = 10;
const PROMPT = 36;
const ANSWER = 22;

/** The products side by side on the rows given, section by section. `choices` = labels of choice keys. */
export function comparisonTable(
  { columns, rows }: Compared,
  language: Language,
  choices: ReadonlyMap<string, Bilingual>,
): string[] {
  const widths = [CODE, PROMPT, ...columns.map(() => ANSWER)];
  const products = columns.map(
    ({ productName, productVersion, templateId }) => `${productName} ${productVersion} (${formName(templateId)})`,
  );
  const heads = rowLines([word('No.', '番号', language), word('Question', '設問', language), ...products], widths);
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  const lines = rows.flatMap(({ code, section, prompt, cells }, index) => [
    ...(section.ja === rows[index - 1]?.section.ja ? [] : ['', `■ ${section[language]}`]),
    ...rowLines([code, prompt[language], ...cells.map((cell) => cellWord(cell, language, choices))], widths),
  ]);
  return [LEGEND[language], rule, ...heads, rule, ...lines.slice(1), rule];
}

/** What one product leaves open: number, state and wording. */
export function missingTable(product: string, missing: readonly MissingAnswer[], language: Language): string[] {
  const count = word(`${missing.length} open`, `${missing.length} 件`, language);
  const rows = missing.flatMap(({ code, state, prompt }) =>
    rowLines([code, WORDS[state]?.[language] ?? state, prompt[language]], [CODE, ANSWER + 2, PROMPT + ANSWER]),
  );
  const title = `■ ${product}  ${count}`;
  return ['', title, '─'.repeat(widthOf(title)), ...rows];
}

function cellWord(
  { state, keys = [], text }: ComparedCell,
  language: Language,
  choices: ReadonlyMap<string, Bilingual>,
): string {
  const chosen = keys.map((key) => choices.get(key)?.[language] ?? key).join('、');
  return WORDS[state]?.[language] ?? (chosen === '' ? (text ?? state) : chosen);
}

const word = (en: string, ja: string, language: Language): string => (language === 'ja' ? ja : en);

/** sds-5.0 → SDS 5.0 */
const formName = (templateId: string): string => templateId.replace('-', ' ').toUpperCase();
