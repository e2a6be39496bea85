import type { Bilingual } from '../../../kernel/bilingual.js';
import {
  type CloudUse,
  type EntryDetails,
  LONGEST,
  NO_CLOUD_USE,
  NO_CONNECTION,
  type RemoteConnection,
} from './portfolio-entry.js';

/** How the cells of a column are read. */
export type FieldKind = 'text' | 'yes_no' | 'date' | 'status' | 'contracted_by' | 'account';

interface FieldNotes extends Bilingual {
  readonly kind: FieldKind;
  /** In characters. */
  readonly longest: number;
}

const text = (ja: string, en: string, longest: number = LONGEST.text): FieldNotes => ({
  ja,
  en,
  kind: 'text',
  longest,
});
const coded = (kind: FieldKind, ja: string, en: string): FieldNotes => ({ ja, en, kind, longest: LONGEST.name });

/**
 * What a column of a device ledger may hold for the portfolio, in the order of the columns of an export; the names are the headings
 * there, and are understood when such a file is read again.
 */
export const FIELDS = {
  assetNumber: text('管理番号', 'Asset number', LONGEST.assetNumber),
  vendorName: text('メーカー・事業者名', 'Vendor', LONGEST.name),
  productName: text('製品名', 'Product name', LONGEST.name),
  model: text('型番', 'Model', LONGEST.name),
  version: text('バージョン', 'Version', LONGEST.version),
  department: text('利用部署', 'Department', LONGEST.name),
  location: text('設置場所', 'Location', LONGEST.name),
  status: coded('status', '使用状況', 'Status'),
  retiredReason: text('使用終了の理由', 'Reason for retiring'),
  contract: coded('yes_no', '契約の有無', 'Contract'),
  contractedBy: coded('contracted_by', '契約者', 'Contracted by'),
  contractNote: text('契約の備考', 'Contract note'),
  serverUpdatesByVendor: coded('yes_no', 'サーバーのセキュリティ更新は事業者', 'Server security updates by vendor'),
  serverUpdatesWritten: text('セキュリティ更新の記載箇所', 'Security updates written in'),
  remoteUsed: coded('yes_no', 'リモート保守の有無', 'Remote maintenance'),
  remotePurpose: text('リモート保守の目的', 'Remote maintenance purpose'),
  remoteConnection: text('リモート保守の接続方式', 'Remote maintenance connection'),
  remoteLine: text('リモート保守の回線', 'Remote maintenance line'),
  remoteOwnRouter: coded('yes_no', 'リモート保守の持込モバイルルーター', 'Remote maintenance own mobile router'),
  remoteSource: text('リモート保守の接続元制限', 'Remote maintenance source restriction'),
  remoteAccount: coded('account', 'リモート保守のID', 'Remote maintenance ID'),
  remoteAuthentication: text('リモート保守の認証方式', 'Remote maintenance authentication'),
  remoteTerminal: text('リモート保守の端末の状態', 'Remote maintenance terminal'),
  remoteAnnouncement: text('リモート保守の事前連絡', 'Remote maintenance announcement'),
  remoteEvidence: text('リモート保守の確認資料', 'Remote maintenance evidence'),
  remoteConfirmedOn: coded('date', 'リモート保守の確認日', 'Remote maintenance confirmed on'),
  cloudDomain: text('クラウドサービスのドメイン', 'Cloud service domain'),
  cloudPlace: text('クラウドサービスの利用場所', 'Cloud service place of use'),
  cloudPath: text('クラウドサービスの接続経路', 'Cloud service path'),
  cloudAuthentication: text('クラウドサービスの認証方式', 'Cloud service authentication'),
  cloudUsers: text('クラウドサービスの利用者', 'Cloud service users'),
  cloudSince: coded('date', 'クラウドサービスの利用開始日', 'Cloud service since'),
  note: text('備考', 'Note'),
} as const satisfies Readonly<Record<string, FieldNotes>>;

export type LedgerField = keyof typeof FIELDS;
export const LEDGER_FIELDS = Object.keys(FIELDS) as readonly LedgerField[];

/** Whether there is such a field. */
export const isLedgerField = (name: string): name is LedgerField => Object.hasOwn(FIELDS, name);

/** What a row says, as plain text: yes/no as `yes` and `no`, days as YYYY-MM-DD, the rest by its key or as written. What is not said is absent. */
export type LedgerValues = Readonly<Partial<Record<LedgerField, string>>>;

interface Access {
  /** One text, empty where nothing is said; of several connections or cloud services one each. */
  readonly get: (details: EntryDetails) => readonly string[];
  readonly set: (details: EntryDetails, value: string) => EntryDetails;
}

type TextName = { [Name in keyof EntryDetails]: string extends EntryDetails[Name] ? Name : never }[keyof EntryDetails];

const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');

const plain = (name: TextName): Access => ({
  get: (details) => [details[name]],
  set: (details, value) => ({ ...details, [name]: value }),
});

