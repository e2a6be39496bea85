import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, SignedIn, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import type { Product } from './domain/product.js';
import { ChangeProduct, CreateProduct, ProductsQuery } from './products.dto.js';
import { ProductsService } from './products.service.js';

const DETAILS = {
  kind: 'service',
  family: 'みらいカルテ',
  name: 'みらいカルテ クラウド',
  version: '3.2',
  categories: ['電子カルテ'],
};
const PRODUCT = {
  id: '019aa6a0-0000-7000-8000-000000000001',
  vendorId: '019aa6a0-0000-7000-8000-0000000000aa',
  vendorName: 'みらい医療情報株式会社',
  ...DETAILS,
  description: '',
  audience: 'everyone',
  rowVersion: 1,
  createdAt: '2026-11-20T01:00:00.000Z',
};

/** The register of products. One product with what it discloses is `getProduct`, told by disclosures. */
@Controller('products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Post()
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'createProduct',
    summary: '製品・サービスを登録する / Register a product or service in one version',
    example: { body: DETAILS, answer: PRODUCT },
    status: 201,
  })
  create(@CurrentActor() actor: Actor, @Body() body: CreateProduct): Promise<Product> {
    return this.products.create(actor, body);
  }

  @Get()
  @SignedIn()
  @Operation({
    id: 'listProducts',
    summary: '製品・サービスの一覧 / Products that the caller may see, by name',
    example: { answer: { items: [PRODUCT], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: ProductsQuery): Promise<Page<Product>> {
    return this.products.list(actor, query);
  }

  @Patch(':id')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'changeProduct',
    summary: '製品・サービスの登録内容を変更する / Change what is registered of a product',
    example: { body: { audience: 'hospitals' }, answer: { ...PRODUCT, audience: 'hospitals', rowVersion: 2 } },
  })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: ChangeProduct,
  ): Promise<Product> {
    return this.products.change(actor, id, rowVersion, body);
  }
}
