import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Public } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import { InstallationKey, type InstallationKeyCard } from './installation-key.js';
import { type SetUpDone, SetUpService, type SetUpState } from './set-up.service.js';
import { SetUpInstallation, SetUpQuery } from './sign-in.dto.js';

const TOKEN = 'p3Jr…';

/** The installation: its first set-up, and the key by which what it certifies is known elsewhere. */
@Controller()
export class SetUpController {
  constructor(
    private readonly setUp: SetUpService,
    private readonly key: InstallationKey,
  ) {}

  @Get('set-up')
  @Public()
  @Operation({
    id: 'getSetUp',
    summary: '初期設定ができるか、何を送ればよいか / Whether set-up is open, and what to send',
    example: {
      answer: {
        open: true,
        tokenFits: true,
        send: {
          method: 'POST',
          path: '/api/v1/set-up',
          fields: ['token', 'organizationName', 'name', 'email', 'password'],
        },
      },
    },
  })
  state(@Query() { token }: SetUpQuery): Promise<SetUpState> {
    return this.setUp.state(token);
  }

  @Post('set-up')
  @Public()
  @Operation({
    id: 'setUpInstallation',
    summary: '運営者と最初の管理者を作る(一度だけ) / Make the operator and its first administrator, once',
    example: {
      body: {
        token: TOKEN,
        organizationName: '開示運営センター',
        name: '山田 太郎',
        email: 'yamada@center.example',
        password: '長い合言葉は忘れにくい',
      },
      answer: {
        organizationId: '0199a000-0000-7000-8000-000000000001',
        userId: '0199a000-0000-7000-8000-000000000002',
      },
    },
    status: 201,
  })
  create(@Body() body: SetUpInstallation): Promise<SetUpDone> {
    return this.setUp.setUp(body);
  }

  @Get('installation-key')
  @Public()
  @Operation({
    id: 'getInstallationKey',
    summary: 'この設置の公開鍵 / The key that certifies the vendors’ keys of this installation',
    example: {
      answer: {
        algorithm: 'Ed25519',
        keyId: '9f86d081…',
        publicKey: '11qYAYKx…',
        fingerprint: '9f86 d081 …',
        handOvers: [],
      },
    },
  })
  installationKey(): InstallationKeyCard {
    return this.key.card;
  }
}
