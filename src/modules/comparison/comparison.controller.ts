import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { CurrentActor, SignedIn } from '#platform/http/access.js';
import { download, XLSX } from '#platform/http/download.js';
import { Operation } from '#platform/http/operation.js';
import { requestContext } from '#platform/request-context.js';
import { comparisonFile } from './comparison-files.js';
import { ComparisonQuery, ExportComparisonQuery } from './comparison.dto.js';
import { type Comparison, ComparisonService } from './comparison.service.js';
import { leanRow, type LeanRow } from './domain/lean-cell.js';

/** A comparison as it is sent. */
type LeanComparison = Omit<Comparison, 'rows'> & { readonly rows: readonly LeanRow[] };

const COLUMN = {
  productId: '0197a3f0-7c1e-7b52-9d5e-3f1a2b4c5d6e',
  productName: '地域カルテ クラウド',
  productVersion: '4.2',
  vendorName: '例示医療クラウド株式会社',
  revisionId: '0197a3f0-8d2f-7c63-8e6f-4a2b3c5d6e7f',
  number: 2,
  templateId: 'sds-5.0',
  publishedAt: '2026-11-20T01:00:00.000Z',
  validUntil: '2027-11-19',
  expired: false,
};
const EXAMPLE: LeanComparison = {
  onto: 'sds-5.0',
  columns: [
    COLUMN,
    {
      ...COLUMN,
      productId: '0197a3f0-9e30-7d74-9f70-5b3c4d6e7f80',
      revisionId: '0197a3f0-af41-7e85-8081-6c4d5e7f8091',
      productName: '画像連携サービス',
    },
  ],
  rows: [
    {
      topic: 'auth.two_factor',
      templateId: 'sds-5.0',
      question: '17.1d',
      code: '17.1d',
      section: { ja: '技術的安全対策', en: 'Technical safeguards' },
      prompt: { ja: '二要素の組合せ', en: 'Two factors together' },
      cells: [
        { state: 'yes', code: 'Y' },
        { state: 'blank', code: '-', sourceQuestion: 'r4.1d', sourceCode: 'r4.1d' },
      ],
      verdict: 'missing',
      hasGap: true,
    },
  ],
  missing: [],
};
const MEDIA_TYPES = {
  xlsx: XLSX,
  csv: 'text/csv; charset=utf-8',
} as const;

/** Published disclosures of several products side by side. */
@Controller('comparison')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonService) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'compareProducts',
    summary: '製品を並べて比べる / 2 to 100 products side by side',
    example: { answer: EXAMPLE },
  })
  async compare(@CurrentActor() actor: Actor, @Query() query: ComparisonQuery): Promise<LeanComparison> {
    const { comparison } = await this.comparisons.compare(actor, query);
    return { ...comparison, rows: comparison.rows.map(leanRow) };
  }

  @Get('export')
  @SignedIn()
  @Operation({
    id: 'exportComparison',
    summary: '比較表をExcelかCSVで出力する / The comparison as Excel or CSV',
    example: {},
    download: Object.values(MEDIA_TYPES),
  })
  async export(@CurrentActor() actor: Actor, @Query() query: ExportComparisonQuery): Promise<StreamableFile> {
    const { comparison, formOf } = await this.comparisons.compare(actor, query, 'exported');
    const language = requestContext.getStore()?.language ?? actor.language;
    const bytes = await comparisonFile(comparison, query.format, formOf, language);
    const name = `${language === 'ja' ? '開示書の比較' : 'comparison'}.${query.format}`;
    return download(bytes, MEDIA_TYPES[query.format], name);
  }
}
