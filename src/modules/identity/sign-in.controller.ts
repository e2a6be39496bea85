import { Body, Controller, Delete, Get, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { AfterFirstFactor, Allow, CurrentActor, Public, SignedIn } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import { PasswordDoor } from './password-door.js';
import { ID, ME } from './people.examples.js';
import { type NextStep, SecondFactorsService, type Verified } from './second-factors.service.js';
import { COOKIE, SESSION_COOKIE } from './session-cookie.js';
import { type Me, SessionsService } from './sessions.service.js';
import { ChangeMe, CreateSession, SwitchOrganization, VerifySecondFactor } from './sign-in.dto.js';

/** A session that has shown its first factor alone. */
export interface HalfSession extends NextStep {
  /** When it ends without the second, RFC 3339. */
  readonly expiresAt: string;
}

/** Sign-in with two factors, sign-out, and who one is. */
@Controller()
export class SignInController {
  constructor(
    private readonly door: PasswordDoor,
    private readonly sessions: SessionsService,
    private readonly secondFactors: SecondFactorsService,
  ) {}

  /** The session is a cookie. It opens nothing but the way to the second factor: `verifySecondFactor`, or `enrolTotp` first where `next` says so. */
  @Post('session')
  @Public()
  @Operation({
    id: 'createSession',
    summary: 'サインインを始める / Begin to sign in, with a password',
    example: {
      body: { email: ME.email, password: '長い合言葉は忘れにくい' },
      answer: { next: 'verify', factors: ['totp', 'recovery-code'], expiresAt: '2026-11-20T00:10:00.000Z' },
    },
    status: 201,
  })
  async create(
    @Body() _checked: CreateSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HalfSession> {
    const { token, actor, expiresAt } = await this.sessions.begin({
      userId: await this.door.enter(request),
      factors: ['password'],
      isProved: false,
      userAgent: request.headers['user-agent'],
      earlier: request.cookies[SESSION_COOKIE],
    });
    void reply.setCookie(SESSION_COOKIE, token, COOKIE);
    return { ...(await this.secondFactors.nextStep(actor)), expiresAt };
  }

  /** For whoever came back from the single sign-on of an organization that Kaiji's own second factor completes. */
  @Get('session/second-factor')
  @AfterFirstFactor()
  @Operation({
    id: 'getNextStep',
    summary: 'サインインの次の一歩 / What completes the sign-in: a second factor to show, or a first one to enrol',
    example: { answer: { next: 'verify', factors: ['totp', 'recovery-code'] } },
  })
  nextStep(@CurrentActor() actor: Actor): Promise<NextStep> {
    return this.secondFactors.nextStep(actor);
  }

  /**
   * Completes a sign-in, with a new cookie; in a complete session it renews the proof that some acts ask for. The first code of a new
   * authenticator app confirms the app. `recoveryCodes` come once, with the account's first second factor.
   */
  @Post('session/second-factor')
  @AfterFirstFactor()
  @Operation({
    id: 'verifySecondFactor',
    summary: '2段階目の確認をする / Show the second factor',
    example: { body: { code: '492039' }, answer: ME },
  })
  async verify(
    @CurrentActor() actor: Actor,
    @Body() body: VerifySecondFactor,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Verified> {
    const { token, me } = await this.secondFactors.verify(actor, body, ip);
    void reply.setCookie(SESSION_COOKIE, token, COOKIE);
    return me;
  }

  @Delete('session')
  @Allow({ person: true, afterFirstFactor: true, endsOperatorAccess: true })
  @Operation({
    id: 'deleteSession',
    summary: 'サインアウトする / Sign out; the session ends at once',
    example: {},
    status: 204,
  })
  async end(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor, actor.proof?.id ?? '');
    void reply.clearCookie(SESSION_COOKIE, COOKIE);
  }

  @Post('session/organization')
  @Allow({ person: true, unbound: true })
  @Operation({
    id: 'switchOrganization',
    summary: '操作する組織を切り替える / Act for another of one’s organizations',
    example: { body: { organizationId: ID }, answer: ME },
  })
  switch(@CurrentActor() actor: Actor, @Body() { organizationId }: SwitchOrganization): Promise<Me> {
    return this.sessions.switchTo(actor, organizationId);
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

  @Patch('me')
  @Allow({ person: true, unbound: true })
  @Operation({
    id: 'changeMe',
    summary: '自分の氏名と言語を変える / Change one’s own name and language',
    example: { body: { language: 'en' }, answer: { ...ME, language: 'en' } },
  })
  change(@CurrentActor() actor: Actor, @Body() body: ChangeMe): Promise<Me> {
    return this.sessions.changeMe(actor, body);
  }
}
