import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import { type Page, PageQuery } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { Upload, type UploadedFile } from '#platform/http/upload.js';
import type { LedgerLine } from './domain/ledger-line.js';
import { ApplyLedger, ChangeColumns, LedgerRowsQuery } from './ledgers.dto.js';
import {
  APPLIED_EXAMPLE,
  DECISIONS_EXAMPLE,
  HEADS_EXAMPLE,
  LEDGER_EXAMPLE,
  LINE_EXAMPLE,
  MAPPING_EXAMPLE,
} from './ledgers.examples.js';
import type { LedgerHead, LedgerMapping } from './ledgers.repository.js';
import { type AppliedLedgerView, LedgersService, type LedgerView } from './ledgers.service.js';

/** Device ledgers (機器台帳), whatever their columns are called, into the portfolio. */
@Controller()
export class LedgersController {
  constructor(private readonly ledgers: LedgersService) {}

  @Post('ledgers')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'importLedger',
    summary: '機器台帳(Excel・CSV)を読む(確認まで) / Read a device ledger, up to the preview',
    status: 201,
    upload: { file: 'file' },
    example: { answer: LEDGER_EXAMPLE },
  })
  import(@CurrentActor() actor: Actor, @Upload() file: UploadedFile): Promise<LedgerView> {
    return this.ledgers.import(actor, file);
  }

  @Get('ledgers')
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'listLedgers',
    summary: '読み込んだ機器台帳 / Device ledgers that were read, newest first',
    example: { answer: HEADS_EXAMPLE },
  })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<LedgerHead>> {
    return this.ledgers.list(actor, query);
  }

  @Get('ledgers/:id')
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'getLedger',
    summary: '機器台帳の列の対応と件数 / A device ledger: its columns, and how it stands to the portfolio',
    example: { answer: LEDGER_EXAMPLE },
  })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<LedgerView> {
    return this.ledgers.get(actor, id);
  }

  @Get('ledgers/:id/rows')
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'listLedgerRows',
    summary:
      '機器台帳の各行と照合結果 / Rows of a device ledger with what they may mean, then entries that it does not have',
    example: { answer: { items: [LINE_EXAMPLE], next: null } },
  })
  rows(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: LedgerRowsQuery,
  ): Promise<Page<LedgerLine>> {
    return this.ledgers.rows(actor, id, query);
  }

  @Put('ledgers/:id/columns')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'changeLedgerColumns',
    summary: '機器台帳の列の対応を直して読み直す / Say what columns of a device ledger hold, and read it anew',
    example: { body: { columns: [{ column: 'D', field: 'version' }] }, answer: { ...LEDGER_EXAMPLE, rowVersion: 2 } },
  })
  changeColumns(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: ChangeColumns,
  ): Promise<LedgerView> {
    return this.ledgers.changeColumns(actor, id, rowVersion, body);
  }

  @Post('ledgers/:id/apply')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'applyLedger',
    summary: '機器台帳を採用台帳に反映する / Take a device ledger over into the portfolio',
    example: { body: DECISIONS_EXAMPLE, answer: APPLIED_EXAMPLE },
  })
  apply(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: ApplyLedger,
  ): Promise<AppliedLedgerView> {
    return this.ledgers.apply(actor, id, rowVersion, body);
  }

  @Get('ledger-mappings')
  @Allow({ kind: ['hospital'] })
  @Operation({
    id: 'listLedgerMappings',
    summary: '見出しごとに保存した列の対応 / What was chosen for ledgers by their headings',
    example: { answer: { items: [MAPPING_EXAMPLE], next: null } },
  })
  mappings(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<LedgerMapping>> {
    return this.ledgers.mappings(actor, query);
  }
}
