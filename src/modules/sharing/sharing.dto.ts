import { IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsLocalDate, IsPlainText } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';

export class RequestAccess {
  /** What it is needed for. */
  @IsPlainText() @MaxLength(4000) message: string = '';
}

/** Either `requestId` (answers a request) or `organizationId` (lets an organization in that did not ask). */
export class GrantAccess {
  @IsOptional() @IsUUID() requestId?: string;
  @IsOptional() @IsUUID() organizationId?: string;
  /** `decline` answers a request with no. */
  @IsIn(['grant', 'decline']) decision: 'grant' | 'decline' = 'grant';
  /** The last day on which it counts; a year from today, if left out. */
  @IsOptional() @IsLocalDate() validUntil?: string;
}

export class GrantsQuery extends PageQuery {
  @IsOptional() @IsUUID() productId?: string;
}
