import { Body, Controller, Delete, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, Public } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { PageQuery } from '#platform/http/paging.js';
import { OpenBreakGlass, SealBreakGlass } from './break-glass.dto.js';
import type { BreakGlass } from './break-glass.repository.js';
import { type BreakGlassPage, BreakGlassService, type SealedBreakGlass } from './break-glass.service.js';
import { COOKIE, SESSION_COOKIE } from './session-cookie.js';

const OPERATOR_ADMIN = { kind: ['operator'], role: ['admin'] } as const;
const SEALED = {
  id: '0199a000-0000-7000-8000-000000000007',
  userId: '0199a000-0000-7000-8000-000000000008',
  label: '封筒1・2（総務課金庫／情報システム課金庫）',
  sealedBy: '0199a000-0000-7000-8000-000000000006',
  sealedAt: '2026-11-20T00:00:00.000Z',
  openedAt: null,
  openedBy: null,
  reason: null,
  closesAt: null,
};
const CODES = ['7K3D-92QX-MB0F-5TRC-H8WJ-4NVA-E6GP', 'X2PM-0C7V-RK91-D5FA-83TN-WJHB-Q6SE'];
const OPENING = { openedBy: '山田 太郎', reason: '管理者全員が認証アプリを使えず、復旧の操作ができないため' };
const OPENED = {
  ...SEALED,
  ...OPENING,
  openedAt: '2026-12-01T00:00:00.000Z',
  closesAt: '2026-12-01T01:00:00.000Z',
};

/** Emergency accounts behind two envelopes. */
@Controller('break-glass')
export class BreakGlassController {
  constructor(private readonly glasses: BreakGlassService) {}

  @Post()
  @Allow({ ...OPERATOR_ADMIN, person: true, fresh: true })
  @Operation({
    id: 'sealBreakGlass',
    summary:
      '緊急用アカウントを封印する(二通分のコードは一度だけ表示) / Seal an emergency account; its two codes are shown once',
    example: { body: { label: SEALED.label }, answer: { ...SEALED, codes: CODES } },
    status: 201,
  })
  seal(@CurrentActor() actor: Actor, @Body() body: SealBreakGlass): Promise<SealedBreakGlass> {
    return this.glasses.seal(actor, body);
  }

  @Get()
  @Allow(OPERATOR_ADMIN)
  @Operation({
    id: 'listBreakGlass',
    summary: '緊急用アカウントの一覧 / Emergency accounts; `sealed` 0 means that none could be opened',
    example: { answer: { items: [SEALED], next: null, sealed: 1 } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<BreakGlassPage> {
    return this.glasses.list(actor, query);
  }

  @Delete(':id')
  @Allow({ ...OPERATOR_ADMIN, person: true, fresh: true })
  @Operation({
    id: 'discardBreakGlass',
    summary:
      '封筒を無効にする、または開封中の緊急用アカウントを終わらせる / Make envelopes worthless, or end an open emergency account',
    example: {},
    status: 204,
  })
  discard(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.glasses.discard(actor, id);
  }

  @Post('opening')
  @Public()
  @Operation({
    id: 'openBreakGlass',
    summary:
      '二通の封筒のコードで緊急用アカウントを開く / Open an emergency account with the codes of both envelopes, once, for an hour',
    example: { body: { codes: CODES, ...OPENING }, answer: OPENED },
    status: 201,
  })
  async open(
    @Body() body: OpenBreakGlass,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BreakGlass> {
    const { token, opened } = await this.glasses.open(body, ip);
    void reply.setCookie(SESSION_COOKIE, token, COOKIE);
    return opened;
  }
}
