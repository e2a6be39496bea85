import { IsIn, IsUUID, MaxLength } from 'class-validator';
import { IsLocalDate, IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';

export class RequestAccess {
  /** What it is needed for. */
  @IsPlainText() @MaxLength(4000) message: string = '';
}

/** Either `requestId` (answers a request) or `organizationId` (lets an organization in that did not ask). */
export class GrantAccess {
  @MayBeAbsent() @IsUUID() requestId?: string;
  @MayBeAbsent() @IsUUID() organizationId?: string;
  /** `decline` answers a request with no. */
  @IsIn(['grant', 'decline']) decision: 'grant' | 'decline' = 'grant';
  /** The last day on which it counts; a year from today, if left out. */
  @MayBeAbsent() @IsLocalDate() validUntil?: string;
}

export class GrantsQuery extends PageQuery {
  @MayBeAbsent() @IsUUID() productId?: string;
}
