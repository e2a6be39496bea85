import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of device ledgers. */
export const LEDGERS_PROBLEMS: ProblemTable = {
  'ledger.not-found': { status: 404, title: { ja: '機器台帳が見つかりません', en: 'There is no such device ledger' } },
  'ledger.no-table': {
    status: 422,
    title: { ja: '機器台帳の表が見つかりません', en: 'No table of a device ledger was found' },
    detail: {
      ja: '製品名・機器名、メーカー、管理番号などの見出しがある行を入れてください(非表示のシートは読みません)',
      en: 'The file needs a row of headings such as product or device name, manufacturer, asset number; hidden sheets are not read',
    },
  },
  'ledger.too-many-rows': {
    status: 422,
    title: {
      ja: '機器台帳が {rows} 行あります。読めるのは {limit} 行までです',
      en: 'The ledger has {rows} rows; {limit} can be read',
    },
    detail: { ja: '部署などで分けて読み込んでください', en: 'Split it, by department for example' },
  },
  'ledger.applied-before': {
    status: 409,
    title: { ja: 'この機器台帳は反映済みです', en: 'This device ledger has been taken over' },
    detail: {
      ja: '直した台帳はもう一度読み込んでください。変わった行だけが示されます',
      en: 'Import the corrected ledger again: only what changed is shown',
    },
  },
  'ledger.no-such-column': {
    status: 422,
    title: { ja: '台帳にない列です: {columns}', en: 'The ledger has no such columns: {columns}' },
  },
  'ledger.field-twice': {
    status: 422,
    title: {
      ja: '同じ項目に二つの列が選ばれています: {columns}',
      en: 'Two columns are taken for one field: {columns}',
    },
    detail: { ja: '片方の field を null にしてください', en: 'Set the field of one of them to null' },
  },
  'ledger.no-such-line': {
    status: 422,
    title: { ja: '台帳にない行です: {lines}', en: 'The ledger has no such lines: {lines}' },
  },
  'ledger.line-twice': {
    status: 422,
    title: { ja: '同じ行に二つの判断があります: {lines}', en: 'Lines are decided on twice: {lines}' },
  },
  'ledger.faulty-line': {
    status: 422,
    title: { ja: '読めない行は取り込めません: {lines}', en: 'Lines that cannot be read cannot be taken over: {lines}' },
    detail: {
      ja: 'findings のセルを直して読み込み直すか、leave_out にしてください',
      en: 'Correct the cells named in findings and import again, or choose leave_out',
    },
  },
  'ledger.no-such-match': {
    status: 422,
    title: {
      ja: '選んだ取り込み方ができない行があります: {lines}',
      en: 'The choice does not fit these lines: {lines}',
    },
    detail: {
      ja: 'match は候補の productId を(候補が一つなら省略可)、keep は採用台帳にある行だけに使えます。name と leave_out に productId は要りません',
      en: 'match takes the productId of a candidate (none needed where there is one), keep needs an entry; name and leave_out take no productId',
    },
  },
  'ledger.lines-open': {
    status: 409,
    title: { ja: '判断の要る行が {count} 件残っています', en: '{count} lines still need a decision' },
    detail: {
      ja: '次の行に match、name、leave_out のいずれかを選んでください: {lines}',
      en: 'Choose match, name or leave_out for these lines: {lines}',
    },
  },
  'ledger.match-gone': {
    status: 409,
    title: {
      ja: '照合した製品が見られなくなった行があります: {lines}',
      en: 'Products that matched are no longer shown: {lines}',
    },
    detail: { ja: 'その行を name で取り込んでください', en: 'Take these lines over by name' },
  },
};
