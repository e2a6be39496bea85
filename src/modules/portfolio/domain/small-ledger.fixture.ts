import { applyLedger, type LineDecision, type Otherwise } from './apply-ledger.js';
import { compareLedger, type ComparedLedger } from './compare-ledger.js';
import { ledgerReading } from './ledger-reading.js';
import type { KnownThings } from './match-products.js';
import { NOTHING_SAID, type PortfolioEntry } from './portfolio-entry.js';
import { proposeMapping } from './propose-mapping.js';
import { gridOf } from './sheet.fixture.js';

/** The headings of a small ledger. */
export const HEADINGS = ['管理番号', 'メーカー', '製品名', 'バージョン', '部署', '契約', '備考'];
const product = (id: string, version: string) => ({
  id,
  vendorId: 'v',
  vendorName: 'みらい株式会社',
  name: 'みらいカルテ',
  version,
});
const KNOWN: KnownThings = {
  vendors: [{ id: 'v', name: 'みらい株式会社' }],
  products: [product('p1', '4.1'), product('p2', '4.2')],
};

const read = (rows: readonly string[][]) => {
  const ledger = proposeMapping(gridOf(HEADINGS, ...rows));
  return ledgerReading(ledger, ledger.columns, KNOWN);
};
/** Rows of the small ledger beside a portfolio. */
export const compare = (rows: readonly string[][], entries: readonly PortfolioEntry[] = []) =>
  compareLedger(read(rows), entries);

let made = 0;
/** An entry of which this is said. */
export const entryOf = (details: object): PortfolioEntry => ({
  ...NOTHING_SAID,
  productId: null,
  vendorId: null,
  product: null,
  id: `e${++made}`,
  rowVersion: 1,
  createdAt: '',
  updatedAt: '',
  updatedBy: '',
  updatedByName: null,
  ...details,
});

/** The portfolio after taking the ledger over. */
export function taken(
  rows: readonly string[][],
  entries: readonly PortfolioEntry[],
  decisions: readonly LineDecision[],
  otherwise: Otherwise | null,
): PortfolioEntry[] {
  const { added, changed } = applyLedger(compare(rows, entries), decisions, otherwise);
  const written = new Map(changed.map(({ entryId, entry }) => [entryId, entry]));
  return [
    ...entries.map((each) => ({ ...each, ...written.get(each.id) })),
    ...added.map(({ entry }) => entryOf(entry)),
  ];
}

/** The states of the rows, in their order. */
export const states = ({ rows }: ComparedLedger): string => rows.map(({ state }) => state).join(' ');

/** A row whose product is on Kaiji. */
export const KARTE = ['M-1', '(株)みらい', 'みらいカルテ', '4.1', '内科', '有', ''];
/** A row whose product is not. */
export const OTHER = ['', '検査機器', '分析装置', '1', '検査科', '無', ''];
