import type { Bilingual } from '#kernel/bilingual.js';
import type { ProblemTable } from '#platform/http/problems.js';
import type { AssessmentState } from './domain/assessment.js';
import type { TreatmentKind, TreatmentState } from './domain/treatment.js';

const ASSESSMENT_STATES: Readonly<Record<AssessmentState, Bilingual>> = {
  open: { ja: '確認中', en: 'open' },
  done: { ja: '確認完了', en: 'done' },
  discarded: { ja: '破棄済み', en: 'discarded' },
};

const TREATMENT_STATES: Readonly<Record<TreatmentState, Bilingual>> = {
  proposed: { ja: '事業者の回答待ち', en: 'proposed to the vendor' },
  agreed: { ja: '事業者が同意(医療機関の確定待ち)', en: 'agreed by the vendor, not confirmed yet' },
  refused: { ja: '事業者が拒否', en: 'refused by the vendor' },
  in_force: { ja: '有効', en: 'in force' },
  to_be_renewed: { ja: '更新が必要', en: 'to be renewed' },
  reevaluation_due: { ja: '再評価日を過ぎている', en: 'due for re-evaluation' },
  withdrawn: { ja: '取り下げ済み', en: 'withdrawn' },
};

const KINDS: Readonly<Record<TreatmentKind, Bilingual>> = {
  reduce: { ja: '低減', en: 'reducing' },
  avoid: { ja: '回避', en: 'avoiding' },
  transfer: { ja: '移転', en: 'transferring' },
  accept: { ja: '保有', en: 'accepting' },
};

const OLD_STATES: Readonly<Record<string, Bilingual>> = {
  superseded: { ja: '新しい版に置き換え済み', en: 'superseded' },
  withdrawn: { ja: '取り下げ済み', en: 'withdrawn' },
};

const DAYS: Readonly<Record<string, Bilingual>> = {
  reviewOn: { ja: '再評価日', en: 'last day (reviewOn)' },
  targetOn: { ja: '対応の期限', en: 'target date (targetOn)' },
};

/** Refusals of this module. */
export const ASSESSMENTS_PROBLEMS: ProblemTable = {
  'assessment.not-found': { status: 404, title: { ja: '確認が見つかりません', en: 'There is no such assessment' } },
  'assessment.exists': {
    status: 409,
    title: { ja: 'この版の確認は始まっています', en: 'This revision is being assessed already, or was' },
    detail: { ja: '確認 {id} を開いてください', en: 'Open assessment {id}' },
  },
  'assessment.locked': {
    status: 409,
    title: { ja: '確認の状態({state})では判断を変えられません', en: 'Not possible: the assessment is {state}' },
    detail: { ja: '完了した確認は、理由を付けて再開できます', en: 'What is done can be reopened with a reason' },
    words: ASSESSMENT_STATES,
  },
  'assessment.not-allowed': {
    status: 403,
    title: { ja: 'この操作を行う役割ではありません', en: 'Your role does not allow this move' },
  },
  'assessment.wrong-state': {
    status: 409,
    title: { ja: '確認の状態({state})ではこの操作はできません', en: 'Not possible while the assessment is {state}' },
    words: ASSESSMENT_STATES,
  },
  'assessment.rows-open': {
    status: 409,
    title: {
      ja: '未判断の設問が {open} 件、要確認の設問が {toCheck} 件あります',
      en: '{open} rows are not judged and {toCheck} are still to be checked',
    },
    detail: {
      ja: '確認済みまたは指摘にしてから完了してください',
      en: 'Confirm them, or object to them, before you complete it',
    },
  },
  'assessment.reason-missing': {
    status: 400,
    title: { ja: '再開する理由を reason に書いてください', en: 'Say in reason why it is opened again' },
  },
  'assessment.newer-begun': {
    status: 409,
    title: { ja: 'より新しい版の確認が始まっています', en: 'A newer revision is being assessed already, or was' },
  },
  'assessment.was-done': {
    status: 409,
    title: { ja: '一度完了した確認は破棄できません', en: 'What was done once cannot be discarded' },
  },
  'assessment.no-such-row': {
    status: 422,
    title: {
      ja: '設問 {question} はこの版で判断する設問ではありません',
      en: 'Row {question} is not one to be judged in this revision',
    },
    detail: {
      ja: '様式にない設問、見出し、条件により回答を求められていない設問は判断できません',
      en: 'Only rows of the form that are asked are judged: no headings, nothing whose condition does not hold',
    },
  },
  'assessment.note-missing': {
    status: 400,
    title: {
      ja: '設問 {question} の指摘の内容を note に書いてください',
      en: 'Say in note what you object to in row {question}',
    },
  },
  'revision.not-current': {
    status: 409,
    title: { ja: 'この版は{state}です', en: 'This revision is {state}' },
    detail: { ja: '公開中の版を対象にしてください', en: 'Take what is published now' },
    words: OLD_STATES,
  },
  'treatment.not-found': { status: 404, title: { ja: '対応が見つかりません', en: 'There is no such treatment' } },
  'treatment.exists': {
    status: 409,
    title: { ja: 'この設問への対応は登録済みです', en: 'This row is treated already' },
    detail: { ja: '対応 {id} を変更または更新してください', en: 'Change or renew treatment {id}' },
  },
  'treatment.no-such-row': {
    status: 422,
    title: {
      ja: '様式 {templateId} に設問 {question} がありません',
      en: '{templateId} has no row {question} to treat',
    },
    detail: {
      ja: '公開版の様式、または同じ様式のより新しい版だけにある設問を指定してください',
      en: 'Name a row of the revision’s form, or one that only the newest version of that form asks',
    },
  },
  'treatment.nothing-to-treat': {
    status: 409,
    title: { ja: 'この設問には対応を要するものがありません', en: 'There is nothing to treat in this row' },
    detail: {
      ja: '解消した対応は取り下げてください。回答に疑いがあるときは、先に確認で指摘を付けてください',
      en: 'Withdraw what is settled. Where you doubt the answer, object to it in an assessment first',
    },
  },
  'treatment.not-allowed': {
    status: 403,
    title: { ja: 'この操作を行う立場または役割ではありません', en: 'This is for the other side, or for another role' },
  },
  'treatment.wrong-state': {
    status: 409,
    title: { ja: '対応の状態({state})ではこの操作はできません', en: 'Not possible: the treatment is {state}' },
    words: TREATMENT_STATES,
  },
  'treatment.text-missing': {
    status: 400,
    title: { ja: '説明または理由を text に書いてください', en: 'Say in text what explains it, or why not' },
  },
  'treatment.measure-missing': {
    status: 400,
    title: {
      ja: '{kind}のために行うことを measure に書いてください',
      en: 'Say in measure what is done: {kind} takes a measure',
    },
    words: KINDS,
  },
  'treatment.past-day': {
    status: 400,
    title: { ja: '{field} {day} は過ぎています', en: 'The {field} {day} has passed' },
    words: DAYS,
  },
  'treatment.future-day': {
    status: 400,
    title: { ja: '実施日 {day} はまだ来ていません', en: 'The day {day} on which it was done has not come yet' },
  },
  'treatment.nothing-published': {
    status: 409,
    title: {
      ja: '閲覧できる公開中の版がないため、更新できません',
      en: 'Nothing is published that you may read, so there is nothing to renew it on',
    },
  },
  'treatment.row-gone': {
    status: 409,
    title: {
      ja: '公開中の版にはこの設問がありません。対応を取り下げてください',
      en: 'What is published now does not ask this any more; withdraw the treatment',
    },
  },
};
