import { Body, Controller, Get, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, WRITERS } from '#platform/http/access.js';
import { download, XLSX } from '#platform/http/download.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { IfMatch } from '#platform/http/row-version.js';
import { requestContext } from '#platform/request-context.js';
import type { PortfolioEntry } from './domain/portfolio-entry.js';
import { EntryInput, ExportPortfolioQuery, PortfolioQuery, RemoveEntry } from './portfolio.dto.js';
import { ENTRY_EXAMPLE, INPUT_EXAMPLE } from './portfolio.examples.js';
import { type PortfolioPage, PortfolioService } from './portfolio.service.js';

const MEDIA_TYPES = { xlsx: XLSX, csv: 'text/csv; charset=utf-8' } as const;

/** The 採用台帳: what a hospital uses or considers. */
@Controller('portfolio')
export class PortfolioController {
  constructor(private readonly portfolio: PortfolioService) {}

  @Post()
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'addPortfolioEntry',
    summary: '採用台帳に製品を加える / Add a product to the portfolio, by its id or by name',
    example: { body: INPUT_EXAMPLE, answer: ENTRY_EXAMPLE },
    status: 201,
  })
  add(@CurrentActor() actor: Actor, @Body() body: EntryInput): Promise<PortfolioEntry> {
    return this.portfolio.add(actor, body);
  }

  @Get()
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'listPortfolio',
    summary: '採用台帳と最終更新 / The portfolio by vendor and product, and who wrote it last and when',
    example: {
      answer: {
        items: [ENTRY_EXAMPLE],
        next: null,
        lastChange: {
          at: ENTRY_EXAMPLE.updatedAt,
          by: ENTRY_EXAMPLE.updatedBy,
          byName: ENTRY_EXAMPLE.updatedByName,
        },
      },
    },
  })
  list(@CurrentActor() actor: Actor, @Query() query: PortfolioQuery): Promise<PortfolioPage> {
    return this.portfolio.list(actor, query);
  }

  @Get('export')
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'exportPortfolio',
    summary: '採用台帳をExcelかCSVで出力する / The portfolio as Excel or CSV',
    example: {},
    download: Object.values(MEDIA_TYPES),
  })
  async export(@CurrentActor() actor: Actor, @Query() query: ExportPortfolioQuery): Promise<StreamableFile> {
    const language = requestContext.getStore()?.language ?? actor.language;
    const bytes = await this.portfolio.file(actor, query, language);
    const name = `${language === 'ja' ? '採用台帳' : 'portfolio'}.${query.format}`;
    return download(bytes, MEDIA_TYPES[query.format], name);
  }

  @Get(':id')
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'getPortfolioEntry',
    summary: '採用台帳の1行 / One entry of the portfolio',
    example: { answer: ENTRY_EXAMPLE },
  })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PortfolioEntry> {
    return this.portfolio.get(actor, id);
  }

  @Patch(':id')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'changePortfolioEntry',
    summary: '採用台帳の行を変更する / Change an entry, retire it with a reason, or link it to a product of Kaiji',
    example: {
      body: { status: 'retired', retiredReason: '2026年9月に更新したため' },
      answer: { ...ENTRY_EXAMPLE, status: 'retired', retiredReason: '2026年9月に更新したため', rowVersion: 2 },
    },
  })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: EntryInput,
  ): Promise<PortfolioEntry> {
    return this.portfolio.change(actor, id, rowVersion, body);
  }

  @Post(':id/removal')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'removePortfolioEntry',
    summary: '誤って加えた行を採用台帳から外す / Take an entry off that should never have stood there',
    example: { body: { reason: '同じ機器を二度登録していたため' } },
    status: 204,
  })
  remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() { reason }: RemoveEntry,
  ): Promise<void> {
    return this.portfolio.remove(actor, id, rowVersion, reason);
  }
}
