import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Audience } from '#kernel/audience.js';
import type { FormKind } from '#modules/templates/domain/template.js';
import { IsLocalDate, IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import type { AnswerFindingKind, PolicyLevel } from './domain/policy.js';
import type { DraftMove } from './domain/revision.js';

const AUDIENCES = ['everyone', 'hospitals', 'on_request', 'private'] as const satisfies readonly Audience[];

export class CreateDisclosure {
  @IsUUID() productId!: string;
  /** A family of forms that this installation knows (`listTemplates`), e.g. `SDS`. */
  @MaxLength(40) @IsNotEmpty() @IsString() form!: FormKind;
  /** Who reads what is published. */
  @IsIn(AUDIENCES) audience: Audience = 'hospitals';
}

export class ChangeDisclosure {
  @IsIn(AUDIENCES) audience!: Audience;
}

export class StartDraft {
  /** `empty`; `current`: what is published now, to correct it; `carry_over`: another form or version, all of it unconfirmed. */
  @IsIn(['empty', 'current', 'carry_over']) from!: 'empty' | 'current' | 'carry_over';
  /** The form to fill; left out, the newest version of it. For `current` it is the published one's. */
  @MayBeAbsent() @IsString() @MaxLength(100) templateId?: string;
  /** For `carry_over`: a revision of the same vendor, also of another product; left out, the last one of this disclosure. */
  @MayBeAbsent() @IsUUID() revisionId?: string;
}

export class MoveDraftToForm {
  /** A form of the same family; left out, the one that takes the place of the draft's own (`replacedBy`), else the newest one. */
  @MayBeAbsent() @IsString() @MaxLength(100) templateId?: string;
}

export class MoveDraft {
  @IsIn(['submit', 'return', 'publish']) move!: DraftMove;
  /** Why it comes back; needed to return it, unless whoever submitted it takes it back. */
  @IsPlainText() @MaxLength(4000) note: string = '';
  /** For `publish`: the last valid day, if sooner than the policy's. */
  @MayBeAbsent() @IsLocalDate() validUntil?: string;
}

export class RenewRevision {
  /** The last valid day, if sooner than the policy's. */
  @MayBeAbsent() @IsLocalDate() validUntil?: string;
}

export class WithdrawRevision {
  /** Shown to whoever opens the revision. */
  @IsPlainText() @IsNotEmpty() @MaxLength(4000) reason!: string;
}

export class DiffQuery {
  /** The older revision; the one before, if left out. */
  @MayBeAbsent() @IsUUID() from?: string;
}

export class ExportQuery {
  @IsIn(['json']) format = 'json' as const;
}

const LEVELS = ['stop', 'warn', 'off'] as const satisfies readonly PolicyLevel[];

/** How each finding is weighed. */
export class PolicyLevels implements Record<AnswerFindingKind, PolicyLevel> {
  @IsIn(LEVELS) blank!: PolicyLevel;
  @IsIn(LEVELS) unreadable!: PolicyLevel;
  @IsIn(LEVELS) unconfirmed!: PolicyLevel;
  @IsIn(LEVELS) declined!: PolicyLevel;
  @IsIn(LEVELS) waiting!: PolicyLevel;
  @IsIn(LEVELS) remark_missing!: PolicyLevel;
  @IsIn(LEVELS) remark_number_without_text!: PolicyLevel;
  @IsIn(LEVELS) reason_missing!: PolicyLevel;
  @IsIn(LEVELS) target_missing!: PolicyLevel;
  @IsIn(LEVELS) target_outside_year!: PolicyLevel;
  @IsIn(LEVELS) exclusive_choice!: PolicyLevel;
  @IsIn(LEVELS) planned_date_passed!: PolicyLevel;
  @IsIn(LEVELS) not_asked_answered!: PolicyLevel;
  @IsIn(LEVELS) child_yes_under_parent_no!: PolicyLevel;
  @IsIn(LEVELS) parent_without_child!: PolicyLevel;
  @IsIn(LEVELS) sbom_described_but_no!: PolicyLevel;
  @IsIn(LEVELS) checklist_against_sds!: PolicyLevel;
  @IsIn(LEVELS) two_factor_plan_without_date!: PolicyLevel;
  @IsIn(LEVELS) two_factor_plan_late!: PolicyLevel;
  @IsIn(LEVELS) header_missing!: PolicyLevel;
  @IsIn(LEVELS) header_other_product!: PolicyLevel;
  @IsIn(LEVELS) older_form!: PolicyLevel;
}

/** The whole policy: what is left out is refused, so that nothing changes unseen. */
export class ChangePolicy {
  @IsObject() @ValidateNested() @Type(() => PolicyLevels) levels!: PolicyLevels;
  @IsBoolean() secondPersonPublishes!: boolean;
  @IsInt() @Min(1) @Max(60) validForMonths!: number;
  /** What `getPolicy` gives may be sent back whole; which version it changes is said by `If-Match`. */
  @MayBeAbsent() @IsInt() rowVersion?: number;
}
