import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { Allow, CurrentActor, SignedIn, WRITERS } from '#platform/http/access.js';
import { download, XLSX } from '#platform/http/download.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { Upload, type UploadedFile } from '#platform/http/upload.js';
import { requestContext } from '#platform/request-context.js';
import { type AppliedImport, ImportsService, type ImportView } from './imports.service.js';
import { IMPORT_EXAMPLE, READING_EXAMPLE } from './workbooks.examples.js';
import { ApplyImport, WorkbookQuery } from './workbooks.dto.js';
import type { WorkbookReading } from './domain/workbook-reading.js';
import { WorkbookReader } from './workbook-reader.js';
import { type WorkbookFile, WorkbooksService } from './workbooks.service.js';

const WORKBOOK_UPLOAD = { file: 'file', templateId: 'text' } as const;

/** Filled workbooks in, answers as workbooks out. */
@Controller()
export class WorkbooksController {
  constructor(
    private readonly reader: WorkbookReader,
    private readonly imports: ImportsService,
    private readonly workbooks: WorkbooksService,
  ) {}

  @Post('workbooks/read')
  @SignedIn()
  @Operation({
    id: 'readWorkbook',
    summary: '記入済みのExcelを読む(何も保存しない) / Read a filled workbook; nothing is stored',
    upload: WORKBOOK_UPLOAD,
    example: { answer: READING_EXAMPLE },
  })
  read(@CurrentActor() actor: Actor, @Upload() file: UploadedFile): Promise<WorkbookReading> {
    return this.reader.read(actor, file, { templateId: file.fields['templateId'] });
  }

  @Post('drafts/:id/imports')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'importWorkbook',
    summary: '記入済みのExcelを下書きに取り込む(確認まで) / A filled workbook for a draft, up to the preview',
    status: 201,
    upload: WORKBOOK_UPLOAD,
    example: { answer: IMPORT_EXAMPLE },
  })
  import(@CurrentActor() actor: Actor, @IdParam() id: string, @Upload() file: UploadedFile): Promise<ImportView> {
    return this.imports.importInto(actor, id, file);
  }

  @Get('imports/:id')
  @Allow({ kind: ['vendor'] })
  @Operation({
    id: 'getImport',
    summary: '取り込みの確認 / What taking an import over would do, row by row',
    example: { answer: IMPORT_EXAMPLE },
  })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ImportView> {
    return this.imports.get(actor, id);
  }

  @Post('imports/:id/apply')
  @Allow({ kind: ['vendor'], role: WRITERS })
  @Operation({
    id: 'applyImport',
    summary: '取り込みを下書きに反映する / Take an import over into its draft',
    example: {
      body: { rows: { '1.1': 'file' }, header: {}, otherwise: 'draft', confirmForm: false },
      answer: {
        id: IMPORT_EXAMPLE.id,
        draftId: IMPORT_EXAMPLE.draftId,
        applied: ['1', '1.2'],
        unchanged: 3,
        kept: [],
        header: ['provider'],
        findings: [],
      },
    },
  })
  apply(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() choices: ApplyImport): Promise<AppliedImport> {
    return this.imports.apply(actor, id, choices);
  }

  @Get('imports/:id/report')
  @Allow({ kind: ['vendor'] })
  @Operation({
    id: 'downloadImportReport',
    summary: '指摘をコメントで付けた同じExcel / The same workbook with a comment on each problem cell',
    download: [XLSX],
    example: {},
  })
  async report(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<StreamableFile> {
    return asDownload(await this.workbooks.report(actor, id, languageOf(actor)));
  }

  @Get('workbooks/:id')
  @SignedIn()
  @Operation({
    id: 'downloadWorkbook',
    summary: '下書きか公開された開示書をExcelで出力する / A draft or published revision, by its id, as a workbook',
    download: [XLSX],
    example: {},
  })
  async download(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: WorkbookQuery,
  ): Promise<StreamableFile> {
    return asDownload(await this.workbooks.of(actor, id, query, languageOf(actor)));
  }

  @Get('templates/:id/workbook')
  @SignedIn()
  @Operation({
    id: 'downloadForm',
    summary: '様式のもとになった未記入のExcel / The blank workbook that a form was learned from, as it was uploaded',
    download: [XLSX],
    example: {},
  })
  async form(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return asDownload(await this.workbooks.form(actor, id));
  }
}

function asDownload({ name, bytes }: WorkbookFile): StreamableFile {
  return download(bytes, XLSX, name);
}

function languageOf(actor: Actor): Language {
  return requestContext.getStore()?.language ?? actor.language;
}
