import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { IfMatch } from '#platform/http/row-version.js';
import { AnswerInput, AssignQuestions, SaveAnswers, SaveHeader } from './answers.dto.js';
import { AnswersService } from './answers.service.js';
import { MoveDraft, MoveDraftToForm, StartDraft } from './disclosures.dto.js';
import { DRAFT, FINDING, MOVED, ON_OTHER_FORM, SAVED } from './disclosures.examples.js';
import type { DraftView, SavedAnswer, SavedAnswers, StartedDraft } from './domain/draft.js';
import type { AnswerFinding } from './domain/findings.js';
import { DraftsService } from './drafts.service.js';
import { type DraftOnOtherForm, FormMovesService } from './form-moves.service.js';
import { type MovedDraft, PublishingService } from './publishing.service.js';

/** Findings of a draft, in printed order. */
export interface FindingsList {
  readonly items: readonly AnswerFinding[];
}

/** Writing a disclosure: the vendor's own people alone. */
@Controller()
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly answers: AnswersService,
    private readonly publishing: PublishingService,
    private readonly formMoves: FormMovesService,
  ) {}

  @Post('disclosures/:id/drafts')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'startDraft',
    summary:
      '下書きを始める(空、公開中の版、別の様式・版からの引き継ぎ) / Start a draft: empty, from what is published, or carried over',
    example: { body: { from: 'empty', templateId: 'sds-5.0' }, answer: { ...DRAFT, open: [] } },
    status: 201,
  })
  start(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: StartDraft): Promise<StartedDraft> {
    return this.drafts.start(actor, id, body);
  }

  @Get('drafts/:id')
  @Allow({ kind: ['vendor'] })
  @Operation({ id: 'getDraft', summary: '下書きを開く / Open a draft', example: { answer: DRAFT } })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DraftView> {
    return this.drafts.get(actor, id);
  }

  @Delete('drafts/:id')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({ id: 'discardDraft', summary: '下書きを破棄する / Throw a draft away', example: { answer: DRAFT } })
  discard(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DraftView> {
    return this.drafts.discard(actor, id);
  }

  @Put('drafts/:id/answers/:code')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'saveAnswer',
    summary: '一つの設問の回答を保存する / Save the answer to one question',
    example: { body: SAVED.answer, answer: SAVED },
  })
  save(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('code') code: string,
    @IfMatch() rowVersion: number,
    @Body() body: AnswerInput,
  ): Promise<SavedAnswer> {
    return this.answers.save(actor, id, code, rowVersion, body);
  }

  @Post('drafts/:id/answers')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'saveAnswers',
    summary: '複数の回答をまとめて保存・確認する / Save or confirm many answers, all or none',
    example: {
      body: {
        answers: [
          { code: '1', rowVersion: 2, answer: SAVED.answer },
          { code: '2', rowVersion: 1, confirm: true },
        ],
      },
      answer: {
        answers: [{ code: '1', answer: SAVED.answer, rowVersion: 3 }],
        asked: SAVED.asked,
        counts: SAVED.counts,
      },
    },
  })
  saveMany(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { answers }: SaveAnswers,
  ): Promise<SavedAnswers> {
    return this.answers.saveMany(actor, id, answers);
  }

  @Put('drafts/:id/header')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'saveHeader',
    summary: '様式の表紙を保存する / Save the head of the form',
    example: { body: { header: DRAFT.header }, answer: DRAFT },
  })
  saveHeader(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() { header }: SaveHeader,
  ): Promise<DraftView> {
    return this.drafts.saveHeader(actor, id, rowVersion, header);
  }

  @Post('drafts/:id/form')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'moveDraftToForm',
    summary:
      '下書きを同じ種類の別の様式に移す(学習した公式様式など) / Move an open draft to another form of its family',
    example: { body: { templateId: 'sds-5.0' }, answer: ON_OTHER_FORM },
  })
  moveToForm(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: MoveDraftToForm,
  ): Promise<DraftOnOtherForm> {
    return this.formMoves.move(actor, id, rowVersion, body);
  }

  @Post('drafts/:id/assignments')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'assignQuestions',
    summary: '設問の担当者を決める / Give questions to a colleague',
    example: { body: { questions: ['1', '1.1'], assigneeId: '019aa6a0-0000-7000-8000-0000000000a1' }, answer: DRAFT },
  })
  assign(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AssignQuestions): Promise<DraftView> {
    return this.drafts.assign(actor, id, body);
  }

  @Get('drafts/:id/findings')
  @Allow({ kind: ['vendor'] })
  @Operation({
    id: 'listFindings',
    summary: '下書きの指摘の一覧 / What is wrong or doubtful with a draft',
    example: { answer: { items: [FINDING] } },
  })
  async findings(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<FindingsList> {
    return { items: await this.drafts.findings(actor, id) };
  }

  @Post('drafts/:id/moves')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'moveDraft',
    summary:
      '社内確認に出す・差し戻す(提出した人は取り戻す)・公開する / Submit, return (or take back) or publish a draft',
    example: { body: { move: 'publish' }, answer: MOVED },
  })
  move(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: MoveDraft): Promise<MovedDraft> {
    return this.publishing.move(actor, id, body);
  }
}
