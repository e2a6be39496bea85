import type { LedgerLine } from './domain/ledger-line.js';
import type { LedgerHead, LedgerMapping } from './ledgers.repository.js';
import type { LedgerView } from './ledgers.service.js';

const ID = '019aa6a0-0000-7000-8000-000000000';
const USER = `${ID}0a1`;

const HEAD: LedgerHead = {
  id: `${ID}f01`,
  file: '医療機器台帳.xlsx',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  state: 'preview',
  createdAt: '2026-11-20T01:00:00.000Z',
  createdBy: USER,
  appliedAt: null,
  appliedBy: null,
  outcome: null,
  rowVersion: 1,
};

export const LEDGER_EXAMPLE: LedgerView = {
  ...HEAD,
  sheets: [{ name: '機器一覧', headerRow: 3 }],
  otherSheets: ['記入例'],
  columns: [
    {
      column: 'B',
      heading: '製品名',
      above: '',
      field: 'productName',
      by: 'heading',
      because: { ja: '「製品名」は「製品名」を表す見出しです', en: 'the heading "製品名" stands for "Product name"' },
      examples: ['みらいカルテ'],
    },
  ],
  counts: { rows: 120, new: 118, changed: 1, unchanged: 0, faulty: 1, missing: 2, open: 4, doubtful: 6 },
  skipped: { count: 1, rows: [{ sheet: '機器一覧', row: 20, text: '■放射線科' }] },
};

export const HEADS_EXAMPLE = { items: [HEAD], next: null };

export const LINE_EXAMPLE: LedgerLine = {
  line: 7,
  sheet: '機器一覧',
  row: 10,
  state: 'new',
  values: { vendorName: '(株)みらい医療情報', productName: 'みらいカルテ', version: '4.1' },
  findings: [
    {
      kind: 'version.number',
      level: 'warn',
      sheet: '機器一覧',
      cell: 'D10',
      message: {
        ja: 'バージョンが数値のセルです。4.10 が 4.1 になっていないか確かめてください(今の値: 4.1)',
        en: 'The version is a number: check that 4.10 has not become 4.1 (it reads 4.1)',
      },
    },
  ],
  sure: 'likely',
  candidates: [
    {
      id: `${ID}001`,
      vendorId: `${ID}0aa`,
      vendorName: 'みらい医療情報株式会社',
      name: 'みらいカルテ',
      version: '4.10',
      because: [
        {
          code: 'version_differs',
          message: { ja: '別のバージョンとして登録されています', en: 'It is registered in another version' },
        },
      ],
    },
  ],
  vendorId: `${ID}0aa`,
  entry: null,
  changes: [],
  twins: [],
  alsoFits: [],
  suggestion: null,
};

export const DECISIONS_EXAMPLE = {
  rows: [
    { line: 7, take: 'match', productId: `${ID}001` },
    { line: 9, take: 'leave_out' },
  ],
  otherwise: 'suggested',
};

export const APPLIED_EXAMPLE = {
  id: HEAD.id,
  added: 117,
  changed: 1,
  unchanged: 0,
  leftOut: 2,
  faulty: 1,
  missing: 2,
};

export const MAPPING_EXAMPLE: LedgerMapping = {
  id: `${ID}c01`,
  columns: [
    { heading: 'No.', above: '', field: null },
    { heading: '製品名', above: '', field: 'productName' },
  ],
  changedAt: '2026-11-20T01:00:00.000Z',
  changedBy: USER,
};
