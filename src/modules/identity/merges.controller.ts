import { Body, Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import type { PossibleDuplicate } from './domain/merge.js';
import type { Known } from './merges.repository.js';
import { type Claimed, type MergeReport, MergesService } from './merges.service.js';
import { ClaimOrganization, MergeOrganizations } from './organizations.dto.js';
import { ID, INVITATION, VENDOR } from './people.examples.js';

const TWIN = {
  id: ID,
  kind: 'vendor',
  name: VENDOR.name,
  corporateNumber: null,
  mergedInto: null,
  isClaimed: true,
  namedBy: null,
};
const OTHER_ID = '0199a000-0000-7000-8000-000000000009';
const MERGE = { from: OTHER_ID, into: ID, rehearsal: true };

/** Organizations that stand here twice. */
@Controller()
export class MergesController {
  constructor(private readonly merges: MergesService) {}

  @Get('organizations/duplicates')
  @Allow({ kind: ['operator'], role: ['admin'] })
  @Operation({
    id: 'listPossibleDuplicates',
    summary: '重複しているかもしれない組織 / Organizations that may be one and the same',
    example: {
      answer: {
        items: [
          {
            because: 'name',
            organizations: [TWIN, { ...TWIN, id: OTHER_ID, name: '(株)青空メディカル', isClaimed: false }],
          },
        ],
        next: null,
      },
    },
  })
  duplicates(@CurrentActor() actor: Actor): Promise<Page<PossibleDuplicate<Known>>> {
    return this.merges.possibleDuplicates(actor);
  }

  @Post('organizations/merges')
  @Allow({ kind: ['operator'], role: ['admin'], person: true, fresh: true })
  @Operation({
    id: 'mergeOrganizations',
    summary: '重複した組織を一つにする(試すだけもできる) / Make one of two organizations, or rehearse it',
    example: {
      body: MERGE,
      answer: {
        ...MERGE,
        moved: { membership: 2, product: 3, revision: 5 },
        stayed: { stored_file: 1 },
        conflicts: [],
      },
    },
  })
  merge(@CurrentActor() actor: Actor, @Body() body: MergeOrganizations): Promise<MergeReport> {
    return this.merges.merge(actor, body);
  }

  @Post('organizations/claims')
  @Allow({ kind: ['vendor'], role: ['admin'], person: true, fresh: true })
  @Operation({
    id: 'claimOrganization',
    summary:
      '医療機関が名前で登録した自社のページを、届いたリンクで引き取る / Take over the page that a hospital made for one’s vendor',
    example: { body: { token: INVITATION.token }, answer: { ...VENDOR, rowVersion: 2, moved: { organization: 1 } } },
  })
  claim(@CurrentActor() actor: Actor, @Body() { token }: ClaimOrganization): Promise<Claimed> {
    return this.merges.claim(actor, token);
  }
}
