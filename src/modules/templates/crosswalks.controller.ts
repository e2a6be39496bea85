import { Body, Controller, Get, Patch, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, DECIDERS, SignedIn } from '#platform/http/access.js';
import { download, XLSX } from '#platform/http/download.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { requestContext } from '#platform/request-context.js';
import { crosswalkFile } from './crosswalk-files.js';
import {
  ChangeCrosswalk,
  CrosswalkQuery,
  CrosswalkVersionQuery,
  CrosswalkVersionsQuery,
  ExportCrosswalkQuery,
} from './crosswalks.dto.js';
import type { CrosswalkVersion } from './crosswalks.repository.js';
import { CrosswalksService } from './crosswalks.service.js';
import type { CrosswalkView } from './domain/crosswalk-view.js';

const ENTRY = {
  kind: 'reworded',
  from: ['r7'],
  to: ['r7'],
  topic: 'net.wifi',
  carryOver: 'confirm',
  because: { ja: '同じ論点(net.wifi)、文言の一致 84 %', en: 'same topic (net.wifi); wording 84 % alike' },
} as const;
const CHANGED = {
  note: '解説書に合わせた',
  organization: { id: '019aa6a0-0000-7000-8000-0000000000aa', name: 'みらい医療情報株式会社' },
  changedAt: '2026-11-20T01:00:00.000Z',
};
const CROSSWALK: CrosswalkView = {
  from: 'mds-4.1',
  to: 'mds-5.0',
  confidence: 'reconstructed',
  source: 'shipped',
  rowVersion: 0,
  changed: null,
  mayChange: false,
  map: [ENTRY],
  withoutEntry: { from: ['r4.1'], to: ['r4.1'] },
};
const MEDIA_TYPES = { xlsx: XLSX, csv: 'text/csv; charset=utf-8' } as const;

/** How the rows of two forms lie on each other: the same for everybody who is signed in. */
@Controller('crosswalk')
export class CrosswalksController {
  constructor(private readonly crosswalks: CrosswalksService) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'getCrosswalk',
    summary: '二つの様式の設問対応(理由つき) / How the rows of two forms lie on each other, and why',
    example: { answer: CROSSWALK },
  })
  async get(@CurrentActor() actor: Actor, @Query() query: CrosswalkVersionQuery): Promise<CrosswalkView> {
    return (await this.crosswalks.get(actor, query)).view;
  }

  @Patch()
  @Allow({ role: DECIDERS })
  @Operation({
    id: 'changeCrosswalk',
    summary:
      '設問対応を定める・外す(運営者と、どちらかの様式を公開した組織) / Set and remove entries: the operator, and whoever released one of the forms',
    example: {
      body: {
        set: [
          { kind: 'same', from: ['r7'], to: ['r7'], carryOver: 'suggest', because: '解説書で同じ設問とされている' },
        ],
        remove: [{ from: ['r8'], to: ['r8'] }],
        note: CHANGED.note,
      },
      answer: {
        ...CROSSWALK,
        source: 'stored',
        rowVersion: 1,
        changed: CHANGED,
        mayChange: true,
        map: [{ ...ENTRY, kind: 'same', carryOver: 'suggest', settled: true }],
      },
    },
  })
  async change(
    @CurrentActor() actor: Actor,
    @Query() query: CrosswalkQuery,
    @IfMatch() rowVersion: number,
    @Body() body: ChangeCrosswalk,
  ): Promise<CrosswalkView> {
    return (await this.crosswalks.change(actor, query, rowVersion, body)).view;
  }

  @Get('versions')
  @SignedIn()
  @Operation({
    id: 'listCrosswalkVersions',
    summary: '設問対応の変更の一覧 / Who changed a crosswalk, newest first',
    example: {
      answer: { items: [{ id: '019aa6a0-0000-7000-8000-0000000000c1', version: 1, ...CHANGED }], next: null },
    },
  })
  versions(@CurrentActor() actor: Actor, @Query() query: CrosswalkVersionsQuery): Promise<Page<CrosswalkVersion>> {
    return this.crosswalks.versions(actor, query);
  }

  @Get('export')
  @SignedIn()
  @Operation({
    id: 'exportCrosswalk',
    summary: '新旧対照表をExcelかCSVで出力する / The migration table as Excel or CSV',
    example: {},
    download: Object.values(MEDIA_TYPES),
  })
  async export(@CurrentActor() actor: Actor, @Query() query: ExportCrosswalkQuery): Promise<StreamableFile> {
    const crosswalk = await this.crosswalks.get(actor, query);
    const language = requestContext.getStore()?.language ?? actor.language;
    const bytes = await crosswalkFile(crosswalk, query.format, language);
    const name = language === 'ja' ? '新旧対照表' : 'migration-table';
    return download(bytes, MEDIA_TYPES[query.format], `${name}-${query.from}-${query.to}.${query.format}`);
  }
}
