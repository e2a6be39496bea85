import type { Bilingual } from '../../../kernel/bilingual.js';
import type { DoubtFacts } from './form-case.js';
import type { AnswerFindingKind } from './policy.js';

/** What a finding says to the person who has to act on it. */
export function findingMessage(kind: AnswerFindingKind, facts: DoubtFacts = {}): Bilingual {
  return MESSAGES[kind](facts);
}

type Message = (facts: DoubtFacts) => Bilingual;

const MESSAGES: Readonly<Record<AnswerFindingKind, Message>> = {
  blank: () => ({ ja: '回答がありません。', en: 'There is no answer.' }),
  unreadable: ({ words }) => ({
    ja: `ファイルの記載${quoted(words)}を回答として読み取れませんでした。回答を選んでください。`,
    en: `The file's entry${after(words)} could not be read as an answer. Please choose one.`,
  }),
  unconfirmed: () => ({
    ja: '引き継いだ回答が未確認です。現在も正しいか確認してください。',
    en: 'This answer was carried over and is not confirmed. Please check that it still holds.',
  }),
  declined: ({ words }) => ({
    ja: `回答を差し控えています${reasonJa(words)}。`,
    en: `The answer is declined${after(words)}.`,
  }),
  waiting: ({ words }) => ({
    ja: words === undefined ? '他者の回答を待っています(相手の記載がありません)。' : `${words}の回答を待っています。`,
    en:
      words === undefined
        ? 'Another party has to answer first; it is not named.'
        : `Waiting for an answer of ${words}.`,
  }),
  remark_missing: () => ({ ja: 'この回答には備考の記載が必要です。', en: 'This answer needs a remark.' }),
  remark_number_without_text: ({ words }) => ({
    ja: `備考が番号${quoted(words)}だけで、本文がありません。`,
    en: `The remark is only a number${after(words)}; its text is missing.`,
  }),
  reason_missing: ({ words }) => ({
    ja: words === 'declined' ? '回答を差し控える理由がありません。' : `「${wordJa(words)}」の理由がありません。`,
    en: words === 'declined' ? 'No reason is given for declining.' : `No reason is given for "${wordEn(words)}".`,
  }),
  target_missing: () => ({ ja: '「いいえ」には目標日が必要です。', en: '"No" needs a target date.' }),
  target_outside_year: ({ on, other }) => ({
    ja: `目標日 ${on ?? ''} が、この様式の年度の末日 ${other ?? ''} を過ぎています。`,
    en: `The target date ${on ?? ''} lies after the end of the form's fiscal year, ${other ?? ''}.`,
  }),
  exclusive_choice: ({ words, other }) => ({
    ja: `「${words ?? ''}」は他の選択肢と同時に選べません。`,
    en: `"${other ?? ''}" cannot be chosen together with another.`,
  }),
  planned_date_passed: ({ on }) => ({
    ja: `予定日 ${on ?? ''} を過ぎています。現在の状況に改めてください。`,
    en: `The planned date ${on ?? ''} has passed. Please state how it is now.`,
  }),
  not_asked_answered: () => ({
    ja: '上位の設問の回答により対象とならない設問に「はい」または「いいえ」が回答されています。',
    en: 'This question is not asked, given the answers above it, but it is answered yes or no.',
  }),
  child_yes_under_parent_no: ({ other, words }) => ({
    ja: `上位の設問 ${other ?? ''} が「${wordJa(words)}」なのに「はい」と回答されています。`,
    en: `Answered yes although question ${other ?? ''} above it says "${wordEn(words)}".`,
  }),
  parent_without_child: ({ other }) => ({
    ja: `「はい」と回答されていますが、続く設問(${other ?? ''})がすべて「いいえ」です。`,
    en: `Answered yes, but every question that follows from it (${other ?? ''}) says no.`,
  }),
  sbom_described_but_no: ({ other }) => ({
    ja: `SBOMを「いいえ」としていますが、${other === undefined ? '部品表が添付されています' : `その内容が設問 ${other} に記載されています`}。`,
    en: `SBOM is answered no, but ${other === undefined ? 'a component list is attached' : `question ${other} describes it`}.`,
  }),
  checklist_against_sds: ({ other }) => ({
    ja: `同じ事項について ${other ?? ''} の回答と食い違っています。`,
    en: `Contradicts the answer to ${other ?? ''} on the same matter.`,
  }),
  two_factor_plan_without_date: () => ({
    ja: '二要素認証が未対応で、対応予定日がありません。',
    en: 'Two-factor authentication is not in place and has no planned date.',
  }),
  two_factor_plan_late: ({ on, other }) => ({
    ja: `二要素認証の予定日 ${on ?? ''} が期限(令和9年度末、${other ?? ''})を過ぎています。`,
    en: `Two-factor authentication is planned for ${on ?? ''}, after the time limit (${other ?? ''}, end of fiscal year 2027).`,
  }),
  header_missing: ({ words, other }) => ({
    ja: `「${words ?? ''}」が記入されていません。`,
    en: `"${other ?? ''}" is not filled in.`,
  }),
  header_other_product: ({ field, words, other }) => ({
    ja: `表紙の${quoted(field?.ja)}は${quoted(words)}ですが、登録は${quoted(other)}です。別の製品・サービスの開示書でないか確認してください。`,
    en: `"${plain(field?.en)}" on the cover says "${plain(words)}", but "${plain(other)}" is registered. Please check that this form is not about another product.`,
  }),
  older_form: ({ other, words }) =>
    words === undefined
      ? {
          ja: `旧版の様式です。新しい版(${other ?? ''})があります。`,
          en: `This is an older version of the form; ${other ?? ''} is available.`,
        }
      : {
          ja: `Kaiji の番号による様式です。公式様式(${other ?? ''}、${words})があります。`,
          en: `This form has Kaiji's numbers; the official form (${other ?? ''}, ${words}) is available.`,
        },
};

function plain(words: string | undefined): string {
  return words ?? '';
}

function quoted(words: string | undefined): string {
  return words === undefined ? '' : `「${words}」`;
}

function reasonJa(words: string | undefined): string {
  return words === undefined ? '' : `(理由:${words})`;
}

function after(words: string | undefined): string {
  return words === undefined ? '' : ` ("${words}")`;
}

function wordJa(word: string | undefined): string {
  return word === 'na' ? '対象外' : 'いいえ';
}

function wordEn(word: string | undefined): string {
  return word === 'na' ? 'not applicable' : 'no';
}
