import { Body, Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, Public, SignedIn } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import { SESSION_COOKIE } from './caller.js';
import { PasswordDoor } from './password-door.js';
import { type Me, SessionsService } from './sessions.service.js';
import { CreateSession, SwitchOrganization } from './sign-in.dto.js';

const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
const ORGANIZATION = {
  organizationId: '0199a000-0000-7000-8000-000000000001',
  name: '青空メディカル株式会社',
  kind: 'vendor',
  role: 'admin',
};
const ME = {
  id: '0199a000-0000-7000-8000-000000000002',
  email: 'sato@aozora-medical.example',
  name: '佐藤 花子',
  language: 'ja',
  organization: ORGANIZATION,
  organizations: [ORGANIZATION],
};

/** Sign-in, sign-out, and who one is. */
@Controller()
export class SignInController {
  constructor(
    private readonly door: PasswordDoor,
    private readonly sessions: SessionsService,
  ) {}

  @Post('session')
  @Public()
  @Operation({
    id: 'createSession',
    summary: 'サインインする / Sign in with a password; the session is a cookie',
    example: { body: { email: ME.email, password: '長い合言葉は忘れにくい' }, answer: ME },
    status: 201,
  })
  async create(
    @Body() _checked: CreateSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const { token, me } = await this.sessions.begin(await this.door.enter(request), request.cookies[SESSION_COOKIE]);
    void reply.setCookie(SESSION_COOKIE, token, COOKIE);
    return me;
  }

  @Delete('session')
  @Allow({ endsOperatorAccess: true })
  @Operation({
    id: 'deleteSession',
    summary: 'サインアウトする / Sign out; the session ends at once',
    example: {},
    status: 204,
  })
  async end(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) await this.sessions.end(actor, token);
    void reply.clearCookie(SESSION_COOKIE, COOKIE);
  }

  @Post('session/organization')
  @SignedIn()
  @Operation({
    id: 'switchOrganization',
    summary: '操作する組織を切り替える / Act for another of one’s organizations',
    example: { body: { organizationId: ORGANIZATION.organizationId }, answer: ME },
  })
  switch(
    @CurrentActor() actor: Actor,
    @Body() { organizationId }: SwitchOrganization,
    @Req() request: FastifyRequest,
  ): Promise<Me> {
    return this.sessions.switchTo(actor, request.cookies[SESSION_COOKIE], organizationId);
  }

  @Get('me')
  @SignedIn()
  @Operation({
    id: 'getMe',
    summary: '自分と所属組織 / Who one is, and for which organization one acts',
    example: { answer: ME },
  })
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.sessions.me(actor);
  }
}
