import { Controller, Get } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import { type PersonalData, PersonalDataService } from './personal-data.service.js';

const AT = '2026-11-20T00:00:00.000Z';

/** What is kept about oneself. */
@Controller('me/data')
export class PersonalDataController {
  constructor(private readonly personalData: PersonalDataService) {}

  @Get()
  @Allow({ person: true, unbound: true })
  @Operation({
    id: 'exportMyData',
    summary: '自分について保存されているすべて / Everything that is kept about oneself, without secrets',
    example: {
      answer: {
        account: {
          id: '0199a000-0000-7000-8000-000000000002',
          email: 'sato@aozora-medical.example',
          name: '佐藤 花子',
          language: 'ja',
        },
        factors: [{ kind: 'totp', name: null, createdAt: AT, lastUsedAt: null }],
        sessions: [],
        organizations: [
          {
            organizationId: '0199a000-0000-7000-8000-000000000001',
            name: '青空メディカル株式会社',
            kind: 'vendor',
            role: 'admin',
            apiTokens: [],
            acts: [{ at: AT, type: 'product.created', subjectId: null, facts: {} }],
          },
        ],
      },
    },
  })
  export(@CurrentActor() actor: Actor): Promise<PersonalData> {
    return this.personalData.export(actor);
  }
}
