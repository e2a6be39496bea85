import { NO_CONNECTION, NOTHING_SAID, type PortfolioEntry } from './domain/portfolio-entry.js';

const PRODUCT = '019aa6a0-0000-7000-8000-000000000001';
const VENDOR = '019aa6a0-0000-7000-8000-0000000000aa';

/** What somebody enters, as a reader would meet it. */
export const INPUT_EXAMPLE = {
  productId: PRODUCT,
  department: '外来',
  assetNumber: 'M-0012',
  status: 'in_use',
  contract: true,
  contractedBy: 'hospital',
  serverUpdatesByVendor: true,
  serverUpdatesWritten: '保守契約書 第8条',
  remoteMaintenance: {
    used: true,
    connections: [
      {
        purpose: '障害対応',
        connection: 'IPsec-VPN',
        line: 'フレッツ',
        ownMobileRouter: false,
        sourceRestriction: '保守センターの固定IP',
        account: 'personal',
        authentication: 'パスワードと電子証明書',
        terminalState: '専用端末、更新済み',
        announcement: '前日までにメール',
        confirmedOn: '2026-10-01',
        evidence: '接続申請書 2026-031',
      },
    ],
  },
} as const;

export const ENTRY_EXAMPLE: PortfolioEntry = {
  ...NOTHING_SAID,
  id: '019aa6a0-0000-7000-8000-000000000e01',
  productId: PRODUCT,
  vendorId: VENDOR,
  vendorName: 'みらい医療情報株式会社',
  productName: 'みらいカルテ クラウド',
  version: '3.2',
  department: INPUT_EXAMPLE.department,
  assetNumber: INPUT_EXAMPLE.assetNumber,
  contract: true,
  contractedBy: 'hospital',
  serverUpdatesByVendor: true,
  serverUpdatesWritten: INPUT_EXAMPLE.serverUpdatesWritten,
  remoteMaintenance: {
    used: true,
    confirmedOn: null,
    connections: [{ ...NO_CONNECTION, ...INPUT_EXAMPLE.remoteMaintenance.connections[0] }],
  },
  product: {
    id: PRODUCT,
    vendorId: VENDOR,
    vendorName: 'みらい医療情報株式会社',
    name: 'みらいカルテ クラウド',
    version: '3.2',
  },
  rowVersion: 1,
  createdAt: '2026-11-20T01:00:00.000Z',
  updatedAt: '2026-11-20T01:00:00.000Z',
  updatedBy: '019aa6a0-0000-7000-8000-0000000000a1',
  updatedByName: '情報 花子',
};
