import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsPlainText } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import type { ProductAudience, ProductKind } from './domain/product.js';

const KINDS = ['product', 'service'] as const satisfies readonly ProductKind[];
const AUDIENCES = ['everyone', 'hospitals', 'private'] as const satisfies readonly ProductAudience[];

export class CreateProduct {
  @IsIn(KINDS) kind!: ProductKind;
  @IsPlainText() @IsNotEmpty() @MaxLength(200) name!: string;
  @IsPlainText() @IsNotEmpty() @MaxLength(100) version!: string;
  /** What versions of one thing have in common; the name, if left out. */
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(200) family?: string;
  /** Words to find it by, e.g. 電子カルテ. */
  @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsPlainText({ each: true }) @MaxLength(100, { each: true })
  categories: string[] = [];
  @IsPlainText() @MaxLength(4000) description: string = '';
  /** Who sees that the product exists. */
  @IsIn(AUDIENCES) audience: ProductAudience = 'everyone';
}

/** Fields that are left out stay as they are. */
export class ChangeProduct {
  @IsOptional() @IsIn(KINDS) kind?: ProductKind;
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(200) name?: string;
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(100) version?: string;
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(200) family?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsPlainText({ each: true }) @MaxLength(100, { each: true })
  categories?: string[];
  @IsOptional() @IsPlainText() @MaxLength(4000) description?: string;
  @IsOptional() @IsIn(AUDIENCES) audience?: ProductAudience;
}

export class ProductsQuery extends PageQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsPlainText() @MaxLength(200) family?: string;
  /** Stands in name, family, category or description. */
  @IsOptional() @IsPlainText() @MaxLength(200) text?: string;
}
