import type { Grid } from '../../../kernel/grid.js';
import type { Template } from '../../templates/domain/template.js';
import { foldWording } from '../../../kernel/wording.js';

/** What the titles of a workbook say about a form: for it, against it, or nothing. */
export interface TitleEvidence {
  readonly weight: number;
  /** A guideline version in the file that is not the form's. */
  readonly otherGuideline?: string;
}

const GUIDELINE = /(?:ガイドライン|guideline)\D{0,12}([0-9]+(?:\.[0-9]+)?)\s*版?/gi;
const FORM_VERSION = /(?:mds|sds|開示書|開示説明書)\D{0,12}?(?:ver(?:sion)?\.?|第)?\s*([0-9]+\.[0-9]+[a-z]?)/gi;
const FISCAL_YEAR = /令和\s*([0-9]+)\s*年度/g;
const WEIGHTS = { guideline: 0.12, version: 0.15, title: 0.05 } as const;
const ROWS = 40;

/** The texts of a workbook that may be its titles: the tops of its visible sheets and their names. */
export function titlesOf(grid: Grid): readonly string[] {
  return grid.sheets
    .filter(({ visibility }) => visibility === 'visible')
    .flatMap(({ name, rows }) => [name, ...rows.slice(0, ROWS).flatMap(({ cells }) => cells.map(({ text }) => text))])
    .map((text) => text.normalize('NFKC'));
}

/** Weighs the titles for one form. A version of the guideline or form that is named and differs counts against it. */
export function weighTitles(titles: readonly string[], template: Template): TitleEvidence {
  const all = (pattern: RegExp): string[] =>
    titles.flatMap((text) => [...text.matchAll(pattern)].flatMap((found) => found[1] ?? []));
  const guidelines = all(GUIDELINE);
  const otherGuideline = guidelines.includes(template.guideline.version) ? undefined : guidelines[0];
  const versions = template.version.includes('年度')
    ? all(FISCAL_YEAR).map((year) => `令和${year}年度`)
    : all(FORM_VERSION).filter((version) => !guidelines.includes(version));
  const title = foldWording(template.title.ja);
  const named = titles.some((text) => foldWording(text).includes(title));
  const weight =
    verdict(guidelines, template.guideline.version) * WEIGHTS.guideline +
    verdict(versions, template.version) * WEIGHTS.version;
  return { weight: weight + (named ? WEIGHTS.title : 0), ...(otherGuideline !== undefined && { otherGuideline }) };
}

function verdict(named: readonly string[], own: string): number {
  if (named.length === 0) return 0;
  return named.includes(own.toLowerCase()) ? 1 : -1;
}
