import { Body, Controller, Get, Post, Query, StreamableFile } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { Allow, CurrentActor, WRITERS } from '#platform/http/access.js';
import { download, XLSX } from '#platform/http/download.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { requestContext } from '#platform/request-context.js';
import { AskingService, type RequestsPreview, type SentRequests } from './asking.service.js';
import type { RequestView } from './request-view.js';
import { AskVendors, MoveRequest, RequestsQuery } from './requests.dto.js';
import { ASKED, PREVIEW, REQUEST, SENT, TIMELINE } from './requests.examples.js';
import { RequestsService } from './requests.service.js';
import { type Timeline, TimelinesService } from './timelines.service.js';

const PARTIES = ['hospital', 'vendor'] as const;

/** Requests for disclosure: a hospital asks, a vendor answers. */
@Controller('requests')
export class RequestsController {
  constructor(
    private readonly asking: AskingService,
    private readonly requests: RequestsService,
    private readonly timelines: TimelinesService,
  ) {}

  @Post('preview')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'previewRequests',
    summary:
      '依頼を送る前に確かめる(公開済みで足りるもの、依頼済みのもの、送れないもの) / What a call would do: answered already, asked already, refused; nothing is sent',
    example: { body: ASKED, answer: PREVIEW },
  })
  preview(@CurrentActor() actor: Actor, @Body() body: AskVendors): Promise<RequestsPreview> {
    return this.asking.preview(actor, body, languageOf(actor));
  }

  @Post()
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'createRequests',
    summary: '複数の事業者にまとめて開示を依頼する(1,000件まで) / Ask many vendors at once, up to 1,000 requests',
    example: { body: ASKED, answer: SENT },
    status: 201,
  })
  create(@CurrentActor() actor: Actor, @Body() body: AskVendors): Promise<SentRequests> {
    return this.asking.ask(actor, body, languageOf(actor));
  }

  @Get()
  @Allow({ kind: PARTIES })
  @Operation({
    id: 'listRequests',
    summary: '送った依頼・受けた依頼の一覧(期限順) / Requests made or received, by due day',
    example: { answer: { items: [REQUEST], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: RequestsQuery): Promise<Page<RequestView>> {
    return this.requests.list(actor, query);
  }

  @Get(':id')
  @Allow({ kind: PARTIES })
  @Operation({
    id: 'getRequest',
    summary: '依頼の内容、状況、次にできること / A request, where it stands, and what can be done',
    example: { answer: REQUEST },
  })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RequestView> {
    return this.requests.get(actor, id);
  }

  @Post(':id/moves')
  @Allow({ kind: PARTIES, role: WRITERS })
  @Operation({
    id: 'moveRequest',
    summary:
      '依頼を進める(受諾、提出、辞退、担当、延長、再送、取下げ、差戻し、確認) / Move a request on: each side its own moves, as `moves` of the request tells',
    example: {
      body: { move: 'extend', dueOn: '2027-02-26' },
      answer: { ...REQUEST, dueOn: '2027-02-26', rowVersion: 2 },
    },
  })
  move(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: MoveRequest,
  ): Promise<RequestView> {
    return this.requests.move(actor, id, rowVersion, body);
  }

  @Get(':id/timeline')
  @Allow({ kind: PARTIES })
  @Operation({
    id: 'getRequestTimeline',
    summary: '依頼の経過(日時つきの証拠) / Everything that happened to a request, dated, from the audit log',
    example: { answer: TIMELINE },
  })
  timeline(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<Timeline> {
    return this.timelines.get(actor, id, languageOf(actor));
  }

  @Get(':id/timeline/export')
  @Allow({ kind: PARTIES })
  @Operation({
    id: 'exportRequestTimeline',
    summary: '依頼の経過を印刷用のExcelで出力する / The same as a workbook to print',
    example: {},
    download: [XLSX],
  })
  async timelineFile(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<StreamableFile> {
    const { bytes, name } = await this.timelines.file(actor, id, languageOf(actor));
    return download(bytes, XLSX, name);
  }
}

function languageOf({ language }: Actor): Language {
  return requestContext.getStore()?.language ?? language;
}
