import { Controller, Delete, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, SignedIn } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { sha256 } from '#platform/keys/signing.js';
import { type FormSummary, FormsService, type FormView } from './forms.service.js';
import { ReleasedFormsService } from './released-forms.service.js';
import { TemplatesQuery } from './templates.dto.js';

const SUMMARY = {
  id: 'sds-5.0',
  form: 'SDS',
  version: '5.0',
  guideline: { name: '医療情報システムの安全管理に関するガイドライン', version: '6.0' },
  title: { ja: 'サービス事業者による医療情報セキュリティ開示書', en: 'Service provider disclosure statement (SDS)' },
  provenance: 'partly seen',
  questions: 101,
  hash: '3f1c…',
  releasedBy: null,
  retired: false,
  replacedBy: null,
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

const LEARNED = {
  ...FORM,
  id: 'sds-6.0',
  version: '6.0',
  official: {
    publisher: '例示工業会',
    workbook: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  },
  releasedBy: { organizationId: '019aa6a0-0000-7000-8000-0000000000aa', name: 'みらい医療情報株式会社' },
};

/** Of the definition, and for a learned form of its standing too. */
function etagOf({ hash, official, releasedBy, retired, replacedBy }: FormView): string {
  if (!official && replacedBy === null) return `"${hash}"`;
  return `"${hash}-${sha256(JSON.stringify({ releasedBy, retired, replacedBy })).slice(0, 16)}"`;
}

/** Forms and what is known about them: the same for everybody who is signed in. */
@Controller()
export class TemplatesController {
  constructor(
    private readonly forms: FormsService,
    private readonly released: ReleasedFormsService,
  ) {}

  @Get('templates')
  @SignedIn()
  @Operation({
    id: 'listTemplates',
    summary: '様式の一覧 / The forms, each with how sure its definition is',
    example: { answer: { items: [SUMMARY], next: null } },
  })
  async list(@CurrentActor() actor: Actor, @Query() { form }: TemplatesQuery): Promise<Page<FormSummary>> {
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
  ): Promise<FormView | undefined> {
    const template = await this.forms.get(actor, id);
    const etag = etagOf(template);
    void reply.header('ETag', etag).header('Cache-Control', 'private, no-cache');
    if (!known?.includes(etag)) return template;
    void reply.status(304);
    return undefined;
  }

  @Put('templates/:id/retirement')
  @Allow({ kind: ['operator'], role: ['admin'] })
  @Operation({
    id: 'retireForm',
    summary:
      '学習した様式の提供をやめる(記入済みのものは残る) / Offer a learned form no longer; what stands on it stays',
    example: { answer: { ...LEARNED, retired: true } },
  })
  retire(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FormView> {
    return this.released.retire(actor, id);
  }

  @Delete('templates/:id/retirement')
  @Allow({ kind: ['operator'], role: ['admin'] })
  @Operation({
    id: 'bringBackForm',
    summary: '提供をやめた様式を再び使えるようにする / Offer a retired form again',
    example: { answer: LEARNED },
  })
  bringBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FormView> {
    return this.released.bringBack(actor, id);
  }
}
