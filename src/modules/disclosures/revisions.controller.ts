import { Body, Controller, Get, Header, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, DECIDERS, Public, SignedIn } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { IfMatch } from '#platform/http/row-version.js';
import { ChangePolicy, DiffQuery, ExportQuery, WithdrawRevision } from './disclosures.dto.js';
import { FINDING, REVISION, REVISION_WHOLE, SIGNED } from './disclosures.examples.js';
import { DEFAULT_POLICY } from './domain/policy.js';
import type { RevisionView } from './domain/published.js';
import type { SignedRevision } from './domain/verify.js';
import type { VersionedPolicy } from './policy.repository.js';
import { PolicyService } from './policy.service.js';
import { type RevisionDiff, RevisionsService } from './revisions.service.js';
import { type Verification, VerificationService } from './verification.service.js';

/** What is published, frozen and signed; and what the installation demands before that. */
@Controller()
export class RevisionsController {
  constructor(
    private readonly revisions: RevisionsService,
    private readonly verification: VerificationService,
    private readonly policies: PolicyService,
  ) {}

  @Get('revisions/:id')
  @SignedIn()
  @Operation({
    id: 'getRevision',
    summary: '公開版を読む / Read a published revision, with its wording',
    example: { answer: REVISION_WHOLE },
  })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RevisionView> {
    return this.revisions.get(actor, id);
  }

  @Get('revisions/:id/diff')
  @SignedIn()
  @Operation({
    id: 'diffRevisions',
    summary: '二つの公開版の差分(様式の変更と回答の変更は別々) / How two revisions differ: form and answers kept apart',
    example: {
      answer: {
        from: REVISION.id,
        to: REVISION.id,
        changes: [{ kind: 'header', key: 'version', before: '3.1', after: '3.2' }],
      },
    },
  })
  diff(@CurrentActor() actor: Actor, @IdParam() id: string, @Query() { from }: DiffQuery): Promise<RevisionDiff> {
    return this.revisions.diff(actor, id, from ?? null);
  }

  @Post('revisions/:id/withdrawal')
  @Allow({ kind: ['vendor'], role: DECIDERS })
  @Operation({
    id: 'withdrawRevision',
    summary: '公開版を取り下げる / Say that a published revision no longer holds',
    example: {
      body: { reason: '記載に誤りがありました' },
      answer: {
        ...REVISION_WHOLE,
        state: 'withdrawn',
        withdrawnAt: '2026-12-01T00:00:00.000Z',
        withdrawalReason: '記載に誤りがありました',
      },
    },
  })
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: WithdrawRevision,
  ): Promise<RevisionView> {
    return this.revisions.withdraw(actor, id, reason);
  }

  @Get('revisions/:id/signed')
  @SignedIn()
  @Header('Content-Disposition', 'attachment; filename="revision.kaiji.json"')
  @Operation({
    id: 'getSignedRevision',
    summary: '署名付きの公開版を受け取る / The signed revision, to be checked offline',
    example: { answer: SIGNED },
  })
  signed(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<SignedRevision> {
    return this.revisions.signed(actor, id);
  }

  @Get('revisions/:id/export')
  @SignedIn()
  @Operation({
    id: 'exportRevision',
    summary: '公開版を書き出す / Export a revision',
    example: { answer: REVISION_WHOLE },
  })
  export(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { format }: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionView> {
    void reply.header('Content-Disposition', `attachment; filename="revision.${format}"`);
    return this.revisions.get(actor, id, 'exported');
  }

  @Post('verifications')
  @Public()
  @Operation({
    id: 'verifyRevision',
    summary: '署名付きの公開版を検証する(誰でも) / Check a signed revision; open to everybody',
    example: {
      body: SIGNED,
      answer: {
        result: 'intact',
        hash: REVISION.hash,
        vendorId: REVISION.vendorId,
        installationKey: 'k7T…',
        ownInstallation: true,
      },
    },
  })
  verify(@Body() document: SignedRevision): Verification {
    return this.verification.verify(document);
  }

  @Get('policy')
  @SignedIn()
  @Operation({
    id: 'getPolicy',
    summary: '公開前の確認方針 / What the installation demands before publishing',
    example: { answer: { ...DEFAULT_POLICY, rowVersion: 0 } },
  })
  policy(@CurrentActor() actor: Actor): Promise<VersionedPolicy> {
    return this.policies.get(actor);
  }

  @Put('policy')
  @Allow({ kind: ['operator'], role: ['admin'] })
  @Operation({
    id: 'changePolicy',
    summary: '公開前の確認方針を変える / Change what is demanded before publishing',
    example: {
      body: { ...DEFAULT_POLICY, levels: { ...DEFAULT_POLICY.levels, [FINDING.kind]: 'warn' } },
      answer: { ...DEFAULT_POLICY, rowVersion: 1 },
    },
  })
  changePolicy(
    @CurrentActor() actor: Actor,
    @IfMatch() rowVersion: number,
    @Body() body: ChangePolicy,
  ): Promise<VersionedPolicy> {
    return this.policies.change(actor, rowVersion, body);
  }
}