/** A field of the only connection. Whoever has several is not changed by a ledger, which has room for one. */
const connection = (name: keyof RemoteConnection, parse: (value: string) => unknown = (value) => value): Access => ({
  get: ({ remoteMaintenance: { connections } }) => connections.map((each) => shown(each[name])),
  set: (details, value) => {
    const { connections, confirmedOn } = details.remoteMaintenance;
    if (connections.length > 1) return details;
    const changed = { ...NO_CONNECTION, confirmedOn, ...connections[0], [name]: parse(value) };
    return { ...details, remoteMaintenance: { used: true, confirmedOn: null, connections: [changed] } };
  },
});

/** A field of the only cloud service. */
const cloud = (name: keyof CloudUse): Access => ({
  get: ({ cloudServices }) => cloudServices.map((each) => each[name] ?? ''),
  set: (details, value) => {
    if (details.cloudServices.length > 1) return details;
    return { ...details, cloudServices: [{ ...NO_CLOUD_USE, ...details.cloudServices[0], [name]: value }] };
  },
});

const shown = (value: string | boolean | null): string => (typeof value === 'boolean' ? yesNo(value) : (value ?? ''));

/** How each field is read from an entry and written into it. */
const ACCESS: Readonly<Record<LedgerField, Access>> = {
  assetNumber: plain('assetNumber'),
  vendorName: plain('vendorName'),
  productName: plain('productName'),
  model: plain('model'),
  version: plain('version'),
  department: plain('department'),
  location: plain('location'),
  status: {
    get: ({ status }) => [status],
    set: (details, value) => ({ ...details, status: value as EntryDetails['status'] }),
  },
  retiredReason: plain('retiredReason'),
  contract: {
    get: ({ contract }) => [yesNo(contract)],
    set: (details, value) =>
      value === 'yes' ? { ...details, contract: true } : { ...details, contract: false, contractedBy: null },
  },
  contractedBy: {
    get: ({ contractedBy }) => [contractedBy ?? ''],
    set: (details, value) => ({ ...details, contract: true, contractedBy: value as EntryDetails['contractedBy'] }),
  },
  contractNote: plain('contractNote'),
  serverUpdatesByVendor: {
    get: ({ serverUpdatesByVendor }) => [yesNo(serverUpdatesByVendor)],
    set: (details, value) => ({ ...details, serverUpdatesByVendor: value === 'yes' }),
  },
  serverUpdatesWritten: plain('serverUpdatesWritten'),
  remoteUsed: {
    get: ({ remoteMaintenance }) => [yesNo(remoteMaintenance.used)],
    set: (details, value) => {
      const { remoteMaintenance } = details;
      const none = { used: false, confirmedOn: remoteMaintenance.confirmedOn, connections: [] };
      return { ...details, remoteMaintenance: value === 'yes' ? { ...remoteMaintenance, used: true } : none };
    },
  },
  remotePurpose: connection('purpose'),
  remoteConnection: connection('connection'),
  remoteLine: connection('line'),
  remoteOwnRouter: connection('ownMobileRouter', (value) => value === 'yes'),
  remoteSource: connection('sourceRestriction'),
  remoteAccount: connection('account'),
  remoteAuthentication: connection('authentication'),
  remoteTerminal: connection('terminalState'),
  remoteAnnouncement: connection('announcement'),
  remoteEvidence: connection('evidence'),
  remoteConfirmedOn: {
    get: (details) =>
      details.remoteMaintenance.connections.length === 0
        ? [details.remoteMaintenance.confirmedOn ?? '']
        : connection('confirmedOn').get(details),
    set: (details, value) => {
      const { remoteMaintenance } = details;
      if (remoteMaintenance.connections.length > 0) return connection('confirmedOn').set(details, value);
      return { ...details, remoteMaintenance: { ...remoteMaintenance, confirmedOn: value } };
    },
  },
  cloudDomain: cloud('domain'),
  cloudPlace: cloud('place'),
  cloudPath: cloud('path'),
  cloudAuthentication: cloud('authentication'),
  cloudUsers: cloud('users'),
  cloudSince: cloud('since'),
  note: plain('note'),
};

/** What an entry says in a field, as a ledger has room for it; empty where nothing, or where it says several things. */
export function fieldOf(details: EntryDetails, field: LedgerField): string {
  const texts = textsOf(details, field);
  return texts.length === 1 ? (texts[0] ?? '') : '';
}

/** All that an entry says in a field: one text of each connection or cloud service. */
export function textsOf(details: EntryDetails, field: LedgerField): readonly string[] {
  return ACCESS[field].get(details);
}

/** The entry with what a row says written over it; what the row does not say stays. */
export function withValues(details: EntryDetails, values: LedgerValues): EntryDetails {
  return LEDGER_FIELDS.reduce((written, field) => {
    const value = values[field];
    return value === undefined ? written : ACCESS[field].set(written, value);
  }, details);
}
