import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { CurrentActor, SignedIn } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import type { CrosswalkPair } from './domain/crosswalk-pair.js';
import type { Profile } from './domain/profile.js';
import type { HashedTemplate } from './domain/template.js';
import { FormsService } from './forms.service.js';
import { CrosswalkQuery, TemplatesQuery } from './templates.dto.js';
import { TemplatesService, type TemplateSummary } from './templates.service.js';

const SUMMARY = {
  id: 'sds-5.0',
  form: 'SDS',
  version: '5.0',
  guideline: { name: '医療情報システムの安全管理に関するガイドライン', version: '6.0' },
  title: { ja: 'サービス事業者による医療情報セキュリティ開示書', en: 'Service provider disclosure statement (SDS)' },
  provenance: 'partly seen',
  questions: 101,
  hash: '3f1c…',
};

const ROW = {
  code: '1.1',
  officialCode: '1.1',
  parent: '1',
  prompt: {
    ja: '医療法人等が適切に管理する場所に保存する場合…',
    en: 'If stored in a place managed by a medical corporation…',
  },
  answerType: 'yes_no_na',
  choices: [],
  visibleWhen: { question: '1', in: ['yes'] },
  remark: { allowed: true, requiredWhen: [] },
  guidelineRefs: ['mhlw-5.x:8'],
  topic: 'ext.medical_site',
};

const FORM = {
  ...SUMMARY,
  answerVocabulary: [{ key: 'yes', label: { ja: 'はい', en: 'Yes' } }],
  layout: { columns: ['番号', '設問', '回答', '備考'] },
  rounds: 1,
  dates: [],
  headerFields: [{ key: 'vendor', type: 'text', label: { ja: '事業者名', en: 'Vendor' }, required: true }],
  sections: [{ code: 'ext', title: { ja: '外部保存', en: 'External storage' }, provenance: 'seen', questions: [ROW] }],
};

/** Forms and what is known about them: the same for everybody who is signed in. */
@Controller()
export class TemplatesController {
  constructor(
    private readonly forms: FormsService,
    private readonly templates: TemplatesService,
  ) {}

  @Get('templates')
  @SignedIn()
  @Operation({
    id: 'listTemplates',
    summary: '様式の一覧 / The forms, each with how sure its definition is',
    example: { answer: { items: [SUMMARY], next: null } },
  })
  async list(@CurrentActor() actor: Actor, @Query() { form }: TemplatesQuery): Promise<Page<TemplateSummary>> {
    return { items: await this.forms.list(actor, form), next: null };
  }

  @Get('templates/:id')
  @SignedIn()
  @Operation({
    id: 'getTemplate',
    summary: '様式の全体 / One form: sections, questions, conditions, topics, provenance',
    example: { answer: FORM },
  })
  async get(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HashedTemplate | undefined> {
    const template = await this.forms.get(actor, id);
    const etag = `"${template.hash}"`;
    void reply.header('ETag', etag).header('Cache-Control', 'private, no-cache');
    if (!known?.includes(etag)) return template;
    void reply.status(304);
    return undefined;
  }

  @Get('crosswalk')
  @SignedIn()
  @Operation({
    id: 'getCrosswalk',
    summary: '二つの様式の設問対応 / How the rows of two forms lie on each other',
    example: {
      answer: {
        from: 'mds-4.1',
        to: 'mds-5.0',
        confidence: 'reconstructed',
        map: [{ kind: 'reworded', from: ['r7'], to: ['r7'], topic: 'net.wifi', carryOver: 'confirm' }],
      },
    },
  })
  crosswalk(@CurrentActor() actor: Actor, @Query() { from, to }: CrosswalkQuery): Promise<CrosswalkPair> {
    return this.forms.crosswalk(actor, from, to);
  }

  @Get('profiles')
  @SignedIn()
  @Operation({
    id: 'listProfiles',
    summary: '判定プロファイルの一覧 / What hospitals must have from vendors, by occasion',
    example: {
      answer: {
        items: [
          {
            id: 'inspection-r7',
            title: { ja: '立入検査(令和7年度)', en: 'On-site inspection, fiscal year 2025' },
            source: '立入検査のチェックリスト(令和7年度)',
            items: [{ form: 'CHECKLIST_VENDOR', per: 'vendor' }],
            itemNotes: [],
            knownSdsTopics: [],
            sdsAreasInOrder: [],
            obligationsOnRequest: [],
            publishedByVendor: [],
          },
        ],
        next: null,
      },
    },
  })
  profiles(): Page<Profile> {
    return { items: this.templates.profiles, next: null };
  }
}
