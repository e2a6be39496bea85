import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, Public } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import { PasswordChangeService, type PasswordResetCard, type ResetAsked } from './password-change.service.js';
import { ChangePassword, PasswordResetQuery, RequestPasswordReset, ResetPassword } from './passwords.dto.js';

const NEW_PASSWORD = '長い合言葉は忘れにくい';

/** New passwords. */
@Controller()
export class PasswordsController {
  constructor(private readonly passwords: PasswordChangeService) {}

  @Post('me/password')
  @Allow({ person: true, unbound: true })
  @Operation({
    id: 'changePassword',
    summary: 'パスワードを変える / Change one’s password; other sessions and API tokens end',
    example: { body: { current: '前の長い合言葉', password: NEW_PASSWORD } },
    status: 204,
  })
  change(@CurrentActor() actor: Actor, @Body() body: ChangePassword, @Req() { ip }: FastifyRequest): Promise<void> {
    return this.passwords.change(actor, body, ip);
  }

  @Post('password-resets')
  @Public()
  @Operation({
    id: 'requestPasswordReset',
    summary: 'パスワード再設定のリンクをメールで求める / Ask for a mailed link that sets a new password',
    example: { body: { email: 'sato@aozora-medical.example' }, answer: { minutes: 30 } },
    status: 202,
  })
  ask(@Body() { email }: RequestPasswordReset, @Req() { ip }: FastifyRequest): Promise<ResetAsked> {
    return this.passwords.ask(email, ip);
  }

  @Get('password-reset')
  @Public()
  @Operation({
    id: 'getPasswordReset',
    summary: '再設定のリンクが使えるか、何を送るか / Whether a mailed link still works, and what to send',
    example: {
      answer: {
        expiresAt: '2026-11-20T00:30:00.000Z',
        send: { method: 'POST', path: '/api/v1/password-reset', fields: ['token', 'password'] },
      },
    },
  })
  show(@Query() { token }: PasswordResetQuery): Promise<PasswordResetCard> {
    return this.passwords.show(token);
  }

  @Post('password-reset')
  @Public()
  @Operation({
    id: 'resetPassword',
    summary: '新しいパスワードを設定する / Set a new password by a mailed link; signs nobody in',
    example: { body: { token: 'p3Jr…', password: NEW_PASSWORD } },
    status: 204,
  })
  reset(@Body() body: ResetPassword): Promise<void> {
    return this.passwords.reset(body);
  }
}
