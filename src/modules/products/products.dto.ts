import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsNotEmpty, IsUUID, MaxLength } from 'class-validator';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import type { ProductAudience, ProductKind } from './domain/product.js';

const KINDS = ['product', 'service'] as const satisfies readonly ProductKind[];
const AUDIENCES = ['everyone', 'hospitals', 'private'] as const satisfies readonly ProductAudience[];

export class CreateProduct {
  @IsIn(KINDS) kind!: ProductKind;
  @IsPlainText() @IsNotEmpty() @MaxLength(200) name!: string;
  @IsPlainText() @IsNotEmpty() @MaxLength(100) version!: string;
  /** What versions of one thing have in common; the name, if left out. */
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(200) family?: string;
  /** Words to find it by, e.g. 電子カルテ. */
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(100, { each: true })
  categories: string[] = [];
  @IsPlainText() @MaxLength(4000) description: string = '';
  /** Who sees that the product exists. */
  @IsIn(AUDIENCES) audience: ProductAudience = 'everyone';
}

/** Fields that are left out stay as they are. */
export class ChangeProduct {
  @MayBeAbsent() @IsIn(KINDS) kind?: ProductKind;
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(200) name?: string;
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(100) version?: string;
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(200) family?: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(100, { each: true })
  categories?: string[];
  @MayBeAbsent() @IsPlainText() @MaxLength(4000) description?: string;
  @MayBeAbsent() @IsIn(AUDIENCES) audience?: ProductAudience;
}

export class ProductsQuery extends PageQuery {
  @MayBeAbsent() @IsUUID() vendorId?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(200) family?: string;
  /** Stands in name, family, category or description. */
  @MayBeAbsent() @IsPlainText() @MaxLength(200) text?: string;
}
