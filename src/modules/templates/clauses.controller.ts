import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { CurrentActor, SignedIn } from '#platform/http/access.js';
import { download, XLSX } from '#platform/http/download.js';
import { Operation } from '#platform/http/operation.js';
import { requestContext } from '#platform/request-context.js';
import { clausesFile } from './clauses-file.js';
import { type ClauseMap, ClausesService } from './clauses.service.js';
import { ClausesQuery } from './clauses.dto.js';

const EXAMPLE: ClauseMap = {
  items: [
    {
      id: 'mhlw-6.0:ops:14',
      version: '6.0',
      book: 'ops',
      clause: '14',
      title: { ja: '第6.0版 システム運用編 14', en: 'Version 6.0, System operation 14' },
      rows: [
        {
          templateId: 'sds-5.0',
          form: 'SDS',
          version: '5.0',
          question: 'r4.4',
          code: 'r4.4',
          topic: 'auth.two_factor_plan',
          prompt: { ja: '二要素認証に対応済みか', en: 'Is two-factor authentication available' },
          by: 'form',
        },
      ],
    },
  ],
  books: [{ version: '6.0', book: 'ops', title: { ja: 'システム運用編', en: 'System operation' }, clauses: 17 }],
  next: null,
};

/** Which clause of the guideline is asked where. */
@Controller('clauses')
export class ClausesController {
  constructor(private readonly clauses: ClausesService) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'listClauses',
    summary: 'ガイドラインの項目ごとの設問 / Clauses of the guideline, each with the rows that ask about it',
    example: { answer: EXAMPLE },
  })
  list(@CurrentActor() actor: Actor, @Query() query: ClausesQuery): Promise<ClauseMap> {
    return this.clauses.list(actor, query);
  }

  @Get('export')
  @SignedIn()
  @Operation({
    id: 'exportClauses',
    summary: 'ガイドラインの項目と設問の対応をExcelで出力する / The map of clauses as Excel',
    example: {},
    download: [XLSX],
  })
  async export(@CurrentActor() actor: Actor, @Query() query: ClausesQuery): Promise<StreamableFile> {
    const map = await this.clauses.list(actor, query);
    const language = requestContext.getStore()?.language ?? actor.language;
    const name = language === 'ja' ? 'ガイドライン項目と設問.xlsx' : 'guideline-clauses.xlsx';
    return download(await clausesFile(map, language), XLSX, name);
  }
}
