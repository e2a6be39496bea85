import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals around what the operator may do beyond its own organization, and in an emergency. */
export const OPERATOR_PROBLEMS: ProblemTable = {
  'operator-access.own': {
    status: 422,
    title: { ja: '自分の組織の閲覧に手続きは要りません', en: 'One’s own organization needs no such access' },
  },
  'operator-access.not-found': {
    status: 404,
    title: { ja: '運営者による閲覧の記録が見つかりません', en: 'There is no such operator access' },
  },
  'break-glass.not-found': {
    status: 404,
    title: { ja: '緊急用アカウントが見つかりません', en: 'There is no such emergency account' },
  },
  'break-glass.refused': {
    status: 401,
    title: { ja: '緊急用アカウントを開けません', en: 'No emergency account was opened' },
    detail: {
      ja: '二通の封筒のコードを確かめてください。コードは一度だけ使えます。続けて誤ると、15分間開けなくなります',
      en: 'Check the codes of both envelopes; they work once. After repeated mistakes opening stays closed for 15 minutes',
    },
  },
};
