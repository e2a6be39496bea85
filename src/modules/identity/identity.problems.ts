import type { ProblemTable } from '#platform/http/problems.js';

const ASK_FOR_ANOTHER = {
  ja: '招待した組織の管理者に、新しい招待リンクを依頼してください',
  en: 'Ask an administrator of the inviting organization for a new link',
};

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
  'organization.not-found': { status: 404, title: { ja: '組織が見つかりません', en: 'There is no such organization' } },
  'organization.number-taken': {
    status: 409,
    title: {
      ja: '法人番号 {corporateNumber} の組織は登録済みです',
      en: 'An organization with the corporate number {corporateNumber} exists already',
    },
  },
  'account.exists': {
    status: 409,
    title: { ja: 'このメールアドレスのアカウントができています', en: 'This address has an account by now' },
    detail: {
      ja: 'そのアカウントのパスワードで、もう一度招待を受けてください',
      en: 'Accept again with the password of that account',
    },
  },
  'member.already': {
    status: 409,
    title: { ja: '{email} はすでにこの組織の利用者です', en: '{email} is a member of this organization already' },
  },
  'invitation.not-found': {
    status: 404,
    title: { ja: '招待が見つかりません', en: 'There is no such invitation' },
    detail: ASK_FOR_ANOTHER,
  },
  'invitation.used': {
    status: 410,
    title: { ja: 'この招待はすでに使われています', en: 'This invitation was used already' },
    detail: ASK_FOR_ANOTHER,
  },
  'invitation.superseded': {
    status: 410,
    title: { ja: 'より新しい招待があります', en: 'A newer invitation has taken its place' },
    detail: { ja: '最後に受け取ったリンクを使ってください', en: 'Use the link you received last' },
  },
  'invitation.expired': {
    status: 410,
    title: { ja: '招待の期限が切れています', en: 'The invitation has expired' },
    detail: ASK_FOR_ANOTHER,
  },
  'api-token.not-found': {
    status: 404,
    title: { ja: 'APIトークンが見つかりません', en: 'There is no such API token' },
  },
  'api-token.above-own-role': {
    status: 403,
    title: { ja: '自分の権限({own})を超えるトークンは作れません', en: 'A token cannot do more than its maker ({own})' },
  },
};
