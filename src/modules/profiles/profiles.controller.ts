import { Body, Controller, Delete, Get, Param, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, SignedIn, WRITERS } from '#platform/http/access.js';
import { download, XLSX } from '#platform/http/download.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { requestContext } from '#platform/request-context.js';
import type { JudgedProduct, JudgedProducts } from './domain/judged-products.js';
import type { ProfileView } from './domain/profile-view.js';
import { judgementFile } from './judgement-file.js';
import { JudgingService } from './judging.service.js';
import { ChangeProfile, CreateProfile, JudgementQuery, JudgementsQuery, ProfilesQuery } from './profiles.dto.js';
import { DETAILS, INPUT, JUDGED_PRODUCT, JUDGED_PRODUCTS, PROFILE } from './profiles.examples.js';
import { type ProfileDetails, ProfilesService } from './profiles.service.js';

/** What hospitals must have from vendors (判定プロファイル), and how products stand to it. */
@Controller('profiles')
export class ProfilesController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly judging: JudgingService,
  ) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'listProfiles',
    summary: '判定プロファイルの一覧 / What hospitals must have from vendors: shipped, own and shared profiles',
    example: { answer: { items: [PROFILE], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: ProfilesQuery): Promise<Page<ProfileView>> {
    return this.profiles.list(actor, query);
  }

  @Post()
  @Allow({ kind: ['hospital', 'industry_group'], role: WRITERS })
  @Operation({
    id: 'createProfile',
    summary: '番号の一覧などから判定プロファイルを作る / Make a profile from a pasted list of numbers, or of topics',
    example: { body: INPUT, answer: PROFILE },
    status: 201,
  })
  create(@CurrentActor() actor: Actor, @Body() body: CreateProfile): Promise<ProfileView> {
    return this.profiles.create(actor, body);
  }

  @Get(':profile')
  @SignedIn()
  @Operation({
    id: 'getProfile',
    summary: '判定プロファイルと求める行 / One profile with the rows that it asks for',
    example: { answer: DETAILS },
  })
  get(@CurrentActor() actor: Actor, @Param('profile') id: string): Promise<ProfileDetails> {
    return this.profiles.get(actor, id);
  }

  @Patch(':profile')
  @Allow({ kind: ['hospital', 'industry_group'], role: WRITERS })
  @Operation({
    id: 'changeProfile',
    summary: '自組織の判定プロファイルを変更する / Change a profile of one’s own',
    example: { body: { numbers: '1-3\n5' }, answer: { ...PROFILE, rowVersion: 2 } },
  })
  change(
    @CurrentActor() actor: Actor,
    @IdParam('profile') id: string,
    @IfMatch() rowVersion: number,
    @Body() body: ChangeProfile,
  ): Promise<ProfileView> {
    return this.profiles.change(actor, id, rowVersion, body);
  }

  @Delete(':profile')
  @Allow({ kind: ['hospital', 'industry_group'], role: WRITERS })
  @Operation({
    id: 'retireProfile',
    summary: '自組織の判定プロファイルの使用を終える / Take a profile of one’s own out of use',
    example: { answer: { ...PROFILE, judgeable: false, retiredAt: '2026-11-20T01:00:00.000Z', rowVersion: 2 } },
  })
  retire(
    @CurrentActor() actor: Actor,
    @IdParam('profile') id: string,
    @IfMatch() rowVersion: number,
  ): Promise<ProfileView> {
    return this.profiles.retire(actor, id, rowVersion);
  }

  @Get(':profile/judgement')
  @SignedIn()
  @Operation({
    id: 'judgeProfile',
    summary: '一つの製品を判定する / A product judged: what does not pass first, each row with its treatment',
    example: { answer: JUDGED_PRODUCT },
  })
  product(
    @CurrentActor() actor: Actor,
    @Param('profile') id: string,
    @Query() query: JudgementQuery,
  ): Promise<JudgedProduct> {
    return this.judging.product(actor, id, query);
  }

  @Get(':profile/judgements')
  @SignedIn()
  @Operation({
    id: 'judgeProducts',
    summary: '製品を並べて判定する / 1 to 100 products judged side by side',
    example: { answer: JUDGED_PRODUCTS },
  })
  products(
    @CurrentActor() actor: Actor,
    @Param('profile') id: string,
    @Query() query: JudgementsQuery,
  ): Promise<JudgedProducts> {
    return this.judging.products(actor, id, query);
  }

  @Get(':profile/judgements/export')
  @SignedIn()
  @Operation({
    id: 'exportProfileJudgement',
    summary: '判定結果をExcelで出力する / The judgements as Excel',
    example: {},
    download: [XLSX],
  })
  async export(
    @CurrentActor() actor: Actor,
    @Param('profile') id: string,
    @Query() query: JudgementsQuery,
  ): Promise<StreamableFile> {
    const judged = await this.judging.export(actor, id, query);
    const language = requestContext.getStore()?.language ?? actor.language;
    const name = language === 'ja' ? '判定結果.xlsx' : 'judgements.xlsx';
    return download(await judgementFile(judged, language), XLSX, name);
  }
}
