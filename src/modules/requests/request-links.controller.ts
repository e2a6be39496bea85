import { Body, Controller, Get, Post, StreamableFile } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { ImportView } from '#modules/workbooks/imports.service.js';
import { Allow, CurrentActor, Public, WRITERS } from '#platform/http/access.js';
import { download } from '#platform/http/download.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { Upload, type UploadedFile } from '#platform/http/upload.js';
import { type RequestFileView, RequestFilesService } from './request-files.service.js';
import { type LinkedAnswer, type LinkedRequest, RequestLinksService } from './request-links.service.js';
import { ImportRequestFile, OpenRequestLink } from './requests.dto.js';
import { FILE_VIEW, IMPORTED, LINK_TOKEN, LINKED, LINKED_ANSWER } from './requests.examples.js';

const PARTIES = ['hospital', 'vendor'] as const;
const OPAQUE = 'application/octet-stream';

/** Mailed links, by which vendors that nobody has registered see a request and answer it, and the workbooks that came by them. */
@Controller()
export class RequestLinksController {
  constructor(
    private readonly links: RequestLinksService,
    private readonly files: RequestFilesService,
  ) {}

  @Post('request-link')
  @Public()
  @Operation({
    id: 'openRequestLink',
    summary: 'メールのリンクで依頼の内容を見る(登録不要) / See a request by its mailed link, without registration',
    example: { body: { token: LINK_TOKEN }, answer: LINKED },
  })
  open(@Body() { token }: OpenRequestLink): Promise<LinkedRequest> {
    return this.links.open(token);
  }

  @Post('request-link/answers')
  @Public()
  @Operation({
    id: 'answerByLink',
    summary: 'メールのリンクから記入済みのExcelで回答する / Answer by the mailed link with a filled workbook',
    upload: { file: 'file', token: 'text', templateId: 'text' },
    example: { answer: LINKED_ANSWER },
    status: 201,
  })
  answer(@Upload() file: UploadedFile): Promise<LinkedAnswer> {
    const { token } = file.fields;
    if (token === undefined) throw new RuleViolation('request-link.not-found');
    return this.links.answer(token, file);
  }

  @Get('request-files/:id')
  @Allow({ kind: PARTIES })
  @Operation({
    id: 'getRequestFile',
    summary: '受け取ったファイルの読取り結果 / What a received workbook says',
    example: { answer: FILE_VIEW },
  })
  file(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RequestFileView> {
    return this.files.get(actor, id);
  }

  @Get('request-files/:id/content')
  @Allow({ kind: PARTIES })
  @Operation({
    id: 'downloadRequestFile',
    summary: '受け取ったファイルそのもの / The received workbook itself',
    example: {},
    download: [OPAQUE],
  })
  async content(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<StreamableFile> {
    const { bytes, name } = await this.files.download(actor, id);
    return download(bytes, OPAQUE, name);
  }

  @Post('request-files/:id/imports')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'importRequestFile',
    summary:
      '登録後に、送ったファイルを下書きに取り込む / Import what was sent by the link into a draft, once registered',
    example: { body: { draftId: IMPORTED.draftId }, answer: IMPORTED },
    status: 201,
  })
  import(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { draftId }: ImportRequestFile,
  ): Promise<ImportView> {
    return this.files.importInto(actor, id, draftId);
  }
}
