import { Controller, Delete, Get } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { type OwnSession, SessionsService } from './sessions.service.js';

const SESSION = {
  id: '0199a000-0000-7000-8000-000000000007',
  since: '2026-11-20T00:00:00.000Z',
  lastSeenAt: '2026-11-20T01:10:00.000Z',
  expiresAt: '2026-11-20T12:00:00.000Z',
  factors: ['password', 'totp'],
  client: 'Firefox, Windows',
  isThis: true,
};

/** Where one is signed in. */
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @Allow({ person: true })
  @Operation({
    id: 'listSessions',
    summary: '自分のセッションの一覧 / One’s own sessions that live',
    example: { answer: { items: [SESSION], next: null } },
  })
  async list(@CurrentActor() actor: Actor): Promise<Page<OwnSession>> {
    return { items: await this.sessions.list(actor), next: null };
  }

  @Delete(':id')
  @Allow({ person: true })
  @Operation({
    id: 'endSession',
    summary: '自分のセッションを終わらせる / End one of one’s own sessions at once',
    example: {},
    status: 204,
  })
  end(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }
}
