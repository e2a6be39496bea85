import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, SignedIn } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { type Page, PageQuery } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { ChangeMember, TransferAdministration } from './members.dto.js';
import type { Member } from './members.repository.js';
import { MembersService } from './members.service.js';
import { MEMBER } from './people.examples.js';

/** What of people and their rights only a person changes who has just shown both factors. */
const RULES_PEOPLE = { role: ['admin'], person: true, fresh: true } as const;

/** The people of an organization. */
@Controller()
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get('members')
  @SignedIn()
  @Operation({
    id: 'listMembers',
    summary: '自組織の利用者 / The people of one’s organization',
    example: { answer: { items: [MEMBER], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<Member>> {
    return this.members.list(actor, query);
  }

  @Patch('members/:userId')
  @Allow(RULES_PEOPLE)
  @Operation({
    id: 'changeMember',
    summary:
      '利用者の役割を変える、利用を停止・再開する / Change a member’s role, suspend or readmit; sessions and tokens end at once',
    example: { body: { role: 'approver' }, answer: { ...MEMBER, role: 'approver', rowVersion: 2 } },
  })
  change(
    @CurrentActor() actor: Actor,
    @IdParam('userId') userId: string,
    @IfMatch() rowVersion: number,
    @Body() body: ChangeMember,
  ): Promise<Member> {
    return this.members.change(actor, userId, rowVersion, body);
  }

  @Post('members/:userId/administration')
  @Allow(RULES_PEOPLE)
  @Operation({
    id: 'transferAdministration',
    summary: '管理者を引き継ぐ / Make a member an administrator and step down, in one step',
    example: { body: { ownRole: 'viewer' }, answer: { ...MEMBER, rowVersion: 2 } },
  })
  transfer(
    @CurrentActor() actor: Actor,
    @IdParam('userId') userId: string,
    @Body() body: TransferAdministration,
  ): Promise<Member> {
    return this.members.transfer(actor, userId, body);
  }

  @Post('members/:userId/factor-reset')
  @Allow(RULES_PEOPLE)
  @Operation({
    id: 'resetMemberFactors',
    summary:
      '認証手段を失った利用者の登録をやり直せるようにする / Let a person who lost every second factor enrol anew',
    example: {},
    status: 204,
  })
  resetFactors(@CurrentActor() actor: Actor, @IdParam('userId') userId: string): Promise<void> {
    return this.members.resetFactors(actor, userId);
  }

  @Delete('membership')
  @Allow({ person: true, fresh: true })
  @Operation({
    id: 'leaveOrganization',
    summary: '今の組織から抜ける / Leave the organization one acts for',
    example: {},
    status: 204,
  })
  leave(@CurrentActor() actor: Actor): Promise<void> {
    return this.members.leave(actor);
  }
}
