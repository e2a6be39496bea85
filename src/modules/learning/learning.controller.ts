import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, DECIDERS, SignedIn, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { type Page, PageQuery } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { Upload, type UploadedFile } from '#platform/http/upload.js';
import type { FormDraftHead } from './form-drafts.repository.js';
import { FormDraftsService, type FormDraftView } from './form-drafts.service.js';
import { FormReleaseService, FOR_EVERYBODY, type ConfirmedForm } from './form-release.service.js';
import { ChangeFormDraft } from './learning.dto.js';
import { FORM_DRAFT } from './learning.examples.js';

const { id, file, sha256, naming, rowVersion, createdAt, updatedAt } = FORM_DRAFT;
const HEAD: FormDraftHead = { id, file, sha256, naming, rows: 1, rowVersion, createdAt, updatedAt };

/** Official forms learned from their own workbooks, reviewed by a person and released. */
@Controller('form-drafts')
export class LearningController {
  constructor(
    private readonly drafts: FormDraftsService,
    private readonly releases: FormReleaseService,
  ) {}

  @Post()
  @Allow({ role: WRITERS })
  @Operation({
    id: 'learnForm',
    summary: 'Excelから様式を学習する(確認まで) / Learn a form from its own workbook, up to the review',
    status: 201,
    upload: { file: 'file' },
    example: { answer: FORM_DRAFT },
  })
  learn(@CurrentActor() actor: Actor, @Upload() upload: UploadedFile): Promise<FormDraftView> {
    return this.drafts.learn(actor, upload);
  }

  @Get()
  @SignedIn()
  @Operation({
    id: 'listFormDrafts',
    summary: '学習中の様式の一覧 / Forms under review, newest first',
    example: { answer: { items: [HEAD], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<FormDraftHead>> {
    return this.drafts.list(actor, query);
  }

  @Get(':id')
  @SignedIn()
  @Operation({
    id: 'getFormDraft',
    summary: '学習中の様式を開く / A form under review: rows with cells, topics with reasons, doubts, faults',
    example: { answer: FORM_DRAFT },
  })
  get(@CurrentActor() actor: Actor, @IdParam() draftId: string): Promise<FormDraftView> {
    return this.drafts.get(actor, draftId);
  }

  @Patch(':id')
  @Allow({ role: WRITERS })
  @Operation({
    id: 'changeFormDraft',
    summary: '学習中の様式を直す(すべて行うか、何も行わない) / Change a form under review, all changes or none',
    example: {
      body: {
        changes: [
          { name: { publisher: '例示工業会' } },
          { setRow: { row: 'r1', topic: 'ext.medical_site' } },
          { splitRow: { row: 'r1', prompts: ['保存しますか。', '契約で定めますか。'], number: '1.2', sheetRow: 9 } },
        ],
      },
      answer: FORM_DRAFT,
    },
  })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() draftId: string,
    @IfMatch() version: number,
    @Body() body: ChangeFormDraft,
  ): Promise<FormDraftView> {
    return this.drafts.change(actor, draftId, version, body);
  }

  @Delete(':id')
  @Allow({ role: WRITERS })
  @Operation({
    id: 'discardFormDraft',
    summary: '学習中の様式を破棄する / Throw a form draft away',
    example: { answer: HEAD },
  })
  discard(@CurrentActor() actor: Actor, @IdParam() draftId: string): Promise<FormDraftHead> {
    return this.drafts.discard(actor, draftId);
  }

  @Post(':id/release')
  @Allow({ role: DECIDERS })
  @Operation({
    id: 'confirmForm',
    summary:
      '確かめた様式を公開する(このKaijiを使う全員が使えるようになる) / Release a reviewed form, for everybody on this installation',
    status: 201,
    example: {
      answer: {
        id: 'sds-6.0',
        form: 'SDS',
        version: '6.0',
        title: { ja: naming.title, en: naming.title },
        official: { publisher: '例示工業会', workbook: sha256 },
        hash: '3f1c…',
        notice: FOR_EVERYBODY,
      },
    },
  })
  confirm(
    @CurrentActor() actor: Actor,
    @IdParam() draftId: string,
    @IfMatch() version: number,
  ): Promise<ConfirmedForm> {
    return this.releases.confirm(actor, draftId, version);
  }
}
