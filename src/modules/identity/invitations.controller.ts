import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, Public } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { type Page, PageQuery } from '#platform/http/paging.js';
import { type InvitationCard, InvitationAcceptanceService, type Joined } from './invitation-acceptance.service.js';
import {
  AcceptInvitation,
  InvitationQuery,
  InviteFirstAdministrator,
  InviteMember,
  JoinOrganization,
} from './invitations.dto.js';
import { type InvitationLink, InvitationsService, type InvitationStanding } from './invitations.service.js';
import { CARD, EMAIL, ID, INVITATION, MEMBER } from './people.examples.js';

const SENT = {
  id: INVITATION.id,
  email: EMAIL,
  role: 'editor',
  invitedBy: MEMBER.userId,
  createdAt: '2026-11-20T00:00:00.000Z',
  expiresAt: INVITATION.expiresAt,
  acceptedAt: null,
  supersededAt: null,
  withdrawnAt: null,
  state: 'open',
};

/** Invitations: who is called into an organization, and how they come in. */
@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly acceptance: InvitationAcceptanceService,
  ) {}

  @Post('invitations')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'inviteMember',
    summary:
      '利用者を招待する(リンクはメールで届き、ここでも一度だけ表示) / Invite a person; the link is mailed, and shown here once',
    example: { body: { email: EMAIL, role: 'editor' }, answer: { ...INVITATION, role: 'editor' } },
    status: 201,
  })
  invite(@CurrentActor() actor: Actor, @Body() body: InviteMember): Promise<InvitationLink> {
    return this.invitations.invite(actor, body);
  }

  @Get('invitations')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'listInvitations',
    summary: '自組織の招待とその状態 / The invitations of one’s organization and what became of them',
    example: { answer: { items: [SENT], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<InvitationStanding>> {
    return this.invitations.list(actor, query);
  }

  @Post('invitations/:id/resend')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'resendInvitation',
    summary: '招待を送り直す(前のリンクは無効になる) / Send an invitation anew; the earlier link stops working',
    example: { answer: INVITATION },
    status: 201,
  })
  resend(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<InvitationLink> {
    return this.invitations.resend(actor, id);
  }

  @Delete('invitations/:id')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'withdrawInvitation',
    summary: '招待を取り消す / Withdraw an invitation',
    example: {},
    status: 204,
  })
  withdraw(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.invitations.withdraw(actor, id);
  }

  @Post('organizations/:id/invitation')
  @Allow({ kind: ['operator'], role: ['admin'] })
  @Operation({
    id: 'inviteFirstAdministrator',
    summary:
      '管理者がまだいない組織の最初の管理者を招待し直す / Invite the first administrator anew while there is none',
    example: { body: { email: EMAIL }, answer: INVITATION },
    status: 201,
  })
  inviteFirst(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: InviteFirstAdministrator,
  ): Promise<InvitationLink> {
    return this.invitations.inviteFirst(actor, id, body);
  }

  @Get('invitation')
  @Public()
  @Operation({
    id: 'getInvitation',
    summary: '招待の内容と、受けるために送るもの / What an invitation is for, and what to send',
    example: { answer: CARD },
  })
  invitation(@Query() { token }: InvitationQuery): Promise<InvitationCard> {
    return this.acceptance.show(token);
  }

  @Post('invitation')
  @Public()
  @Operation({
    id: 'acceptInvitation',
    summary: '招待を受け、アカウントを作る / Accept an invitation with a new account',
    example: {
      body: { token: INVITATION.token, name: MEMBER.name, password: '長い合言葉は忘れにくい' },
      answer: { organizationId: ID, userId: MEMBER.userId, role: 'admin' },
    },
    status: 201,
  })
  accept(@Body() body: AcceptInvitation): Promise<Joined> {
    return this.acceptance.accept(body);
  }

  /** For whoever is signed in with the invited address already. */
  @Post('membership')
  @Allow({ person: true, unbound: true })
  @Operation({
    id: 'joinOrganization',
    summary: '招待を受け、自分のアカウントで参加する / Accept an invitation with the account one has',
    example: {
      body: { token: INVITATION.token },
      answer: { organizationId: ID, userId: MEMBER.userId, role: 'admin' },
    },
    status: 201,
  })
  join(@CurrentActor() actor: Actor, @Body() { token }: JoinOrganization): Promise<Joined> {
    return this.acceptance.join(actor, token);
  }
}
