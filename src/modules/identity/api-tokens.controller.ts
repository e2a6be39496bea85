import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, SignedIn } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { CreateApiToken } from './api-tokens.dto.js';
import type { ApiToken } from './api-tokens.repository.js';
import { ApiTokensService, type CreatedApiToken } from './api-tokens.service.js';

const TOKEN = {
  id: '0199a000-0000-7000-8000-000000000004',
  name: '資産台帳との連携',
  prefix: 'kaiji_p3Jr9x',
  userId: '0199a000-0000-7000-8000-000000000002',
  role: 'viewer',
  createdAt: '2026-11-20T00:00:00.000Z',
  expiresAt: '2027-02-18T00:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
};

/** Tokens for programs. */
@Controller('api-tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'listApiTokens',
    summary: 'APIトークンの一覧 / API tokens: one’s own, or all for an administrator',
    example: { answer: { items: [TOKEN], next: null } },
  })
  async list(@CurrentActor() actor: Actor): Promise<Page<ApiToken>> {
    return { items: await this.tokens.list(actor), next: null };
  }

  @Post()
  @Allow({ person: true, fresh: true })
  @Operation({
    id: 'createApiToken',
    summary: 'APIトークンを作る(一度だけ表示) / Make an API token; it is shown once',
    example: { body: { name: TOKEN.name, role: 'viewer', days: 90 }, answer: { ...TOKEN, token: 'kaiji_p3Jr9x…' } },
    status: 201,
  })
  create(@CurrentActor() actor: Actor, @Body() body: CreateApiToken): Promise<CreatedApiToken> {
    return this.tokens.create(actor, body);
  }

  @Delete(':id')
  @Allow({ person: true })
  @Operation({
    id: 'revokeApiToken',
    summary: 'APIトークンを失効させる / Revoke an API token; it ends at once',
    example: {},
    status: 204,
  })
  revoke(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.tokens.revoke(actor, id);
  }
}
