import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const AUDIT_PROBLEMS: ProblemTable = {
  'alarm.not-found': { status: 404, title: { ja: '警報が見つかりません', en: 'There is no such alarm' } },
  'alarm.acknowledged-already': {
    status: 409,
    title: { ja: 'この警報は確認済みです', en: 'This alarm was acknowledged already' },
  },
  'event.unknown-type': {
    status: 400,
    title: { ja: '「{type}」という種類の記録はありません', en: 'There is no event of the type {type}' },
    detail: {
      ja: '種類は revision.read のような形です。絞り込まずに一覧を開くと、実際の種類が分かります',
      en: 'A type looks like revision.read; the list without this filter shows which there are',
    },
  },
};
