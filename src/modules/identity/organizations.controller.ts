import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, SignedIn, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { ChangeOrganization, CreateOrganization, NameVendor, OrganizationsQuery } from './organizations.dto.js';
import {
  type CreatedOrganization,
  type NamedVendor,
  type Organization,
  OrganizationsService,
  type OrganizationSummary,
  type OwnOrganization,
} from './organizations.service.js';
import { EMAIL, ID, INVITATION, VENDOR } from './people.examples.js';

/** Who takes part: vendors, hospitals, industry groups, the operator. */
@Controller()
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

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
      body: { kind: 'vendor', name: VENDOR.name, adminEmail: EMAIL },
      answer: { ...VENDOR, invitation: INVITATION },
    },
    status: 201,
  })
  create(@CurrentActor() actor: Actor, @Body() body: CreateOrganization): Promise<CreatedOrganization> {
    return this.organizations.create(actor, body);
  }

  @Post('organizations/named')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'nameVendor',
    summary:
      'まだ登録のない事業者を名前で登録し、担当者を招待する / Name a vendor that is not on Kaiji and invite somebody there',
    example: {
      body: { name: VENDOR.name, contactEmail: EMAIL },
      answer: {
        id: ID,
        kind: 'vendor',
        name: VENDOR.name,
        invitation: { id: INVITATION.id, email: EMAIL, expiresAt: INVITATION.expiresAt },
      },
    },
    status: 201,
  })
  nameVendor(@CurrentActor() actor: Actor, @Body() body: NameVendor): Promise<NamedVendor> {
    return this.organizations.nameVendor(actor, body);
  }

  @Get('organizations/:id')
  @SignedIn()
  @Operation({
    id: 'getOrganization',
    summary: '自組織の情報 / One’s own organization',
    example: { answer: { ...VENDOR, signingKey: { keyId: '9f86d081…', issuedOn: '2026-11-20' } } },
  })
  own(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<OwnOrganization> {
    return this.organizations.own(actor, id);
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
}
