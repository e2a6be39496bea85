import type { Bilingual } from '#kernel/bilingual.js';
import type { ProblemTable } from '#platform/http/problems.js';
import type { DraftState, RevisionState } from './domain/revision.js';

const DRAFT_STATES: Readonly<Record<DraftState, Bilingual>> = {
  open: { ja: '作成中', en: 'being written' },
  in_review: { ja: '社内確認中', en: 'being checked' },
  published: { ja: '公開済み', en: 'published' },
};

const REVISION_STATES: Readonly<Record<RevisionState, Bilingual>> = {
  published: { ja: '公開中', en: 'published' },
  superseded: { ja: '新しい版に置き換え済み', en: 'superseded' },
  withdrawn: { ja: '取り下げ済み', en: 'withdrawn' },
  expired: { ja: '期限切れ', en: 'expired' },
};

/** Refusals of this module. */
export const DISCLOSURES_PROBLEMS: ProblemTable = {
  'disclosure.not-found': { status: 404, title: { ja: '開示書が見つかりません', en: 'There is no such disclosure' } },
  'disclosure.exists': {
    status: 409,
    title: {
      ja: 'この製品・サービスの {form} の開示書は登録済みです',
      en: 'This product has a disclosure on {form} already',
    },
  },
  'disclosure.form-unknown': {
    status: 422,
    title: {
      ja: '「{form}」という様式は登録されていません。使える様式: {known}',
      en: 'There is no form called "{form}" here. Forms that can be used: {known}',
    },
  },
  'draft.not-found': { status: 404, title: { ja: '下書きが見つかりません', en: 'There is no such draft' } },
  'draft.exists': {
    status: 409,
    title: { ja: 'この開示書には作成中の下書きがあります', en: 'A draft of this disclosure is being written' },
    detail: {
      ja: 'その下書き({draftId})を続けるか、破棄してから始めてください',
      en: 'Go on with it ({draftId}), or discard it first',
    },
  },
  'draft.template-missing': {
    status: 400,
    title: { ja: '様式(templateId)を指定してください', en: 'Name the form (templateId)' },
    detail: {
      ja: '{form} の様式は GET /templates?form={form} の id から選んでください',
      en: 'Choose an id of GET /templates?form={form}',
    },
  },
  'draft.revision-missing': {
    status: 400,
    title: {
      ja: '引き継ぐ公開版(revisionId)を指定してください',
      en: 'Name the revision to carry over (revisionId)',
    },
    detail: {
      ja: 'この開示書にはまだ公開版がないため、別の開示書の公開版を選んでください',
      en: 'Nothing of this disclosure was ever published; choose a revision of another one',
    },
  },
  'draft.other-form': {
    status: 422,
    title: { ja: '様式 {templateId} は {form} の様式ではありません', en: '{templateId} is not a version of {form}' },
  },
  'draft.same-form': {
    status: 409,
    title: { ja: '下書きはすでに様式 {templateId} です', en: 'The draft is on form {templateId} already' },
  },
  'draft.nothing-published': {
    status: 409,
    title: { ja: '公開中の版がありません', en: 'Nothing is published to begin from' },
  },
  'draft.in-review': {
    status: 409,
    title: { ja: '社内確認中のため変更できません', en: 'The draft is being checked and cannot be changed' },
    detail: {
      ja: '変更するには、確認者が差し戻すか、提出した人が取り戻してください(return)',
      en: 'To change it, the person who checks returns it first, or whoever submitted it takes it back (return)',
    },
  },
  'draft.published': {
    status: 409,
    title: {
      ja: 'この下書きは第 {number} 版として公開済みです',
      en: 'This draft is published already, as revision {number}',
    },
    detail: { ja: 'revisionId がその公開版です', en: 'revisionId is that revision' },
  },
  'draft.not-allowed': {
    status: 403,
    title: { ja: 'この操作を行う役割ではありません', en: 'Your role does not allow this move' },
  },
  'draft.wrong-state': {
    status: 409,
    title: { ja: '下書きの状態({state})ではこの操作はできません', en: 'Not possible while the draft is {state}' },
    words: DRAFT_STATES,
  },
  'draft.note-missing': {
    status: 400,
    title: { ja: '差し戻す理由を note に書いてください', en: 'Say in note why it comes back' },
  },
  'draft.second-person-needed': {
    status: 403,
    title: {
      ja: '提出した人とは別の人が公開してください',
      en: 'Somebody else than the one who submitted must publish',
    },
    detail: {
      ja: '担当者が一人だけの事業者は、組織の設定でその旨を示すと一人で公開できます',
      en: 'A vendor with one member can say so in its settings, and then publish alone',
    },
  },
  'draft.findings-stop': {
    status: 422,
    title: { ja: '公開できない指摘が {stops} 件あります', en: '{stops} findings stop publishing' },
    detail: { ja: 'findings に示した設問を直してください', en: 'Settle the questions named in findings' },
  },
  'draft.no-colleague': {
    status: 422,
    title: { ja: '担当者は自組織の人から選んでください', en: 'Choose a member of your organization' },
  },
  'question.not-found': {
    status: 404,
    title: { ja: '設問 {code} はこの様式にありません', en: 'This form has no question {code}' },
  },
  'answer.invalid': {
    status: 400,
    title: { ja: '回答に誤りがあります', en: 'An answer does not fit its question' },
    detail: {
      ja: 'errors に示した項目を直してください。何も保存していません',
      en: 'Correct the fields listed in errors. Nothing was saved',
    },
  },
  'answer.nothing-said': {
    status: 400,
    title: {
      ja: '設問 {code} に answer か confirm のどちらか一つを指定してください',
      en: 'Give either answer or confirm for question {code}',
    },
  },
  'header.invalid': {
    status: 400,
    title: { ja: '表紙の項目に誤りがあります', en: 'The head of the form has errors' },
    detail: { ja: 'errors に示した項目を直してください', en: 'Correct the fields listed in errors' },
  },
  'publish.last-day': {
    status: 422,
    title: {
      ja: '有効期限は {today} から {latest} までの日にしてください',
      en: 'The last valid day lies between {today} and {latest}',
    },
  },
  'revision.not-found': { status: 404, title: { ja: '公開版が見つかりません', en: 'There is no such revision' } },
  'revision.damaged': {
    status: 500,
    title: {
      ja: '保存されている公開版が署名時の内容と一致しません',
      en: 'What is stored of the revision is no longer what was signed',
    },
    detail: {
      ja: '運営者に連絡し、バックアップから戻してください',
      en: 'Tell the operator to restore it from a backup',
    },
  },
  'revision.first': {
    status: 404,
    title: { ja: 'これより前の公開版はありません', en: 'There is no earlier revision' },
  },
  'revision.not-allowed': {
    status: 403,
    title: { ja: 'この操作を行う役割ではありません', en: 'Your role does not allow this' },
  },
  'revision.wrong-state': {
    status: 409,
    title: { ja: '公開版の状態({state})ではこの操作はできません', en: 'Not possible: the revision is {state}' },
    words: REVISION_STATES,
  },
  'revision.note-missing': {
    status: 400,
    title: { ja: '取り下げる理由を書いてください', en: 'Say why it is withdrawn' },
  },
};
