import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { AssessmentQuery, AssessmentsQuery, AssessRevision, JudgeRows, MoveAssessment } from './assessments.dto.js';
import { ASSESSMENT, HEAD, JUDGEMENTS, LOCKED } from './assessments.examples.js';
import { AssessmentsService } from './assessments.service.js';
import type { AssessmentHead, AssessmentView } from './domain/assessment-view.js';

/** What a hospital thinks of a published revision: its own people alone. */
@Controller()
export class AssessmentsController {
  constructor(private readonly assessments: AssessmentsService) {}

  @Post('revisions/:id/assessments')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'assessRevision',
    summary:
      '公開版の確認を始める(前回確認済みの版から変わらない設問の判断は引き継ぐ) / Begin to assess a revision; what did not change since the last accepted one keeps its judgement',
    example: { body: { judgements: JUDGEMENTS }, answer: ASSESSMENT },
    status: 201,
  })
  assess(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { judgements }: AssessRevision,
  ): Promise<AssessmentView> {
    return this.assessments.assess(actor, id, judgements);
  }

  @Get('assessments/:id')
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'getAssessment',
    summary: '確認の内容(設問ごとの回答、判断、前回からの変更) / An assessment: answers, judgements, what changed',
    example: { answer: ASSESSMENT },
  })
  get(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { show }: AssessmentQuery,
  ): Promise<AssessmentView> {
    return this.assessments.get(actor, id, show);
  }

  @Get('assessments')
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'listAssessments',
    summary: '確認の一覧と進み具合 / Assessments and how far they are, newest first',
    example: { answer: { items: [HEAD], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: AssessmentsQuery): Promise<Page<AssessmentHead>> {
    return this.assessments.list(actor, query);
  }

  @Put('assessments/:id/judgements')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'judgeRows',
    summary: '設問ごとに確認済み・要確認・指摘を付ける / Judge rows: confirmed, to check, objection',
    example: { body: { judgements: JUDGEMENTS }, answer: { ...HEAD, rowVersion: 2 } },
  })
  judge(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() { judgements }: JudgeRows,
  ): Promise<AssessmentHead> {
    return this.assessments.judge(actor, id, rowVersion, judgements);
  }

  @Post('assessments/:id/moves')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'moveAssessment',
    summary: '確認を完了する・再開する・破棄する / Complete, reopen or discard an assessment',
    example: { body: { move: 'complete' }, answer: LOCKED },
  })
  move(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: MoveAssessment,
  ): Promise<AssessmentHead> {
    return this.assessments.move(actor, id, rowVersion, body);
  }
}
