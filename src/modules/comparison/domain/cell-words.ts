import type { Language } from '../../../kernel/actor.js';
import type { Bilingual } from '../../../kernel/bilingual.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import type { Reason } from '../../templates/domain/answer.js';
import type { CellDetails } from './cell-details.js';
import type { ComparedCell } from './compared-cell.js';
import type { MissingProduct, MissingReason } from './missing-product.js';
import type { RowVerdict } from './row-verdict.js';

/** A sign and a word for each state, so that neither colour nor sign alone carries it. */
const STATE_WORDS: Readonly<Record<ComparedCell['state'], Bilingual>> = {
  yes: { ja: '○ はい', en: '○ Yes' },
  yes_planned: { ja: '予 予定', en: '予 Planned' },
  yes_conditional: { ja: '△ 条件付き', en: '△ With a condition' },
  no: { ja: '× いいえ', en: '× No' },
  no_without_reason: { ja: '× いいえ(理由なし)', en: '× No (no reason given)' },
  no_with_target: { ja: '× いいえ(目標日あり)', en: '× No (target date set)' },
  na: { ja: '— 対象外', en: '— Not applicable' },
  na_without_reason: { ja: '— 対象外(理由なし)', en: '— Not applicable (no reason given)' },
  choice: { ja: '選択', en: 'Choice' },
  choice_other: { ja: 'その他', en: 'Other' },
  choices: { ja: '選択', en: 'Choices' },
  text: { ja: '記述', en: 'Text' },
  see_note: { ja: '※ 注記参照', en: '※ See note' },
  declined: { ja: '辞 回答辞退', en: '辞 Declined' },
  waiting: { ja: '待 他者の回答待ち', en: '待 Waiting for another party' },
  unconfirmed: { ja: '？ 引き継ぎ未確認', en: '？ Carried over, unconfirmed' },
  unreadable: { ja: '？ 読み取れない', en: '？ Unreadable' },
  blank: { ja: '・ 未回答', en: '・ Blank' },
  optional: { ja: '(任意)', en: '(optional)' },
  not_asked: { ja: '(設問対象外)', en: '(not asked)' },
  group: { ja: '', en: '' },
  not_in_form: { ja: '(この様式にない)', en: '(not in this form)' },
  not_in_version: { ja: '・ 旧様式にない', en: '・ Not in this older form' },
};

const VERDICT_WORDS: Readonly<Record<RowVerdict, Bilingual>> = {
  same: { ja: '同じ', en: 'Same' },
  different: { ja: '異なる', en: 'Different' },
  missing: { ja: '欠落あり', en: 'Missing' },
  not_asked: { ja: '問わない様式あり', en: 'Not asked everywhere' },
  not_comparable: { ja: '比較できない', en: 'Not comparable' },
};

/** What a cell says in one line: sign and word, the chosen words or the text. */
export function cellWords(
  cell: ComparedCell & { readonly details?: CellDetails },
  template: Template,
  language: Language,
): string {
  const state = STATE_WORDS[cell.state][language];
  const question = questionsOf(template).find(({ code }) => code === cell.sourceQuestion);
  const chosen = (cell.keys ?? []).map((key) => choiceWord(question, key, language));
  const said = [chosen.join('、'), cell.text ?? ''].filter((part) => part !== '').join(': ');
  const mark = said === '' ? state : cell.state === 'see_note' ? `${state}: ${said}` : said;
  return [mark, ...detailLines(cell.details ?? {}, language)].join('\n');
}

const DETAIL_WORDS: Readonly<Record<keyof CellDetails, Bilingual>> = {
  remark: { ja: '', en: '' },
  reason: { ja: '理由: ', en: 'Reason: ' },
  plannedOn: { ja: '予定日: ', en: 'Planned for: ' },
  condition: { ja: '条件: ', en: 'Condition: ' },
  waitingFor: { ja: '回答待ち: ', en: 'Waiting for: ' },
  responsibility: { ja: '責任分界: ', en: 'Responsibility: ' },
  targetOn: { ja: '目標日: ', en: 'Target day: ' },
};

function detailLines(details: CellDetails, language: Language): string[] {
  return Object.entries(details).map(([field, said]) => {
    const words = typeof said === 'string' ? said : (said as Reason).text;
    return DETAIL_WORDS[field as keyof CellDetails][language] + words;
  });
}

const MISSING_WORDS: Readonly<Record<MissingReason, Bilingual>> = {
  not_published: { ja: '公開された開示書がありません', en: 'nothing published' },
  ask_for_access: { ja: '閲覧の申請が必要です', en: 'access has to be asked for' },
  not_found: { ja: '見つかりません', en: 'not found' },
};

/** Why the product has no column, in one line. */
export function missingWords({ productName, productId, reason }: MissingProduct, language: Language): string {
  const name = productName ?? productId;
  const why = MISSING_WORDS[reason][language];
  return language === 'ja' ? `比較できない製品: ${name}(${why})` : `Not compared: ${name} (${why})`;
}

/** The word for how a row compares. */
export function verdictWord(verdict: RowVerdict, language: Language): string {
  return VERDICT_WORDS[verdict][language];
}

function choiceWord(question: Question | undefined, key: string, language: Language): string {
  return question?.choices.find((choice) => choice.key === key)?.label[language] ?? key;
}
