import type { ProblemTable } from '#platform/http/problems.js';

const ASK_AGAIN = {
  ja: '再設定のリンクをもう一度求めてください',
  en: 'Ask for another link',
};

/** Refusals about new passwords. */
export const PASSWORDS_PROBLEMS: ProblemTable = {
  'password.wrong-current': {
    status: 422,
    title: { ja: '現在のパスワードが違います', en: 'The current password is wrong' },
    detail: {
      ja: '続けて誤ると、15分間変更できなくなります。忘れたときは再設定のリンクを求めてください',
      en: 'After repeated mistakes it stays closed for 15 minutes. If you forgot it, ask for a reset link',
    },
  },
  'password-reset.not-found': {
    status: 404,
    title: { ja: 'この再設定リンクはありません', en: 'There is no such reset link' },
    detail: {
      ja: 'メールのリンク全体を開いたか確かめるか、もう一度求めてください',
      en: 'See that you opened the whole link, or ask for another',
    },
  },
  'password-reset.used': {
    status: 410,
    title: { ja: 'この再設定リンクは使用済みです', en: 'This reset link has been used' },
    detail: ASK_AGAIN,
  },
  'password-reset.superseded': {
    status: 410,
    title: { ja: 'もっと新しい再設定リンクがあります', en: 'A newer reset link has replaced this one' },
    detail: {
      ja: '最後に届いたメールのリンクを開いてください',
      en: 'Open the link of the latest mail',
    },
  },
  'password-reset.expired': {
    status: 410,
    title: { ja: 'この再設定リンクは期限切れです', en: 'This reset link has expired' },
    detail: ASK_AGAIN,
  },
};
