import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional } from 'class-validator';
import { type Side, SIDES } from './domain/apply.js';

/** Decisions on an import. */
export class ApplyImport {
  /** By question code: whose answer stands. */
  @IsObject() rows: Record<string, Side> = {};
  /** By field of the head. */
  @IsObject() header: Record<string, Side> = {};
  /** For every conflict that is not named. */
  @IsOptional() @IsIn(SIDES) otherwise?: Side;
  /** Needed where the form was recognised as likely only. */
  @IsBoolean() confirmForm: boolean = false;
}

export type WorkbookLayout = 'original' | 'official' | 'kaiji';

export class WorkbookQuery {
  /** Write what the original has a place for, and leave out the rest. */
  @Transform(({ value }) => value === 'true') @IsBoolean() lossy: boolean = false;
  /** The imported workbook with the answers written into it, the one that the form was learned from, or Kaiji's own printable one. */
  @IsIn(['original', 'official', 'kaiji']) layout: WorkbookLayout = 'kaiji';
}
