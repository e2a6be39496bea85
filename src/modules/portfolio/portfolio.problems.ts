import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const PORTFOLIO_PROBLEMS: ProblemTable = {
  'portfolio.not-found': {
    status: 404,
    title: { ja: '採用台帳にその行はありません', en: 'There is no such entry in the portfolio' },
  },
  'portfolio.product-missing': {
    status: 422,
    title: { ja: '製品名がありません', en: 'The name of the product is missing' },
    detail: {
      ja: 'productId で Kaiji の製品を選ぶか、productName に名前を入れてください',
      en: 'Choose a product of Kaiji by productId, or give its name as productName',
    },
  },
  'portfolio.retired-reason': {
    status: 422,
    title: { ja: '使用終了の理由がありません', en: 'The reason for retiring it is missing' },
    detail: { ja: 'retiredReason に理由を入れてください', en: 'Give the reason as retiredReason' },
  },
  'portfolio.contract-contradiction': {
    status: 422,
    title: { ja: '契約がないのに契約者が入っています', en: 'There is no contract, and yet somebody who signed it' },
    detail: {
      ja: 'contract を true にするか、contractedBy を null にしてください',
      en: 'Set contract to true or contractedBy to null',
    },
  },
  'portfolio.remote-contradiction': {
    status: 422,
    title: {
      ja: 'リモート保守の接続が入っていますが、「あり」になっていません',
      en: 'Connections for remote maintenance are given, but not that it is used',
    },
    detail: {
      ja: 'remoteMaintenance.used を true にするか、connections を空にしてください',
      en: 'Set remoteMaintenance.used to true or leave connections empty',
    },
  },
  'portfolio.other-vendor': {
    status: 422,
    title: { ja: 'この製品の事業者ではありません', en: 'That is not the vendor of this product' },
    detail: {
      ja: 'productId で製品を選ぶときは vendorId を省いてください',
      en: 'Leave vendorId out where productId names a product',
    },
  },
  'portfolio.too-many-for-excel': {
    status: 422,
    title: {
      ja: '{entries} 件あります。Excelに出力できるのは {limit} 件までです',
      en: 'There are {entries} entries; Excel takes {limit}',
    },
    detail: { ja: '絞り込むか、CSVで出力してください', en: 'Narrow the list, or ask for CSV' },
  },
};
