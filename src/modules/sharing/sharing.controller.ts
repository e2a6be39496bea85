import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, DECIDERS, SignedIn, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import type { Access } from './domain/access.js';
import { GrantAccess, GrantsQuery, RequestAccess } from './sharing.dto.js';
import { SharingService } from './sharing.service.js';

const REQUESTED = {
  id: '019aa6a0-0000-7000-8000-000000000010',
  productId: '019aa6a0-0000-7000-8000-000000000001',
  productName: 'みらいカルテ クラウド',
  productVersion: '3.2',
  vendorId: '019aa6a0-0000-7000-8000-0000000000aa',
  organizationId: '019aa6a0-0000-7000-8000-0000000000bb',
  organizationName: 'さくら総合病院',
  message: '更新時の比較検討のため',
  state: 'requested',
  createdAt: '2026-11-20T01:00:00.000Z',
  validUntil: null,
};
const GRANTED = {
  ...REQUESTED,
  id: '019aa6a0-0000-7000-8000-000000000011',
  state: 'granted',
  validUntil: '2027-11-20',
};

/** Asking for and granting access to what is disclosed on request. */
@Controller()
export class SharingController {
  constructor(private readonly sharing: SharingService) {}

  @Post('products/:id/access-requests')
  @Allow({ kind: ['vendor', 'hospital', 'industry_group'], role: WRITERS })
  @Operation({
    id: 'requestAccess',
    summary: '開示の閲覧を申請する / Ask the vendor for access to what it discloses on request',
    example: { body: { message: REQUESTED.message }, answer: REQUESTED },
    status: 201,
  })
  request(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { message }: RequestAccess): Promise<Access> {
    return this.sharing.request(actor, id, message);
  }

  @Post('products/:id/grants')
  @Allow({ kind: ['vendor'], role: DECIDERS })
  @Operation({
    id: 'grantAccess',
    summary: '申請に回答する、または申請を待たずに閲覧を許可する / Answer a request for access, or grant it unasked',
    example: { body: { requestId: REQUESTED.id }, answer: GRANTED },
    status: 201,
  })
  grant(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: GrantAccess): Promise<Access> {
    return this.sharing.grant(actor, id, body);
  }

  @Delete('grants/:id')
  @Allow({ kind: ['vendor'], role: DECIDERS })
  @Operation({
    id: 'revokeAccess',
    summary: '閲覧の許可を取り消す / Take access back, from the next call on',
    example: { answer: { ...GRANTED, state: 'revoked' } },
  })
  revoke(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<Access> {
    return this.sharing.revoke(actor, id);
  }

  @Get('grants')
  @SignedIn()
  @Operation({
    id: 'listGrants',
    summary: '閲覧の申請と許可の一覧 / Requests for access and grants that concern the caller, newest first',
    example: { answer: { items: [GRANTED], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: GrantsQuery): Promise<Page<Access>> {
    return this.sharing.list(actor, query);
  }
}
