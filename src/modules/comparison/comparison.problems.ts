import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const COMPARISON_PROBLEMS: ProblemTable = {
  'comparison.too-few': {
    status: 422,
    title: { ja: '比べられる製品が二つありません', en: 'There are not two products to compare' },
    detail: {
      ja: 'missing に示した製品は、公開された開示書がないか、閲覧の許可が必要です',
      en: 'The products in missing have published nothing, or their vendor must let you in first',
    },
  },
  'comparison.columns': {
    status: 422,
    title: { ja: '比べられるのは {min}〜{max} 製品です', en: 'Compare {min} to {max} products' },
  },
  'comparison.codes-do-not-fit': {
    status: 500,
    title: { ja: '保存された回答が様式と合いません', en: 'Stored answers do not fit their form' },
  },
  'comparison.unknown-code': {
    status: 500,
    title: { ja: '保存された回答が読めません', en: 'A stored answer cannot be read' },
  },
  'comparison.text-missing': {
    status: 500,
    title: { ja: '保存された回答の文が見つかりません', en: 'The text of a stored answer is missing' },
  },
};
