import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { type Page, PageQuery } from '#platform/http/paging.js';
import { OpenOperatorAccess } from './operator-access.dto.js';
import type { OperatorAccess } from './operator-access.repository.js';
import { OperatorAccessService } from './operator-access.service.js';

const ACCESS = {
  id: '0199a000-0000-7000-8000-000000000005',
  organizationId: '0199a000-0000-7000-8000-000000000001',
  organizationName: '青空メディカル株式会社',
  userId: '0199a000-0000-7000-8000-000000000006',
  userName: '運営 一郎',
  reason: '取込の不具合の問い合わせを受け、画面の内容を確かめるため',
  openedAt: '2026-11-20T00:00:00.000Z',
  expiresAt: '2026-11-20T00:30:00.000Z',
  closedAt: null,
};

/** Looks of the operator into other organizations. */
@Controller('operator-accesses')
export class OperatorAccessController {
  constructor(private readonly accesses: OperatorAccessService) {}

  @Post()
  @Allow({ kind: ['operator'], role: ['admin'], person: true, fresh: true })
  @Operation({
    id: 'openOperatorAccess',
    summary: '理由を示して他組織を閲覧する / Read for another organization, for a stated reason and for minutes',
    example: { body: { organizationId: ACCESS.organizationId, reason: ACCESS.reason, minutes: 30 }, answer: ACCESS },
    status: 201,
  })
  open(@CurrentActor() actor: Actor, @Body() body: OpenOperatorAccess): Promise<OperatorAccess> {
    return this.accesses.open(actor, body);
  }

  @Get()
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'listOperatorAccess',
    summary: '運営者による閲覧の一覧 / When the operator read for an organization, and why',
    example: { answer: { items: [ACCESS], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<OperatorAccess>> {
    return this.accesses.list(actor, query);
  }

  @Delete(':id')
  @Allow({ person: true, endsOperatorAccess: true })
  @Operation({
    id: 'closeOperatorAccess',
    summary: '他組織の閲覧を終える / End reading for another organization; the session is the operator’s again',
    example: {},
    status: 204,
  })
  close(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.accesses.close(actor, id);
  }
}
