import { IsIn, IsNotEmpty, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IsLocalDate, IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import type { TreatmentKind } from './domain/treatment.js';

const KINDS = ['reduce', 'avoid', 'transfer', 'accept'] as const satisfies readonly TreatmentKind[];
const LONGEST = 4000;

/** A field that may be left out, and that null empties. */
const MayBeEmptied = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined && value !== null);

/** How a row is dealt with (残存リスク対応). */
export class TreatGap {
  /** What was looked at: what is published now. */
  @IsUUID() revisionId!: string;
  /** The row's stable name. */
  @IsString() @IsNotEmpty() @MaxLength(100) question!: string;
  /** The form that asks it, where an older form of the revision does not; the revision's own, if left out. */
  @MayBeAbsent() @IsString() @MaxLength(100) templateId?: string;
  /** 低減, 回避, 移転, 保有. The last two count only once the vendor has explained and both have agreed. */
  @IsIn(KINDS) kind!: TreatmentKind;
  /** Why so; the vendor reads it where it is asked to agree. */
  @IsPlainText() @Matches(/\S/) @MaxLength(LONGEST) reason!: string;
  /** The last day on which it stands; from the next on it is to be evaluated again. */
  @IsLocalDate() reviewOn!: string;
  /** What the hospital does; its own alone, as all that follows. */
  @IsPlainText() @MaxLength(LONGEST) measure: string = '';
  @MayBeEmptied() @IsLocalDate() targetOn?: string | null;
  @IsPlainText() @MaxLength(LONGEST) note: string = '';
}

/** Only what is given changes. With another kind, reason or last day it begins anew, also with the vendor's agreement. */
export class ChangeTreatment {
  @MayBeAbsent() @IsIn(KINDS) kind?: TreatmentKind;
  @MayBeAbsent() @IsPlainText() @Matches(/\S/) @MaxLength(LONGEST) reason?: string;
  @MayBeAbsent() @IsLocalDate() reviewOn?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST) measure?: string;
  @MayBeEmptied() @IsLocalDate() targetOn?: string | null;
  /** When the measure was carried out. */
  @MayBeEmptied() @IsLocalDate() doneOn?: string | null;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST) note?: string;
}

/** The same row looked at again, on what is published now. */
export class RenewTreatment extends ChangeTreatment {
  @IsLocalDate() declare reviewOn: string;
}

export class AgreeTreatment {
  /** The vendor: `agree` or `refuse`. Then the hospital: `confirm`. */
  @IsIn(['agree', 'refuse', 'confirm']) decision!: 'agree' | 'refuse' | 'confirm';
  /** The vendor's explanation, or why not; needed for both. */
  @IsPlainText() @MaxLength(LONGEST) text: string = '';
}

export class WithdrawTreatment {
  @IsPlainText() @MaxLength(LONGEST) reason: string = '';
}

export class TreatmentsQuery extends PageQuery {
  @MayBeAbsent() @IsUUID() productId?: string;
  @MayBeAbsent() @IsUUID() revisionId?: string;
  /** `standing` leaves out what was withdrawn. */
  @IsIn(['standing', 'all']) show: 'standing' | 'all' = 'standing';
}
