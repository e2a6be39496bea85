import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
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
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isMailAddress } from '#platform/config/mail-settings.js';
import { IsLocalDate, IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import type { AskedItem } from './domain/composition.js';
import type { ReminderPlan } from './domain/reminder-plan.js';
import type { AskedForm, RequestMove, RequestState } from './domain/request.js';

const STATES = [
  'sent',
  'accepted',
  'submitted',
  'confirmed',
  'declined',
  'withdrawn',
] as const satisfies readonly RequestState[];
const MOVES = [
  'accept',
  'assign',
  'submit',
  'decline',
  'extend',
  'resend',
  'withdraw',
  'return',
  'confirm',
] as const satisfies readonly RequestMove[];
/** Requests of one call. */
const MOST_ITEMS = 1000;

/** An address that mails can go to, in small letters. */
const AsContact = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value));
const IsContact = (): PropertyDecorator =>
  ValidateBy({
    name: 'isMailAddress',
    validator: { validate: (value: unknown) => typeof value === 'string' && isMailAddress(value) },
  });

export class AskedFormInput implements AskedForm {
  /** The form in the oldest version that does. */
  @IsString() @IsNotEmpty() @MaxLength(100) templateId!: string;
  /** An older version does too (旧版でも可). */
  @IsBoolean() olderAccepted: boolean = false;
}

/** Exactly one of `productId`, `vendorId` and `vendorName`; the latter two with `productName`. */
export class RequestItem implements AskedItem {
  @MayBeAbsent() @IsUUID() productId?: string;
  /** A vendor on Kaiji whose product is not. */
  @MayBeAbsent() @IsUUID() vendorId?: string;
  /** A vendor that is not on Kaiji yet. */
  @MayBeAbsent() @IsPlainText() @Matches(/\S/) @MaxLength(200) vendorName?: string;
  /** A vendor that is registered under that name is another company. */
  @MayBeAbsent() @IsBoolean() otherCompany?: boolean;
  @MayBeAbsent() @IsPlainText() @Matches(/\S/) @MaxLength(200) productName?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(100) productVersion?: string;
  /** Who is written to at a vendor that nobody has registered. */
  @MayBeAbsent() @AsContact() @IsContact() @MaxLength(254) @IsEmail() contactEmail?: string;
  /** In place of the forms of the call. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AskedFormInput)
  forms?: AskedFormInput[];
}

export class ReminderPlanInput implements ReminderPlan {
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(60, { each: true })
  daysBefore: number[] = [7, 3, 1];
  @IsBoolean() onTheDay: boolean = true;
  @IsBoolean() weeklyAfter: boolean = true;
  /** Days after the due date from which the case may be taken to the vendor's industry group; null = never. */
  @IsOptional() @IsInt() @Min(0) @Max(365) escalateAfterDays: number | null = null;
}

export class AskVendors {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => RequestItem)
  items!: RequestItem[];
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AskedFormInput) forms: AskedFormInput[] = [];
  /** Keys of selection criteria of which evidence is asked for. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(100, { each: true })
  criteria: string[] = [];
  /** What it is needed for; the vendor reads it. */
  @IsPlainText() @MaxLength(4000) purpose: string = '';
  @IsLocalDate() dueOn!: string;
  @IsObject() @ValidateNested() @Type(() => ReminderPlanInput) plan: ReminderPlanInput = new ReminderPlanInput();
}

export class RequestsQuery extends PageQuery {
  /** Comma-separated: sent, accepted, submitted, confirmed, declined, withdrawn. */
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @IsIn(STATES, { each: true })
  states?: RequestState[];
  /** Only those that are overdue, or only those that are not. */
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  overdue?: boolean;
  /** What was asked in one call. */
  @MayBeAbsent() @IsUUID() campaignId?: string;
  @MayBeAbsent() @IsUUID() productId?: string;
  /** The other party: a vendor for hospitals, a hospital for vendors. */
  @MayBeAbsent() @IsUUID() partnerId?: string;
}

/** Each move takes the fields that it needs; the others are left alone. */
export class MoveRequest {
  @IsIn(MOVES) move!: RequestMove;
  /** For `decline` and `return`; with `submit`, why something else is offered, or an answer in words. */
  @IsPlainText() @MaxLength(4000) reason: string = '';
  /** For `submit`: what is offered, also another version or another product. */
  @MayBeAbsent() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsUUID(undefined, { each: true }) revisionIds?: string[];
  /** For `extend`. */
  @MayBeAbsent() @IsLocalDate() dueOn?: string;
  /** For `assign`: a colleague. */
  @MayBeAbsent() @IsUUID() assigneeId?: string;
  /** For `resend` to a vendor that nobody has registered: another address. */
  @MayBeAbsent() @AsContact() @IsContact() @MaxLength(254) @IsEmail() contactEmail?: string;
}

export class OpenRequestLink {
  /** The secret of the mailed link. */
  @IsString() @IsNotEmpty() @MaxLength(100) token!: string;
}

export class ImportRequestFile {
  /** The draft, on the form of the file, that the import goes into. */
  @IsUUID() draftId!: string;
}
