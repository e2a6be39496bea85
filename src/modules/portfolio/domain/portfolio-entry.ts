import { RuleViolation } from '../../../kernel/rule-violation.js';

/** 検討中, 使用中, 使用終了. */
export const STATUSES = ['considering', 'in_use', 'retired'] as const;
export type EntryStatus = (typeof STATUSES)[number];

/** Who signed the contract: the hospital, another vendor that brought the product along, somebody else (e.g. the body that runs the hospital). */
export const CONTRACTED_BY = ['hospital', 'vendor', 'other'] as const;
export type ContractedBy = (typeof CONTRACTED_BY)[number];

/** Whose account the maintainer uses: one per person, or one for all of them. */
export const ACCOUNTS = ['personal', 'shared'] as const;
export type RemoteAccount = (typeof ACCOUNTS)[number];

/** One way in for remote maintenance (立入検査 checklist 2-(2)). Empty text and null = not known. */
export interface RemoteConnection {
  readonly purpose: string;
  /** How it is connected, e.g. IPsec-VPN. */
  readonly connection: string;
  /** Over which line, e.g. フレッツ, LTE. */
  readonly line: string;
  /** Whether the maintainer brought a mobile router of its own. */
  readonly ownMobileRouter: boolean | null;
  /** From where alone one comes in. */
  readonly sourceRestriction: string;
  readonly account: RemoteAccount | null;
  readonly authentication: string;
  /** How the maintaining terminal is kept: updates, malware protection. */
  readonly terminalState: string;
  /** When and how each session is announced. */
  readonly announcement: string;
  /** The day on which the hospital last made sure of all this, YYYY-MM-DD. */
  readonly confirmedOn: string | null;
  /** By what: a paper, a record. */
  readonly evidence: string;
}

/** Remote maintenance of a product. `used: null` = nobody has asked yet. */
export interface RemoteMaintenance {
  readonly used: boolean | null;
  /** When a "none", or a use without details, was last made sure of; each connection has a day of its own. */
  readonly confirmedOn: string | null;
  readonly connections: readonly RemoteConnection[];
}

/** A cloud service that comes with the product. */
export interface CloudUse {
  readonly domain: string;
  /** Where it is used, e.g. 外来. */
  readonly place: string;
  /** The way there, e.g. 閉域網. */
  readonly path: string;
  readonly authentication: string;
  readonly users: string;
  /** YYYY-MM-DD. */
  readonly since: string | null;
}

/** What a hospital says of a product that it uses or considers, in its own words. Empty text and null = not said. */
export interface EntryDetails {
  readonly vendorName: string;
  readonly productName: string;
  /** As the hospital runs it; a text, never a number. */
  readonly version: string;
  readonly model: string;
  readonly department: string;
  readonly location: string;
  readonly assetNumber: string;
  readonly status: EntryStatus;
  readonly retiredReason: string;
  readonly contract: boolean | null;
  readonly contractedBy: ContractedBy | null;
  readonly contractNote: string;
  /** Whether the security updates of all servers are with the vendor (責任分界). */
  readonly serverUpdatesByVendor: boolean | null;
  /** Where that is written. */
  readonly serverUpdatesWritten: string;
  readonly remoteMaintenance: RemoteMaintenance;
  readonly cloudServices: readonly CloudUse[];
  readonly note: string;
}

/** Which product and vendor of Kaiji an entry is linked to; a product always with its vendor. */
export interface EntryLink {
  readonly productId: string | null;
  readonly vendorId: string | null;
}

/** A linked product as its vendor names it today. */
export interface LinkedProduct {
  readonly id: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly name: string;
  readonly version: string;
}

/** A row of the 採用台帳. */
export interface PortfolioEntry extends EntryDetails, EntryLink {
  readonly id: string;
  /** Null where none is linked, or its vendor no longer shows it. */
  readonly product: LinkedProduct | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The user who wrote it last, and the name where that is still a colleague. */
  readonly updatedBy: string;
  readonly updatedByName: string | null;
}

/** How long texts may be. */
export const LONGEST = { name: 200, version: 100, assetNumber: 100, text: 4000 } as const;

/** How many connections or cloud services one entry holds. */
export const MOST_PARTS = 20;

export const NO_CONNECTION: RemoteConnection = {
  purpose: '',
  connection: '',
  line: '',
  ownMobileRouter: null,
  sourceRestriction: '',
  account: null,
  authentication: '',
  terminalState: '',
  announcement: '',
  confirmedOn: null,
  evidence: '',
};

export const NO_CLOUD_USE: CloudUse = { domain: '', place: '', path: '', authentication: '', users: '', since: null };

/** An entry of which nothing is said but that it is in use. */
export const NOTHING_SAID: EntryDetails = {
  vendorName: '',
  productName: '',
  version: '',
  model: '',
  department: '',
  location: '',
  assetNumber: '',
  status: 'in_use',
  retiredReason: '',
  contract: null,
  contractedBy: null,
  contractNote: '',
  serverUpdatesByVendor: null,
  serverUpdatesWritten: '',
  remoteMaintenance: { used: null, confirmedOn: null, connections: [] },
  cloudServices: [],
  note: '',
};

/**
 * The details as they may be kept: whoever is in use again has no reason for having gone.
 * @throws RuleViolation `portfolio.product-missing`, `portfolio.retired-reason`, `portfolio.contract-contradiction`, `portfolio.remote-contradiction`
 */
export function keepable(details: EntryDetails): EntryDetails {
  const [broken] = Object.entries(RULES).find(([, isBroken]) => isBroken(details)) ?? [];
  if (broken !== undefined) throw new RuleViolation(broken);
  return details.status === 'retired' ? details : { ...details, retiredReason: '' };
}

const RULES: Readonly<Record<string, (details: EntryDetails) => boolean>> = {
  'portfolio.product-missing': ({ productName }) => productName.trim() === '',
  'portfolio.retired-reason': ({ status, retiredReason }) => status === 'retired' && retiredReason.trim() === '',
  'portfolio.contract-contradiction': ({ contract, contractedBy }) => contract === false && contractedBy !== null,
  'portfolio.remote-contradiction': ({ remoteMaintenance: { used, connections } }) =>
    connections.length > 0 && used !== true,
};

/** The day since which all that is said of remote maintenance is sure: the earliest of its days, null where something was never made sure of. */
export function remoteConfirmedOn({ used, confirmedOn, connections }: RemoteMaintenance): string | null {
  if (used === null) return null;
  if (connections.length === 0) return confirmedOn;
  const days = connections.map((connection) => connection.confirmedOn);
  return days.reduce((earliest, day) => (earliest === null || day === null ? null : day < earliest ? day : earliest));
}
