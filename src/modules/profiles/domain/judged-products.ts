import type { Bilingual } from '../../../kernel/bilingual.js';
import type { FormKind, Template } from '../../templates/domain/template.js';
import type { JudgedRow, ProfileJudgement, RowTreatment, Standing } from './judge-profile.js';
import { exceptionsFirst } from './judge-profile.js';
import type { RowHead } from './wanted-rows.js';
import type { OutcomeCounts, Whole } from './whole.js';

/** The treatment that a row got of the hospital, as far as a judgement shows it. */
export interface TreatmentShown extends RowTreatment {
  readonly id: string;
  readonly kind: 'reduce' | 'avoid' | 'transfer' | 'accept';
  readonly state: string;
  readonly reason: string;
  /** Its last day (YYYY-MM-DD). */
  readonly reviewOn: string;
}

/** A revision that was judged. */
export interface JudgedRevision {
  readonly revisionId: string;
  readonly templateId: string;
  readonly number: number;
  readonly publishedAt: string;
  readonly validUntil: string;
  /** Its last day has passed (期限切れ). */
  readonly expired: boolean;
}

/** By what was judged. */
export interface JudgedBy {
  readonly id: string;
  readonly title: Bilingual;
  /** What of the profile is not known here, or cannot be judged from answers: nobody passes an incomplete list. */
  readonly unknown: readonly Bilingual[];
  readonly complete: boolean;
  /** Day on which it was judged. */
  readonly judgedOn: string;
  /** The hospital's next renewal, where it was told. */
  readonly renewalOn: string | null;
}

/** How a product came out. */
export interface ProductOutcome {
  readonly productId: string;
  readonly productName: string;
  readonly productVersion: string;
  readonly vendorName: string;
  readonly standing: Standing;
  readonly whole: Whole;
  readonly counts: OutcomeCounts;
  /** Families of forms on which there is more to ask access for. */
  readonly onRequest: readonly FormKind[];
  readonly revisions: readonly JudgedRevision[];
}

/** A product judged by a profile; `rows`: what does not pass first. */
export interface JudgedProduct extends ProductOutcome {
  readonly profile: JudgedBy;
  readonly rows: readonly JudgedRow<TreatmentShown>[];
}

/** Several products judged by a profile: the rows of the profile, and each product's cells in their order. */
export interface JudgedProducts {
  readonly profile: JudgedBy;
  readonly rows: readonly RowHead[];
  readonly products: readonly (ProductOutcome & { readonly cells: readonly JudgedCell[] })[];
  /** Products that the caller may not know of, or that are not there. */
  readonly missing: readonly string[];
}

/** Several products judged by a profile, with every row and the forms that rows stand on: to be written out. */
export interface ExportedJudgements extends Omit<JudgedProducts, 'products'> {
  readonly products: readonly (ProductOutcome & { readonly rows: readonly JudgedRow<TreatmentShown>[] })[];
  readonly forms: readonly Template[];
}

/** One row of one product; the worst of its rows, where a topic is asked several times. `reason` only where it does not pass. */
export interface JudgedCell {
  readonly judgement: JudgedRow['judgement'];
  readonly rule: JudgedRow['rule'];
  readonly reason?: Bilingual;
  /** Where it stands: the form and the row there. */
  readonly templateId: string | null;
  readonly question: string | null;
  readonly treatment?: Pick<TreatmentShown, 'id' | 'kind' | 'state' | 'counts'>;
}

/** A product's cells in the order of the profile; none where there was nothing to judge. */
export function cellsOf(
  { rows }: Pick<ProfileJudgement<TreatmentShown>, 'rows'>,
  count: number,
): readonly JudgedCell[] {
  if (rows.length === 0) return [];
  const byPlace = new Map<number, JudgedRow<TreatmentShown>[]>();
  for (const row of rows) byPlace.set(row.place, [...(byPlace.get(row.place) ?? []), row]);
  return Array.from({ length: count }, (_, place) =>
    exceptionsFirst(byPlace.get(place) ?? [])
      .slice(0, 1)
      .map(cell),
  ).flat();
}

function cell({ judgement, rule, reason, templateId, question, treatment }: JudgedRow<TreatmentShown>): JudgedCell {
  return {
    judgement,
    rule,
    ...(judgement === 'pass' ? {} : { reason }),
    templateId,
    question,
    ...(treatment && {
      treatment: { id: treatment.id, kind: treatment.kind, state: treatment.state, counts: treatment.counts },
    }),
  };
}
