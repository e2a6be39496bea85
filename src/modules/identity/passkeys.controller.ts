import { Body, Controller, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { AfterFirstFactor, Allow, CurrentActor, Public } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { PasskeyEnrolmentOptions, PasskeyRequestOptions } from './passkey-ceremony.js';
import { PasskeyFactor } from './passkey-factor.js';
import { EnrolPasskey, RenamePasskey, SignInWithPasskey } from './passkeys.dto.js';
import { PasskeysService } from './passkeys.service.js';
import { ME } from './people.examples.js';
import type { Verified } from './second-factors.service.js';
import { COOKIE, SESSION_COOKIE } from './session-cookie.js';
import { type Me, SessionsService } from './sessions.service.js';

const CHALLENGE = '5AYHjDr2Tf9tZqNmS0a1pQd3X7cWvKb6eLgUoHiJxYk';
const ID = 'mB0r3pVnQ2k';
const DESCRIPTOR = { type: 'public-key', id: ID, transports: ['internal', 'hybrid'] };
const REQUEST = {
  challenge: CHALLENGE,
  rpId: 'kaiji.example.jp',
  timeout: 300_000,
  allowCredentials: [],
  userVerification: 'required',
};
const CREDENTIAL = { id: ID, rawId: ID, type: 'public-key', clientExtensionResults: {} };
const ATTESTATION = {
  ...CREDENTIAL,
  response: { clientDataJSON: 'eyJ0eXBlIjoi', attestationObject: 'o2NmbXRk', transports: ['internal'] },
};
const ANSWER = {
  ...CREDENTIAL,
  response: { clientDataJSON: 'eyJ0eXBlIjoi', authenticatorData: 'SZYN5YgO', signature: 'MEUCIQD' },
};

/** Passkeys (W3C WebAuthn, level 3): as a second factor, or as the whole sign-in. */
@Controller()
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly factor: PasskeyFactor,
    private readonly sessions: SessionsService,
  ) {}

  /** For `PublicKeyCredential.parseCreationOptionsFromJSON`. Whoever has a second factor already shows both factors within the last 15 minutes. */
  @Post('factors/passkeys/challenge')
  @Allow({ person: true, afterFirstFactor: true, unbound: true })
  @Operation({
    id: 'beginPasskey',
    summary: 'パスキーの登録を始める / Begin to enrol a passkey',
    example: {
      answer: {
        challenge: CHALLENGE,
        rp: { id: 'kaiji.example.jp', name: 'Kaiji' },
        user: { id: 'AZmgAAAAcACAAAAAAAAAAg', name: ME.email, displayName: ME.name },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        timeout: 300_000,
        excludeCredentials: [DESCRIPTOR],
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
      },
    },
    status: 201,
  })
  begin(@CurrentActor() actor: Actor): Promise<PasskeyEnrolmentOptions> {
    return this.passkeys.begin(actor);
  }

  /** The session goes on with a new cookie. `recoveryCodes` come once, with the account's first second factor. */
  @Post('factors/passkeys')
  @Allow({ person: true, afterFirstFactor: true, unbound: true })
  @Operation({
    id: 'enrolPasskey',
    summary: 'パスキーを登録する / Enrol a passkey',
    example: { body: { name: '自分のノートPC', passkey: ATTESTATION }, answer: ME },
    status: 201,
  })
  async enrol(
    @CurrentActor() actor: Actor,
    @Body() body: EnrolPasskey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Verified> {
    const { token, me } = await this.passkeys.enrol(actor, body);
    void reply.setCookie(SESSION_COOKIE, token, COOKIE);
    return me;
  }

  @Patch('factors/passkeys/:id')
  @Allow({ person: true, unbound: true })
  @Operation({
    id: 'renamePasskey',
    summary: 'パスキーの名前を変える / Call one of one’s passkeys otherwise',
    example: { body: { name: '会社のスマートフォン' } },
    status: 204,
  })
  rename(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { name }: RenamePasskey): Promise<void> {
    return this.passkeys.rename(actor, id, name);
  }

  /** For `PublicKeyCredential.parseRequestOptionsFromJSON`; the answer goes to `signInWithPasskey`. Names no account. */
  @Post('session/passkey/challenge')
  @Public()
  @Operation({
    id: 'challengePasskey',
    summary: 'パスキーでのサインインを始める / Begin to sign in with a passkey',
    example: { answer: REQUEST },
    status: 201,
  })
  challenge(): Promise<PasskeyRequestOptions> {
    return this.factor.askAnybody();
  }

  /** The same for `verifySecondFactor`: asks for a passkey of one's own account. */
  @Post('session/second-factor/challenge')
  @AfterFirstFactor()
  @Operation({
    id: 'challengeSecondFactor',
    summary: '2段階目の確認にパスキーを求める / Ask for a passkey as the second factor',
    example: { answer: { ...REQUEST, allowCredentials: [DESCRIPTOR] } },
    status: 201,
  })
  challengeSecondFactor(@CurrentActor() { userId }: Actor): Promise<PasskeyRequestOptions> {
    return this.factor.ask(userId);
  }

  /** A passkey shows a device and verifies its user: the session is complete at once. */
  @Post('session/passkey')
  @Public()
  @Operation({
    id: 'signInWithPasskey',
    summary: 'パスキーでサインインする / Sign in with a passkey alone',
    example: { body: { passkey: ANSWER }, answer: ME },
    status: 201,
  })
  async signIn(
    @Body() { passkey }: SignInWithPasskey,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const { token, actor } = await this.sessions.begin({
      userId: await this.factor.signIn(passkey),
      factors: ['passkey'],
      isProved: true,
      userAgent: request.headers['user-agent'],
      earlier: request.cookies[SESSION_COOKIE],
    });
    void reply.setCookie(SESSION_COOKIE, token, COOKIE);
    return this.sessions.me(actor);
  }
}
