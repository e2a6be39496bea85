import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals around second factors and the sessions that showed them. */
export const SECOND_FACTOR_PROBLEMS: ProblemTable = {
  'second-factor.refused': {
    status: 401,
    title: { ja: '2段階目の確認ができませんでした', en: 'The second factor was refused' },
    detail: {
      ja: '{shown}。続けて誤ると15分間受け付けません',
      en: '{shown}. After repeated mistakes none is taken for 15 minutes',
    },
    words: {
      totp: {
        ja: '認証アプリに今表示されているコードを入力してください。同じコードは一度しか使えません',
        en: 'Enter the code that the app shows now; each works once',
      },
      'recovery-code': {
        ja: '控えた回復コードのうち、まだ使っていないものを入力してください。作り直す前のコードは使えません',
        en: 'Enter a recovery code that was not used yet; those made before the latest ones do not work',
      },
      passkey: {
        ja: 'このアカウントに登録したパスキーで、もう一度お試しください。5分以内に応答する必要があります',
        en: 'Try again with a passkey of this account; it has to answer within 5 minutes',
      },
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
