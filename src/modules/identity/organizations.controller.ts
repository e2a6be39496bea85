import { Body, Controller, Get, Patch, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, Public, SignedIn } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { AsPage } from '#platform/http/page.js';
import type { Page } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import type { Member } from './accounts.repository.js';
import { type InvitationCard, type InvitationLink, InvitationsService, type Joined } from './invitations.service.js';
import {
  AcceptInvitation,
  ChangeOrganization,
  CreateOrganization,
  InvitationQuery,
  InviteMember,
  OrganizationsQuery,
} from './organizations.dto.js';
import {
  type CreatedOrganization,
  type Organization,
  OrganizationsService,
  type OrganizationSummary,
} from './organizations.service.js';
import { invitationPage } from './pages.js';

const ID = '0199a000-0000-7000-8000-000000000001';
const VENDOR = {
  id: ID,
  kind: 'vendor',
  name: '青空メディカル株式会社',
  corporateNumber: null,
  singlePerson: false,
  rowVersion: 1,
};
const INVITATION = {
  id: '0199a000-0000-7000-8000-000000000003',
  email: 'sato@aozora-medical.example',
  role: 'admin',
  token: 'p3Jr…',
  link: 'https://kaiji.example.jp/api/v1/invitation?token=p3Jr…',
  expiresAt: '2026-12-04T00:00:00.000Z',
};
const CARD = {
  organizationName: VENDOR.name,
  kind: 'vendor',
  email: INVITATION.email,
  role: 'admin',
  expiresAt: INVITATION.expiresAt,
  send: { method: 'POST', path: '/api/v1/invitation', fields: ['token', 'name', 'password'] },
};
const MEMBER = {
  userId: '0199a000-0000-7000-8000-000000000002',
  name: '佐藤 花子',
  email: INVITATION.email,
  role: 'admin',
  since: '2026-11-20T00:00:00.000Z',
};

/** Organizations and the people in them. */
@Controller()
export class OrganizationsController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get('organizations')
  @SignedIn()
  @Operation({
    id: 'listOrganizations',
    summary: '組織の一覧 / Organizations by name and kind',
    example: { answer: { items: [{ id: ID, kind: 'vendor', name: VENDOR.name }], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: OrganizationsQuery): Promise<Page<OrganizationSummary>> {
    return this.organizations.list(actor, query);
  }

  @Post('organizations')
  @Allow({ kind: ['operator'], role: ['admin'] })
  @Operation({
    id: 'createOrganization',
    summary: '組織を登録し、最初の管理者を招待する / Add an organization and invite its first administrator',
    example: {
      body: { kind: 'vendor', name: VENDOR.name, adminEmail: INVITATION.email },
      answer: { ...VENDOR, invitation: INVITATION },
    },
    status: 201,
  })
  create(@CurrentActor() actor: Actor, @Body() body: CreateOrganization): Promise<CreatedOrganization> {
    return this.organizations.create(actor, body);
  }

  @Patch('organizations/:id')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'changeOrganization',
    summary: '自組織の情報を変える / Change one’s own organization',
    example: { body: { singlePerson: true }, answer: { ...VENDOR, singlePerson: true, rowVersion: 2 } },
  })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: ChangeOrganization,
  ): Promise<Organization> {
    return this.organizations.change(actor, id, rowVersion, body);
  }

  @Get('members')
  @SignedIn()
  @Operation({
    id: 'listMembers',
    summary: '自組織の利用者 / The people of one’s organization',
    example: { answer: { items: [MEMBER], next: null } },
  })
  async members(@CurrentActor() actor: Actor): Promise<Page<Member>> {
    return { items: await this.invitations.members(actor), next: null };
  }

  @Post('invitations')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'inviteMember',
    summary: '利用者を招待する(リンクは一度だけ表示) / Invite a person; the link is shown once',
    example: { body: { email: INVITATION.email, role: 'editor' }, answer: { ...INVITATION, role: 'editor' } },
    status: 201,
  })
  invite(@CurrentActor() actor: Actor, @Body() body: InviteMember): Promise<InvitationLink> {
    return this.invitations.invite(actor, body);
  }

  @Get('invitation')
  @Public()
  @AsPage(invitationPage)
  @Operation({
    id: 'getInvitation',
    summary: '招待の内容と、受けるために送るもの / What an invitation is for, and what to send',
    example: { answer: CARD },
  })
  invitation(@Query() { token }: InvitationQuery): Promise<InvitationCard> {
    return this.invitations.show(token);
  }

  @Post('invitation')
  @Public()
  @Operation({
    id: 'acceptInvitation',
    summary: '招待を受ける / Accept an invitation: a new account, or one’s own after its password',
    example: {
      body: { token: INVITATION.token, name: MEMBER.name, password: '長い合言葉は忘れにくい' },
      answer: { organizationId: ID, userId: MEMBER.userId, role: 'admin' },
    },
    status: 201,
  })
  accept(@Body() body: AcceptInvitation, @Req() { ip }: FastifyRequest): Promise<Joined> {
    return this.invitations.accept(body, ip);
  }
}
