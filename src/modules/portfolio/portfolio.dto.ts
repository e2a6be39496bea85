import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsLocalDate, IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import {
  ACCOUNTS,
  type CloudUse,
  CONTRACTED_BY,
  type ContractedBy,
  type EntryStatus,
  LONGEST,
  MOST_PARTS,
  type RemoteAccount,
  type RemoteConnection,
  type RemoteMaintenance,
  STATUSES,
} from './domain/portfolio-entry.js';

export class RemoteConnectionInput implements RemoteConnection {
  @IsPlainText() @MaxLength(LONGEST.text) purpose: string = '';
  /** How it is connected, e.g. IPsec-VPN. */
  @IsPlainText() @MaxLength(LONGEST.text) connection: string = '';
  /** Over which line. */
  @IsPlainText() @MaxLength(LONGEST.text) line: string = '';
  /** Whether the maintainer brought a mobile router of its own. */
  @IsOptional() @IsBoolean() ownMobileRouter: boolean | null = null;
  @IsPlainText() @MaxLength(LONGEST.text) sourceRestriction: string = '';
  @IsOptional() @IsIn(ACCOUNTS) account: RemoteAccount | null = null;
  @IsPlainText() @MaxLength(LONGEST.text) authentication: string = '';
  /** How the maintaining terminal is kept. */
  @IsPlainText() @MaxLength(LONGEST.text) terminalState: string = '';
  /** When and how each session is announced. */
  @IsPlainText() @MaxLength(LONGEST.text) announcement: string = '';
  /** The day on which the hospital last made sure of it. */
  @IsOptional() @IsLocalDate() confirmedOn: string | null = null;
  @IsPlainText() @MaxLength(LONGEST.text) evidence: string = '';
}

export class RemoteMaintenanceInput implements RemoteMaintenance {
  /** null = nobody has asked yet. */
  @IsOptional() @IsBoolean() used: boolean | null = null;
  /** When a "none", or a use without details, was last made sure of. */
  @IsOptional() @IsLocalDate() confirmedOn: string | null = null;
  @IsArray()
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => RemoteConnectionInput)
  connections: RemoteConnectionInput[] = [];
}

export class CloudUseInput implements CloudUse {
  @IsPlainText() @MaxLength(LONGEST.text) domain: string = '';
  @IsPlainText() @MaxLength(LONGEST.text) place: string = '';
  @IsPlainText() @MaxLength(LONGEST.text) path: string = '';
  @IsPlainText() @MaxLength(LONGEST.text) authentication: string = '';
  @IsPlainText() @MaxLength(LONGEST.text) users: string = '';
  @IsOptional() @IsLocalDate() since: string | null = null;
}

/** What is said of an entry. Fields that are left out stay as they are, or unsaid; null = not known. */
export class EntryInput {
  /** A product of Kaiji; null = none. Its names and version stand in for those that are left out. */
  @IsOptional() @IsUUID() productId?: string | null;
  /** A vendor of Kaiji, where the product is not on Kaiji yet; of a product it is the product's own. */
  @IsOptional() @IsUUID() vendorId?: string | null;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.name) vendorName?: string;
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST.name) productName?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.version) version?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.name) model?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.name) department?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.name) location?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.assetNumber) assetNumber?: string;
  @MayBeAbsent() @IsIn(STATUSES) status?: EntryStatus;
  /** Needed where the status is `retired`. */
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.text) retiredReason?: string;
  @IsOptional() @IsBoolean() contract?: boolean | null;
  @IsOptional() @IsIn(CONTRACTED_BY) contractedBy?: ContractedBy | null;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.text) contractNote?: string;
  /** Whether the security updates of all servers are with the vendor. */
  @IsOptional() @IsBoolean() serverUpdatesByVendor?: boolean | null;
  /** Where that is written. */
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.text) serverUpdatesWritten?: string;
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => RemoteMaintenanceInput)
  remoteMaintenance?: RemoteMaintenanceInput;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => CloudUseInput)
  cloudServices?: CloudUseInput[];
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.text) note?: string;
}

export class RemoveEntry {
  /** Why it should never have stood there; what is no longer used is `retired` instead. */
  @IsPlainText() @Matches(/\S/) @MaxLength(LONGEST.text) reason!: string;
}

/** What the list is narrowed to. */
export class PortfolioFilter {
  @MayBeAbsent() @IsIn(STATUSES) status?: EntryStatus;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.name) department?: string;
  @MayBeAbsent() @IsUUID() vendorId?: string;
  /** Stands in a vendor's or product's name, the model or the asset number. */
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST.name) text?: string;
  @MayBeAbsent() @IsIn(['yes', 'no', 'unknown']) contract?: 'yes' | 'no' | 'unknown';
  /** Those whose remote maintenance nobody has made sure of on or after this day. */
  @MayBeAbsent() @IsLocalDate() remoteUnconfirmedSince?: string;
}

export class PortfolioQuery extends PortfolioFilter {
  @IsOptional() @IsString() @MaxLength(500) cursor?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export type PortfolioFormat = 'xlsx' | 'csv';

export class ExportPortfolioQuery extends PortfolioFilter {
  @IsIn(['xlsx', 'csv']) format!: PortfolioFormat;
}
