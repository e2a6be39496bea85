import { Controller, Post } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import { type OrganizationKey, OrganizationKeysService } from './organization-keys.service.js';

/** The keys that vendors sign their disclosures with. */
@Controller('organization-key')
export class OrganizationKeysController {
  constructor(private readonly keys: OrganizationKeysService) {}

  @Post('rotation')
  @Allow({ kind: ['vendor'], role: ['admin'], person: true, fresh: true })
  @Operation({
    id: 'rotateOrganizationKey',
    summary: '署名鍵を新しくする / Sign with a new key from now on; earlier revisions stay verifiable',
    example: {
      answer: {
        keyId: '9f86d081…',
        publicKey: '11qYAYKx…',
        certificate: {
          vendorId: '0199a000-0000-7000-8000-000000000001',
          publicKey: '11qYAYKx…',
          installationKey: 'PbjXUtVv…',
          issuedOn: '2026-11-20',
          signature: 'k2Vd…',
        },
      },
    },
    status: 201,
  })
  rotate(@CurrentActor() actor: Actor): Promise<OrganizationKey> {
    return this.keys.rotate(actor);
  }
}
