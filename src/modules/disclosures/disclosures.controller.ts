import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Read } from '#modules/audit/journal.js';
import { Allow, CurrentActor, DECIDERS, SignedIn, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { type Page, PageQuery } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { ChangeDisclosure, CreateDisclosure, RenewRevision } from './disclosures.dto.js';
import { DISCLOSURE, GAPS, MOVED, ON_REQUEST, REVISION } from './disclosures.examples.js';
import { DisclosuresService } from './disclosures.service.js';
import type { Disclosure } from './domain/disclosure.js';
import type { ProductGaps, ProductPage, RevisionHead } from './domain/published.js';
import { type MovedDraft, PublishingService } from './publishing.service.js';
import { RevisionsService } from './revisions.service.js';

/** Who of other organizations read what, newest first. */
export interface ReadersList {
  readonly items: readonly Read[];
}

/** What a product discloses. */
@Controller()
export class DisclosuresController {
  constructor(
    private readonly disclosures: DisclosuresService,
    private readonly revisions: RevisionsService,
    private readonly publishing: PublishingService,
  ) {}

  @Post('disclosures')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'createDisclosure',
    summary: '製品・サービスの開示書を作る / Begin to disclose a product on a form',
    example: { body: { productId: DISCLOSURE.productId, form: 'SDS', audience: 'hospitals' }, answer: DISCLOSURE },
    status: 201,
  })
  create(@CurrentActor() actor: Actor, @Body() body: CreateDisclosure): Promise<Disclosure> {
    return this.disclosures.create(actor, body);
  }

  @Patch('disclosures/:id')
  @Allow({ kind: ['vendor'], role: DECIDERS })
  @Operation({
    id: 'changeDisclosure',
    summary: '公開範囲を変える / Change who may read it',
    example: { body: { audience: 'on_request' }, answer: { ...DISCLOSURE, audience: 'on_request', rowVersion: 2 } },
  })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: ChangeDisclosure,
  ): Promise<Disclosure> {
    return this.disclosures.change(actor, id, rowVersion, body);
  }

  @Get('disclosures/:id/revisions')
  @SignedIn()
  @Operation({
    id: 'listRevisions',
    summary: '公開版の一覧(新しい順) / Revisions of a disclosure, newest first',
    example: { answer: { items: [REVISION], next: null } },
  })
  list(@CurrentActor() actor: Actor, @IdParam() id: string, @Query() query: PageQuery): Promise<Page<RevisionHead>> {
    return this.revisions.list(actor, id, query);
  }

  @Post('disclosures/:id/renewals')
  @Allow({ kind: ['vendor'], role: DECIDERS })
  @Operation({
    id: 'renewRevision',
    summary: '変更なしで更新する / Renew what is published: nothing changed',
    example: { body: {}, answer: { ...MOVED, id: DISCLOSURE.id } },
    status: 201,
  })
  renew(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: RenewRevision): Promise<MovedDraft> {
    return this.publishing.renew(actor, id, body);
  }

  @Get('products/:id')
  @SignedIn()
  @Operation({
    id: 'getProduct',
    summary: '製品・サービスとその開示状況 / A product with what it discloses to the caller',
    example: {
      answer: {
        id: DISCLOSURE.productId,
        vendorId: DISCLOSURE.vendorId,
        vendorName: 'みらい医療情報株式会社',
        kind: 'service',
        family: 'みらいカルテ',
        name: 'みらいカルテ クラウド',
        version: '3.2',
        categories: ['電子カルテ'],
        description: '',
        audience: 'everyone',
        rowVersion: 1,
        createdAt: DISCLOSURE.createdAt,
        current: [REVISION],
        onRequest: [ON_REQUEST],
        own: [],
      },
    },
  })
  product(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ProductPage> {
    return this.disclosures.product(actor, id);
  }

  @Get('products/:id/gaps')
  @SignedIn()
  @Operation({
    id: 'listProductGaps',
    summary: '製品・サービスの開示に欠けている回答 / Where a product leaves questions open, and why',
    example: { answer: GAPS },
  })
  gaps(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ProductGaps> {
    return this.disclosures.gaps(actor, id);
  }

  @Get('products/:id/readers')
  @Allow({ kind: ['vendor'] })
  @Operation({
    id: 'listReaders',
    summary: '自社の開示を閲覧した組織 / Who of other organizations read what is disclosed',
    example: {
      answer: {
        items: [
          {
            at: '2026-11-21T00:00:00.000Z',
            type: 'revision.read',
            subjectId: REVISION.id,
            organizationId: '019aa6a0-0000-7000-8000-0000000000bb',
            organizationName: 'さくら総合病院',
          },
        ],
      },
    },
  })
  async readers(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ReadersList> {
    return { items: await this.disclosures.readers(actor, id) };
  }
}
