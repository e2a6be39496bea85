import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { Allow, CurrentActor, DECIDERS, SignedIn, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { type Page, PageQuery } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { requestContext } from '#platform/request-context.js';
import { ClarificationsAskingService, type OpenedClarifications } from './clarifications-asking.service.js';
import {
  ClarificationGroupsQuery,
  ClarificationsQuery,
  NoteClarification,
  OpenClarifications,
  PublishClarification,
  ReplyClarification,
} from './clarifications.dto.js';
import {
  ASK,
  CLARIFICATION,
  GROUP,
  NOTE,
  OPENED,
  PRODUCT_ANSWER,
  PUBLISH,
  PUBLISHED,
  REPLY,
  THREAD,
} from './clarifications.examples.js';
import { ClarificationsService } from './clarifications.service.js';
import type {
  ClarificationGroup,
  ClarificationHead,
  ClarificationNote,
  ClarificationView,
} from './domain/clarification-view.js';
import type { ProductAnswer } from './product-answers.repository.js';
import { ProductAnswersService } from './product-answers.service.js';

const PARTIES = ['hospital', 'vendor'] as const;

/** Clarifications (照会): a hospital asks about single questions of what is published, the vendor answers. */
@Controller()
export class ClarificationsController {
  constructor(
    private readonly asking: ClarificationsAskingService,
    private readonly clarifications: ClarificationsService,
    private readonly answers: ProductAnswersService,
  ) {}

  @Post('clarifications')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'openClarifications',
    summary:
      '設問ごとの照会、様式にない質問をまとめて送る(未回答の理由は本文なしで、全件まとめても可) / Ask about rows of published revisions, or beyond every form, in one call',
    example: { body: ASK, answer: OPENED },
    status: 201,
  })
  open(@CurrentActor() actor: Actor, @Body() body: OpenClarifications): Promise<OpenedClarifications> {
    return this.asking.open(actor, body, languageOf(actor));
  }

  @Get('clarifications')
  @Allow({ kind: PARTIES })
  @Operation({
    id: 'listClarifications',
    summary: '送った照会・受けた照会の一覧(新しい順) / Clarifications asked or received, newest first',
    example: { answer: { items: [CLARIFICATION], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: ClarificationsQuery): Promise<Page<ClarificationHead>> {
    return this.clarifications.list(actor, query);
  }

  @Get('clarifications/groups')
  @Allow({ kind: ['vendor'] })
  @Operation({
    id: 'listClarificationGroups',
    summary:
      '受けた照会を設問ごとにまとめた一覧(照会した医療機関の数つき) / What is asked, each question of a product once, with the number of hospitals',
    example: { answer: { items: [GROUP], next: null } },
  })
  groups(@CurrentActor() actor: Actor, @Query() query: ClarificationGroupsQuery): Promise<Page<ClarificationGroup>> {
    return this.clarifications.groups(actor, query);
  }

  @Get('clarifications/:id')
  @Allow({ kind: PARTIES })
  @Operation({
    id: 'getClarification',
    summary:
      '照会のやりとり、自組織のメモ、新しい版での変更 / A clarification with its thread, the own notes and what a new revision changed',
    example: { answer: THREAD },
  })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ClarificationView> {
    return this.clarifications.get(actor, id);
  }

  @Post('clarifications/:id/replies')
  @Allow({ kind: PARTIES, role: WRITERS })
  @Operation({
    id: 'replyClarification',
    summary:
      '照会に回答・追記する、終了・再照会・取下げをする(同じ照会をした全医療機関への一括回答も可) / Answer or move on, as `moves` tells; the vendor may answer all who ask the same',
    example: { body: REPLY, answer: THREAD },
  })
  reply(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: ReplyClarification,
  ): Promise<ClarificationView> {
    return this.clarifications.reply(actor, id, rowVersion, body);
  }

  @Post('clarifications/:id/notes')
  @Allow({ kind: PARTIES, role: WRITERS })
  @Operation({
    id: 'noteClarification',
    summary: '自組織だけのメモを残す(相手には見えない) / Keep a note that the other party never sees',
    example: { body: { text: NOTE.text }, answer: NOTE },
    status: 201,
  })
  note(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { text }: NoteClarification,
  ): Promise<ClarificationNote> {
    return this.clarifications.note(actor, id, text);
  }

  @Put('clarifications/:id/publication')
  @Allow({ kind: ['vendor'], role: DECIDERS })
  @Operation({
    id: 'publishClarification',
    summary:
      '様式にない質問と回答を、開示書を閲覧できる全員に公開する(照会元は示さない) / Show a free question and its answer to all readers of the disclosures; who asked stays unknown',
    example: { body: PUBLISH, answer: PUBLISHED },
  })
  publish(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: PublishClarification,
  ): Promise<ClarificationView> {
    return this.answers.publish(actor, id, rowVersion, body);
  }

  @Delete('clarifications/:id/publication')
  @Allow({ kind: ['vendor'], role: DECIDERS })
  @Operation({
    id: 'unpublishClarification',
    summary: '公開した質問と回答を引っ込める / Take a published answer back',
    example: { answer: { ...PUBLISHED, published: false, rowVersion: 4 } },
  })
  unpublish(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
  ): Promise<ClarificationView> {
    return this.answers.unpublish(actor, id, rowVersion);
  }

  @Get('products/:id/answers')
  @SignedIn()
  @Operation({
    id: 'listProductAnswers',
    summary: '様式にない質問への公開された回答 / Published answers to questions that no form asks',
    example: { answer: { items: [PRODUCT_ANSWER], next: null } },
  })
  listAnswers(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<Page<ProductAnswer>> {
    return this.answers.list(actor, id, query);
  }
}

function languageOf({ language }: Actor): Language {
  return requestContext.getStore()?.language ?? language;
}
