import { Controller, Delete, Get, Post } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { AfterFirstFactor, Allow, CurrentActor } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { type Factors, FactorsService, type RecoveryCodes, type TotpCard } from './factors.service.js';

const FACTOR = {
  id: '0199a000-0000-7000-8000-000000000008',
  kind: 'totp',
  name: null,
  since: '2026-11-20T00:00:00.000Z',
  lastUsedAt: '2026-11-20T01:10:00.000Z',
};
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** The second factors of one's own account. */
@Controller()
export class FactorsController {
  constructor(private readonly factors: FactorsService) {}

  @Get('factors')
  @Allow({ person: true })
  @Operation({
    id: 'listFactors',
    summary: '自分の認証手段(2段階目の確認に使うもの)の一覧 / One’s own second factors',
    example: { answer: { items: [FACTOR], recoveryCodesLeft: 9 } },
  })
  list(@CurrentActor() actor: Actor): Promise<Factors> {
    return this.factors.list(actor);
  }

  /**
   * A seed for an authenticator app (RFC 6238). It counts once `verifySecondFactor` was sent the first code, within half an hour, and then
   * in the place of an earlier app. Whoever has a second factor already shows both factors within the last 15 minutes.
   */
  @Post('factors/totp')
  @AfterFirstFactor()
  @Operation({
    id: 'enrolTotp',
    summary: '認証アプリを登録する / Enrol an authenticator app',
    example: {
      answer: {
        secret: SECRET,
        uri: `otpauth://totp/Kaiji%20(kaiji.example):sato%40aozora-medical.example?issuer=Kaiji%20(kaiji.example)&secret=${SECRET}&algorithm=SHA1&digits=6&period=30`,
        qrSvg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 49 49">…</svg>',
      },
    },
    status: 201,
  })
  enrolTotp(@CurrentActor() actor: Actor): Promise<TotpCard> {
    return this.factors.enrolTotp(actor);
  }

  @Delete('factors/:id')
  @Allow({ person: true, fresh: true, unbound: true })
  @Operation({
    id: 'removeFactor',
    summary: '認証手段を削除する(最後の一つは残る) / Take a second factor away, but never the last one',
    example: {},
    status: 204,
  })
  remove(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.factors.remove(actor, id);
  }

  @Post('factors/recovery-codes')
  @Allow({ person: true, fresh: true, unbound: true })
  @Operation({
    id: 'newRecoveryCodes',
    summary:
      '回復コードを作り直す(一度だけ表示) / Make new recovery codes, shown once; the earlier ones no longer work',
    example: { answer: { recoveryCodes: ['7KQ2-0ABC-1DEF-GHJK-MNPQ-RSTV'] } },
    status: 201,
  })
  newRecoveryCodes(@CurrentActor() actor: Actor): Promise<RecoveryCodes> {
    return this.factors.newRecoveryCodes(actor);
  }
}
