import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { unpackAnswers } from '#modules/disclosures/domain/packed-texts.js';
import type { Template } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import type { ComparedProducts, ComparisonQuery, ExportComparisonQuery } from './comparison.dto.js';
import { ComparisonRepository, type PublishedColumn } from './comparison.repository.js';
import { chooseColumns, leadingForm } from './domain/choose-columns.js';
import type { MissingProduct } from './domain/missing-product.js';
import { withDetails } from './domain/details.js';
import { compare, type Matrix, type MatrixRow, onlyDifferences, onlyGaps } from './domain/compare.js';

/** Who and what a column shows. */
export interface ComparisonColumn {
  readonly productId: string;
  readonly productName: string;
  readonly productVersion: string;
  readonly vendorName: string;
  readonly revisionId: string;
  readonly number: number;
  readonly templateId: string;
  readonly publishedAt: string;
  readonly validUntil: string;
  /** Its last day has passed (期限切れ). */
  readonly expired: boolean;
}

/** Products side by side; `cells` of a row stand in the order of `columns`. */
export interface Comparison {
  /** The form whose rows lead. */
  readonly onto: string;
  readonly columns: readonly ComparisonColumn[];
  readonly rows: readonly MatrixRow[];
  readonly missing: readonly MissingProduct[];
}

/** A comparison with the forms that it stands on. */
export interface ComparisonOnForms {
  readonly comparison: Comparison;
  readonly formOf: (id: string) => Template;
}

type Column = PublishedColumn & { readonly template: Template };

/** Published disclosures of several products on the same questions. Comparing is reading: the vendors see that it happened. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly database: Database,
    private readonly comparisons: ComparisonRepository,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `comparison.too-few` {missing}, `template.not-found` */
  compare(
    actor: Actor,
    { productIds, onto, show, remarks }: ComparisonQuery | ExportComparisonQuery,
    act: 'compared' | 'exported' = 'compared',
  ): Promise<ComparisonOnForms> {
    return this.database.read(actor, async (tx) => {
      const wanted = onto === undefined ? null : await this.templates.get(tx, onto);
      const columns = await this.columns(tx, actor, productIds, wanted, remarks);
      const missing = await this.missing(tx, productIds, columns);
      const lead = wanted ?? leadingForm(columns);
      if (columns.length < 2 || lead === undefined) throw new RuleViolation('comparison.too-few', { missing });
      await this.recordReads(tx, actor, columns, act);
      const revisions = columns.map(asRevision);
      const matrix = shown(compare(revisions, lead), show);
      const { rows } = remarks
        ? withDetails(
            matrix,
            revisions.map(({ texts }) => texts),
          )
        : matrix;
      const heads = columns.map((column) => this.head(column));
      const forms = new Map(columns.map(({ template }) => [template.id, template]));
      return {
        comparison: { onto: lead.id, columns: heads, rows, missing },
        formOf: (id) => forms.get(id) ?? lead,
      };
    });
  }

  private async columns(
    tx: Tx,
    actor: Actor,
    productIds: readonly string[],
    wanted: Template | null,
    whole: boolean,
  ): Promise<Column[]> {
    const found = await this.comparisons.current(tx, actor, productIds, whole);
    const candidates = await Promise.all(
      found.map(async (column) => ({ ...column, template: await this.templates.get(tx, column.templateId) })),
    );
    return chooseColumns(productIds, candidates, wanted?.form ?? null);
  }

  private async missing(tx: Tx, productIds: readonly string[], columns: readonly Column[]): Promise<MissingProduct[]> {
    const there = new Set(columns.map(({ productId }) => productId));
    const absent = productIds.filter((id) => !there.has(id));
    if (absent.length === 0) return [];
    const products = await this.comparisons.without(tx, absent);
    return products.map(({ productId, productName, onRequest }) => ({
      productId,
      productName,
      reason: productName === null ? 'not_found' : onRequest ? 'ask_for_access' : 'not_published',
    }));
  }

  private recordReads(tx: Tx, actor: Actor, columns: readonly Column[], act: 'compared' | 'exported'): Promise<void> {
    const entries = columns.map(
      ({ revisionId, vendorId }) => ({ type: `revision.${act}`, subjectId: revisionId, concerns: [vendorId] }) as const,
    );
    return this.journal.recordEach(tx, actor, entries);
  }

  private head(column: Column): ComparisonColumn {
    const {
      productId,
      productName,
      productVersion,
      vendorName,
      revisionId,
      number,
      templateId,
      publishedAt,
      validUntil,
    } = column;
    const expired = validUntil < this.clock.today();
    return {
      productId,
      productName,
      productVersion,
      vendorName,
      revisionId,
      number,
      templateId,
      publishedAt,
      validUntil,
      expired,
    };
  }
}

function asRevision({ productId, template, codes, texts }: Column): Parameters<typeof compare>[0][number] {
  return { id: productId, template, codes, texts: unpackAnswers(template, codes, texts ?? {}) };
}

function shown(matrix: Matrix, show: ComparedProducts['show']): Matrix {
  if (show === 'differences') return onlyDifferences(matrix);
  return show === 'gaps' ? onlyGaps(matrix) : matrix;
}
