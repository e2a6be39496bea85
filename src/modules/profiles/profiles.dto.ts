import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Judgement } from '#modules/templates/domain/profile.js';
import { IsLocalDate, IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';

const PASS_RULES = ['yes-or-na'] as const;
const JUDGEMENTS = ['pass', 'exception', 'fail', 'open'] as const satisfies readonly Judgement[];

const listed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

export class ProfileTitle {
  @IsPlainText() @IsNotEmpty() @MaxLength(200) ja!: string;
  /** The Japanese title, if left out. */
  @MayBeAbsent() @IsPlainText() @MaxLength(200) en?: string;
}

/** What is special about one row; `topic` or `number` says which. */
export class ProfileNote {
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(200) topic?: string;
  /** A number of the profile's form. */
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(60) number?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(1000) note?: string;
  /** The choices that pass, by key; without a list any but その他 and none. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(100, { each: true })
  allowed?: string[];
  /** A planned はい passes, where it is planned before `plannedBefore` (any day, if that is left out). */
  @MayBeAbsent() @IsBoolean() plannedCounts?: boolean;
  @MayBeAbsent() @IsLocalDate() plannedBefore?: string;
  /** What a plan is where it cannot be held against a day; `open`, if left out. */
  @MayBeAbsent() @IsIn(JUDGEMENTS) withoutDate?: Judgement;
}

/** What a profile says beside its title. */
class ProfileFields {
  /** Where its rows come from. */
  @MayBeAbsent() @IsPlainText() @MaxLength(1000) source?: string;
  /** Day from which it holds. */
  @MayBeAbsent() @IsLocalDate() inForce?: string;
  /** The form whose numbers are listed: shipped or learned. */
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(100) templateId?: string;
  /** The numbers as pasted: one or several per line, ranges (3-7, 17.1〜17.1.1.3), with 項番 or full-width digits. */
  @MayBeAbsent() @IsPlainText() @MaxLength(20_000) numbers?: string;
  /** Instead of numbers: topics, with `@scope` for one kind of equipment alone. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(2000)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(200, { each: true })
  topics?: string[];
  /** With topics: the families of forms on which an answer counts; MDS and SDS, if left out. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(40, { each: true })
  forms?: string[];
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ProfileNote)
  itemNotes?: ProfileNote[];
  @MayBeAbsent() @IsIn(PASS_RULES) passRule?: (typeof PASS_RULES)[number];
  /** Everybody signed in may judge by it; for industry groups. */
  @MayBeAbsent() @IsBoolean() shared?: boolean;
}

export class CreateProfile extends ProfileFields {
  @IsObject()
  @ValidateNested()
  @Type(() => ProfileTitle)
  title!: ProfileTitle;
}

/** Fields that are left out stay as they are. */
export class ChangeProfile extends ProfileFields {
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ProfileTitle)
  title?: ProfileTitle;
}

export class ProfilesQuery extends PageQuery {
  /** Also those of the own organization that are out of use. */
  @MayBeAbsent() @IsIn(['all']) show?: 'all';
}

/** Which product, and when the hospital renews its system. */
export class JudgementQuery {
  @IsUUID() productId!: string;
  /** Day of the hospital's next renewal, before which some plans count. */
  @MayBeAbsent() @IsLocalDate() renewalOn?: string;
}

export class JudgementsQuery {
  /** Product ids in the order of the columns, joined by commas or repeated. */
  @Transform(listed)
  @ArrayMaxSize(100)
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @IsArray()
  productIds!: string[];
  /** Day of the hospital's next renewal, before which some plans count. */
  @MayBeAbsent() @IsLocalDate() renewalOn?: string;
}
