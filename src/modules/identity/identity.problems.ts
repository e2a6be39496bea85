import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const IDENTITY_PROBLEMS: ProblemTable = {
  'sign-in.refused': {
    status: 401,
    title: { ja: 'サインインできません', en: 'Sign-in was refused' },
    detail: {
      ja: 'メールアドレスとパスワードを確かめてください。続けて誤ると、15分間サインインできなくなります',
      en: 'Check address and password. After repeated mistakes sign-in stays closed for 15 minutes',
    },
  },
  'session.ended': {
    status: 401,
    title: { ja: 'セッションが終了しています', en: 'The session has ended' },
    detail: { ja: 'もう一度サインインしてください', en: 'Sign in again' },
  },
  'token.refused': {
    status: 401,
    title: { ja: 'APIトークンが無効か、期限切れです', en: 'The API token is not valid or has expired' },
  },
  'password.too-short': {
    status: 422,
    title: { ja: 'パスワードは {least} 文字以上にしてください', en: 'A password needs at least {least} characters' },
    detail: { ja: '15文字以上をお勧めします。文字の種類は問いません', en: '15 or more are advised, of any kind' },
  },
  'password.too-common': {
    status: 422,
    title: { ja: '推測されやすいパスワードです', en: 'This password is easily guessed' },
    detail: {
      ja: 'よく使われる語、名前、製品名に数字や記号を足しただけのものは使えません',
      en: 'Common words, names and the product’s words do not serve, also with digits or signs added',
    },
  },
  'set-up.closed': {
    status: 410,
    title: { ja: '初期設定は済んでいます', en: 'This installation has been set up already' },
  },
  'set-up.wrong-token': {
    status: 403,
    title: { ja: '初期設定のリンクが正しくありません', en: 'The set-up link is not the right one' },
    detail: {
      ja: '最後に起動したときに表示されたリンクだけが使えます',
      en: 'Only the link shown at the last start works',
    },
  },
  'api-token.not-found': {
    status: 404,
    title: { ja: 'APIトークンが見つかりません', en: 'There is no such API token' },
  },
  'api-token.above-own-role': {
    status: 403,
    title: { ja: '自分の役割({own})を超えるトークンは作れません', en: 'A token cannot do more than its maker ({own})' },
  },
};
