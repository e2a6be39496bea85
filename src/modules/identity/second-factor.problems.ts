import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals around second factors and the sessions that showed them. */
export const SECOND_FACTOR_PROBLEMS: ProblemTable = {
  'second-factor.refused': {
    status: 401,
    title: { ja: '2段階目の確認ができませんでした', en: 'The second factor was refused' },
    detail: {
      ja: '認証アプリに今表示されているコードを入力してください。同じコードは一度しか使えません。続けて誤ると15分間受け付けません',
      en: 'Enter the code that the app shows now; each works once. After repeated mistakes none is taken for 15 minutes',
    },
  },
  'second-factor.one': {
    status: 422,
    title: { ja: '2段階目の確認に使うものを一つだけ送ってください', en: 'Send exactly one second factor' },
    detail: { ja: 'code、recoveryCode、passkey のどれか一つです', en: 'One of code, recoveryCode and passkey' },
  },
  'factor.not-found': {
    status: 404,
    title: { ja: 'この認証手段は登録されていません', en: 'There is no such factor' },
  },
  'factor.last': {
    status: 409,
    title: { ja: '最後の認証手段は削除できません', en: 'The last factor cannot be taken away' },
    detail: { ja: '先に別の認証手段を登録してください', en: 'Enrol another one first' },
  },
  'session.not-found': {
    status: 404,
    title: { ja: 'このセッションは見つかりません', en: 'There is no such session' },
  },
  'session.bound': {
    status: 403,
    title: { ja: '一つの組織だけに使えるセッションです', en: 'This session belongs to one organization' },
    detail: {
      ja: '組織のシングルサインオンで始めたセッションでは、組織の切り替えとアカウントの変更はできません。パスワードかパスキーでサインインしてください',
      en: 'The organization’s own single sign-on began it: it changes neither organization nor account. Sign in with your password or passkey',
    },
  },
};
