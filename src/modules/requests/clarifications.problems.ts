import type { Bilingual } from '#kernel/bilingual.js';
import type { ProblemTable } from '#platform/http/problems.js';
import type { ClarificationMove, ClarificationState } from './domain/clarification.js';

/** How texts call states, moves and sides. */
const WORDS: Readonly<Record<ClarificationState | ClarificationMove | 'hospital' | 'vendor', Bilingual>> = {
  open: { ja: '回答待ち', en: 'open' },
  answered: { ja: '回答済み', en: 'answered' },
  reopened: { ja: '再照会', en: 'reopened' },
  closed: { ja: '終了', en: 'closed' },
  withdrawn: { ja: '取下げ', en: 'withdrawn' },
  answer: { ja: '回答', en: 'answer' },
  add: { ja: '追記', en: 'add' },
  close: { ja: '終了', en: 'close' },
  reopen: { ja: '再照会', en: 'reopen' },
  withdraw: { ja: '取下げ', en: 'withdraw' },
  hospital: { ja: '照会した医療機関', en: 'the hospital that asked' },
  vendor: { ja: '照会を受けた事業者', en: 'the vendor that was asked' },
};

/** Refusals about clarifications. */
export const CLARIFICATIONS_PROBLEMS: ProblemTable = {
  'clarification.not-found': {
    status: 404,
    title: { ja: '照会が見つかりません', en: 'There is no such clarification' },
  },
  'clarification.other-side': {
    status: 403,
    title: { ja: '「{move}」を行えるのは{by}です', en: '"{move}" is for {by}' },
    words: WORDS,
  },
  'clarification.not-allowed': {
    status: 403,
    title: { ja: '「{move}」を行う権限がありません', en: 'Your role may not do "{move}"' },
    detail: { ja: '行えるのは次の役割です: {roles}', en: 'These roles may: {roles}' },
    words: WORDS,
  },
  'clarification.wrong-state': {
    status: 409,
    title: { ja: '「{state}」の照会には「{move}」を行えません', en: '"{move}" is not possible while it is {state}' },
    words: WORDS,
  },
  'clarification.needs-text': {
    status: 400,
    title: { ja: '「{move}」には本文(text)が必要です', en: '"{move}" needs words (text)' },
    words: WORDS,
  },
  'clarification.text-missing': {
    status: 400,
    title: { ja: '本文がありません', en: 'There are no words' },
    detail: {
      ja: '定型の照会(reason_for_blank、reason_for_na)のほかは、本文を書いてください',
      en: 'Only reason_for_blank and reason_for_na are asked without words of your own',
    },
  },
  'clarification.only-answers': {
    status: 400,
    title: {
      ja: '全医療機関への一括送信(everyAsker)は「answer」だけで使えます',
      en: 'everyAsker goes with "answer" alone',
    },
  },
  'clarification.thread-full': {
    status: 409,
    title: { ja: 'この照会にはこれ以上書き込めません', en: 'Nothing more fits into this thread' },
    detail: { ja: '終了し、新しい照会を始めてください', en: 'Close it and ask anew' },
  },
  'clarification.items-refused': {
    status: 422,
    title: { ja: '照会できない行があるため、何も送っていません', en: 'Some lines cannot be asked, so nothing was' },
    detail: { ja: 'errors の箇所を直すか除いてください', en: 'Mend or leave out what errors names' },
  },
  'clarification.nothing-asked': {
    status: 422,
    title: { ja: '照会することがありません', en: 'There is nothing to ask' },
    detail: {
      ja: 'items も、まだ照会していない未回答(blanksOf)もありません',
      en: 'There are neither items nor blanks (blanksOf) that are not being asked about',
    },
  },
  'clarification.about-what': {
    status: 400,
    title: {
      ja: '設問への照会には revisionId と question を、自由な照会(free)には productId だけを指定してください',
      en: 'Give revisionId and question for a row, productId alone for a free question',
    },
  },
  'clarification.revision-old': {
    status: 409,
    title: {
      ja: 'この版は置き換えられたか取り下げられています',
      en: 'This revision was superseded or withdrawn',
    },
    detail: { ja: '公開中の版について照会してください', en: 'Ask about what is published now' },
  },
  'clarification.no-such-question': {
    status: 404,
    title: { ja: 'この様式にその設問はありません', en: 'The form has no such question' },
  },
  'clarification.not-blank': {
    status: 409,
    title: { ja: 'この設問は未回答ではありません', en: 'This question is not blank' },
  },
  'clarification.has-reason': {
    status: 409,
    title: {
      ja: 'この設問は「理由のない対象外」ではありません',
      en: 'This question is not answered “not applicable” without a reason',
    },
  },
  'clarification.asked-already': {
    status: 409,
    title: { ja: '同じ照会が進行中です', en: 'The same is being asked already' },
    detail: { ja: '進行中の照会に追記してください', en: 'Add to the clarification that is open' },
  },
  'clarification.twice': {
    status: 400,
    title: { ja: '同じ照会が一度の送信に2回あります', en: 'The same is asked twice in one call' },
  },
  'clarification.not-free': {
    status: 409,
    title: {
      ja: '公開できるのは、様式にない自由な照会への回答だけです',
      en: 'Only answers to free questions, which no form asks, are published so',
    },
    detail: {
      ja: '様式の設問への回答は、新しい版で公開してください',
      en: 'Answers to rows of a form are published in a new revision',
    },
  },
  'clarification.not-published': {
    status: 409,
    title: { ja: 'この照会の回答は公開されていません', en: 'Nothing of this clarification is published' },
  },
};
