import { Body, Controller, Delete, Get, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Allow, CurrentActor, Public } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { IfMatch } from '#platform/http/row-version.js';
import { WAY_MINUTES } from './domain/single-sign-on.js';
import { COOKIE, SESSION_COOKIE } from './session-cookie.js';
import { ConfigureOidc } from './single-sign-on.dto.js';
import { SingleSignOnService } from './single-sign-on.service.js';
import { type SingleSignOnCard, SingleSignOnSettingsService } from './single-sign-on-settings.service.js';

/** Holds what binds the way to a provider and back to this browser. */
const WAY_COOKIE = '__Host-kaiji-sso';

const CARD = {
  issuer: 'https://id.aozora-medical.example',
  clientId: 'kaiji',
  twoFactorAcr: [],
  twoFactorAmr: ['mfa'],
  enabled: true,
  redirectUri: 'https://kaiji.example.jp/api/v1/single-sign-on/callback',
  startPath: '/api/v1/single-sign-on/0199a000-0000-7000-8000-000000000001/start',
  allowedIssuers: ['https://id.aozora-medical.example'],
  rowVersion: 1,
};
const { issuer, clientId, twoFactorAcr, twoFactorAmr, enabled } = CARD;

/** Sign-in by an organization's own OpenID Connect provider. */
@Controller('single-sign-on')
export class SingleSignOnController {
  constructor(
    private readonly settings: SingleSignOnSettingsService,
    private readonly signOn: SingleSignOnService,
  ) {}

  @Get()
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'getOidc',
    summary: '自組織のシングルサインオンの設定 / The single sign-on of one’s organization, without its secret',
    example: { answer: CARD },
  })
  get(@CurrentActor() actor: Actor): Promise<SingleSignOnCard> {
    return this.settings.get(actor);
  }

  @Put()
  @Allow({ role: ['admin'], person: true, fresh: true })
  @Operation({
    id: 'configureOidc',
    summary: '自組織のシングルサインオンを設定する / Configure the single sign-on of one’s organization',
    example: {
      body: { issuer, clientId, clientSecret: 'given by the provider', twoFactorAcr, twoFactorAmr, enabled },
      answer: CARD,
    },
  })
  configure(
    @CurrentActor() actor: Actor,
    @IfMatch() rowVersion: number,
    @Body() body: ConfigureOidc,
  ): Promise<SingleSignOnCard> {
    return this.settings.configure(actor, rowVersion, body);
  }

  @Delete()
  @Allow({ role: ['admin'], person: true, fresh: true })
  @Operation({
    id: 'removeOidc',
    summary: '自組織のシングルサインオンをやめる / Take the single sign-on of one’s organization away',
    example: {},
    status: 204,
  })
  remove(@CurrentActor() actor: Actor, @IfMatch() rowVersion: number): Promise<void> {
    return this.settings.remove(actor, rowVersion);
  }

  /** For browsers: sends them to the provider, or back to the sign-in screen with the code of the problem. */
  @Get(':id/start')
  @Public()
  @Operation({
    id: 'startOidc',
    summary: '組織のシングルサインオンを始める / Begin to sign in by an organization’s own provider',
    example: {},
    status: 302,
  })
  async start(@IdParam() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const departure = await this.signOn.start(id).catch(asScreen(request));
    if (typeof departure === 'string') return void reply.redirect(departure);
    void reply
      .setCookie(WAY_COOKIE, departure.secret, { ...COOKIE, maxAge: WAY_MINUTES * 60 })
      .redirect(departure.address);
  }

  /** Where the provider sends the browser back to; sends it on to the screens, for a second factor of Kaiji's own where it takes one (`getNextStep`). */
  @Get('callback')
  @Public()
  @Operation({
    id: 'finishOidc',
    summary: '組織のシングルサインオンから戻る / Come back from the provider; the session is a cookie',
    example: {},
    status: 302,
  })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.clearCookie(WAY_COOKIE, COOKIE);
    const { cookies, headers, url } = request;
    const [, query = ''] = url.split('?', 2);
    const back = {
      query,
      secret: cookies[WAY_COOKIE],
      userAgent: headers['user-agent'],
      earlier: cookies[SESSION_COOKIE],
    };
    const arrival = await this.signOn.finish(back).catch(asScreen(request));
    if (typeof arrival === 'string') return void reply.redirect(arrival);
    const { token, isProved } = arrival;
    void reply.setCookie(SESSION_COOKIE, token, COOKIE).redirect(isProved ? '/' : '/sign-in?step=second-factor');
  }
}

/** A refusal becomes the address of the sign-in screen for whoever looks at a browser; programs get the problem itself. */
function asScreen({ headers: { accept = '' } }: FastifyRequest): (error: unknown) => string {
  return (error) => {
    if (!(error instanceof RuleViolation) || !accept.includes('text/html')) throw error;
    return `/sign-in?problem=${error.code}`;
  };
}
