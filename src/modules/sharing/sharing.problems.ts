import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const SHARING_PROBLEMS: ProblemTable = {
  'access.not-found': {
    status: 404,
    title: { ja: '申請・許可が見つかりません', en: 'There is no such request or grant' },
  },
  'access.own-product': {
    status: 409,
    title: { ja: '自社の製品・サービスには許可は要りません', en: 'Your own product needs no grant' },
  },
  'access.requested-already': {
    status: 409,
    title: {
      ja: '申請済みです。提供元の回答を待っています',
      en: 'Access was asked for already and is not answered yet',
    },
  },
  'access.granted-already': {
    status: 409,
    title: { ja: '{validUntil} まで閲覧できます', en: 'Access is granted until {validUntil}' },
  },
  'access.answered-already': {
    status: 409,
    title: { ja: 'この申請には回答済みです', en: 'This request was answered already' },
  },
  'access.for-whom': {
    status: 400,
    title: {
      ja: 'requestId か organizationId のどちらか一つを指定してください',
      en: 'Give either requestId or organizationId',
    },
  },
  'access.past-day': {
    status: 400,
    title: { ja: '有効期限 {validUntil} は過ぎています', en: 'The last day {validUntil} has passed' },
  },
};
