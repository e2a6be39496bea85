import type { Fault } from './domain/fault.js';
import { questionsOf, type Template } from './domain/template.js';

/**
 * `criteria.yaml` as it stands on disk, once it holds to `criteria.schema.json`: the criteria for choosing a provider (選定基準), which
 * version of the guideline has which, what counts as evidence, and how a criterion is evaluated. The file's own comments say the rest.
 */
export interface CriteriaFile {
  readonly criteria_sets: readonly CriteriaSet[];
  readonly evidence_types: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly evaluation: Readonly<Record<string, unknown>>;
  readonly facts_of_the_case: readonly FactOfTheCase[];
  readonly criteria: readonly CriterionEntry[];
  /** Shown apart, never decide. */
  readonly recommended: readonly CriterionEntry[];
}

export interface CriteriaSet {
  readonly id: string;
  readonly guideline_version: string;
  readonly status: string;
  /** Codes in order; `unknown` = shown as such, never evaluated. */
  readonly members: readonly string[] | 'unknown';
  readonly applies_to?: string;
  /** The field of a criterion that names its clause in this version. */
  readonly clause_key?: 'gl5_1' | 'gl6_0';
  readonly recommended?: readonly string[];
  readonly note?: string;
}

export interface FactOfTheCase {
  readonly key: string;
  readonly ja: string;
  readonly en: string;
  readonly values: readonly string[];
  readonly stated_by: readonly ('vendor' | 'hospital')[];
}

/** One criterion; `heading` ones have `items` in place of a logic of their own. */
export interface CriterionEntry {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
  readonly gl5_1: string | null;
  readonly gl6_0: string | { readonly clause: string; readonly seen: boolean | string };
  readonly nature?: 'condition' | 'fact';
  readonly phase?: readonly ('selection' | 'contract')[];
  readonly accepts?: readonly string[];
  readonly logic?: Readonly<Record<string, unknown>>;
  readonly linked_topics?: readonly string[];
  readonly heading?: boolean;
  readonly items?: readonly CriterionEntry[];
  readonly [more: string]: unknown;
}

/** Members that are no criterion, topics that no form asks about, evidence of an unknown kind. */
export function criteriaFaults(file: CriteriaFile, templates: readonly Template[]): readonly Fault[] {
  const topics = new Set(templates.flatMap(questionsOf).map(({ topic }) => topic));
  const kinds = new Set(Object.keys(file.evidence_types));
  const entries = [
    ...file.criteria.flatMap((criterion, i) => [
      { criterion, place: ['criteria', i] },
      ...(criterion.items ?? []).map((item, j) => ({ criterion: item, place: ['criteria', i, 'items', j] })),
    ]),
    ...file.recommended.map((criterion, i) => ({ criterion, place: ['recommended', i] })),
  ];
  const codes = new Set(entries.map(({ criterion }) => criterion.code));
  const absent = (names: readonly string[] | undefined, known: ReadonlySet<string>) =>
    (names ?? []).filter((name) => !known.has(name));
  return [
    ...file.criteria_sets.flatMap((set, i) => {
      const named = [...(set.members === 'unknown' ? [] : set.members), ...(set.recommended ?? [])];
      return absent(named, codes).map((code) => ({
        place: ['criteria_sets', i],
        message: `there is no criterion "${code}"`,
      }));
    }),
    ...entries.flatMap(({ criterion, place }) => [
      ...absent(criterion.linked_topics, topics).map((topic) => ({ place, message: `no form asks about "${topic}"` })),
      ...absent(criterion.accepts, kinds).map((kind) => ({ place, message: `there is no evidence of kind "${kind}"` })),
    ]),
  ];
}
