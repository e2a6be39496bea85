import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const PRODUCTS_PROBLEMS: ProblemTable = {
  'product.not-found': { status: 404, title: { ja: '製品・サービスが見つかりません', en: 'There is no such product' } },
  'product.exists': {
    status: 409,
    title: { ja: '「{name}」{version} は登録済みです', en: '"{name}" {version} is already registered' },
    detail: {
      ja: '別の版として登録するか、登録済みのものを変更してください',
      en: 'Register another version, or change the one that is there',
    },
  },
};
