import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Finding } from '../../../kernel/finding.js';
import type { Grid } from '../../../kernel/grid.js';
import type { Template } from '../../templates/domain/template.js';
import { type TitleEvidence, titlesOf, weighTitles } from './evidence.js';
import { finding } from './findings.js';
import { type FormIndex, indexOf } from './form-index.js';
import type { Layout } from './layout.js';
import { layoutOf } from './layout-of-sheets.js';
import { roughCount } from './row-entries.js';
import { chooseSheets, type SheetChoice } from './sheet-choice.js';
import { type Fit, fitOf } from './fit.js';
import { viewOf } from './sheet-view.js';

/** A form that a workbook may be, with where everything stands in it. */
export interface Candidate {
  readonly template: Template;
  readonly layout: Layout;
  /** 0 to about 1; only for comparing candidates of one workbook. */
  readonly score: number;
  readonly doubts: readonly Finding[];
  /** Every row of the form is there, with its number, and no row besides. */
  readonly complete: boolean;
}

/**
 * Which form a workbook is. `certain`: all its rows, numbers and wordings were found. `likely`: a person should confirm, `doubts` say why.
 * `ask`: two forms fit about equally well. `none`: no known form; `nearest` is the one it most resembles (a newer version of it, perhaps).
 */
export type Recognition =
  | ({ readonly sure: 'certain' } & Candidate)
  | ({ readonly sure: 'likely' } & Candidate)
  | { readonly sure: 'ask'; readonly candidates: readonly Candidate[] }
  | { readonly sure: 'none'; readonly nearest?: Template };

const LEAST = 0.4;
/** Within this share of the best score a second candidate is asked about. */
const CLOSE = 0.9;

interface Tried extends Fit {
  readonly index: FormIndex;
  readonly choice: SheetChoice;
  readonly evidence: TitleEvidence;
  readonly score: number;
}

/** Where everything stands in the workbooks that forms were learned from, by form. */
export type LearnedLayouts = ReadonlyMap<string, Layout>;

/** Finds the form of a workbook among the known ones, wherever its tables stand. `learned` = layouts whose copies the workbook may be. */
export function recognize(grid: Grid, templates: readonly Template[], learned?: LearnedLayouts): Recognition {
  const titles = titlesOf(grid);
  const tried = promising(grid, templates)
    .map((index) => tryForm(grid, index, titles, learned))
    .sort((one, other) => other.score - one.score);
  const [best] = tried;
  if (!best || best.score < LEAST) return { sure: 'none' };
  if (best.contradicted) return { sure: 'none', nearest: best.index.template };
  if (best.found < 3) return { sure: 'none' };
  const rivals = tried.filter(
    (other) => other.score >= best.score * CLOSE && !other.contradicted && isOpenAgainst(best, other),
  );
  if (rivals.length > 1) return { sure: 'ask', candidates: rivals.map((rival) => candidateOf(grid, rival)) };
  const candidate = candidateOf(grid, best);
  return { sure: surenessOf(candidate), ...candidate };
}

/** How surely a workbook is the form that it was found to be. */
export const surenessOf = ({ complete, doubts }: Candidate): 'certain' | 'likely' =>
  complete && doubts.length === 0 ? 'certain' : 'likely';

/** Places one form in a workbook that a person has named it for; `undefined` if hardly any of its rows are there. */
export function recognizeAs(grid: Grid, template: Template, learned?: LearnedLayouts): Candidate | undefined {
  const tried = tryForm(grid, indexOf(template), titlesOf(grid), learned);
  return tried.found === 0 ? undefined : candidateOf(grid, tried);
}

/** Share of the best form's rows that a form must seem to have to be looked at closely: in the workbook, and on the sheet where it does best. */
const WORTH_TRYING = { inAll: 0.5, onSheet: 0.8 };

/** The forms worth a close look: by exact wordings, where there are hardly any by numbers; all of them where neither says anything. */
function promising(grid: Grid, templates: readonly Template[]): FormIndex[] {
  const counted = templates.map((template) => {
    const index = indexOf(template);
    const counts = grid.sheets.map((sheet) => roughCount(viewOf(sheet), index));
    return { index, wordings: counts.map(({ wordings }) => wordings), numbers: counts.map(({ numbers }) => numbers) };
  });
  const most = (by: 'wordings' | 'numbers'): number => Math.max(0, ...counted.flatMap((one) => one[by]));
  const by = most('wordings') >= 5 ? 'wordings' : 'numbers';
  const bestOn = grid.sheets.map((_, sheet) => Math.max(...counted.map((one) => one[by][sheet] ?? 0)));
  const least = most(by) * WORTH_TRYING.inAll;
  const isWorth = (count: number, sheet: number): boolean =>
    count >= least && count >= (bestOn[sheet] ?? 0) * WORTH_TRYING.onSheet;
  return counted.filter((one) => one[by].some(isWorth)).map(({ index }) => index);
}

function tryForm(grid: Grid, index: FormIndex, titles: readonly string[], learned?: LearnedLayouts): Tried {
  const choice = chooseSheets(grid, index, learned?.get(index.template.id));
  const fit = fitOf(choice.chosen, index);
  const evidence = weighTitles(titles, index.template);
  return { index, choice, evidence, ...fit, score: fit.likeness === 0 ? 0 : fit.likeness + evidence.weight };
}

/** A form that explains every row of the table leaves no question to one that does not, nor one that the title names to one it does not. */
function isOpenAgainst(best: Tried, other: Tried): boolean {
  if (other === best) return true;
  if (best.complete !== other.complete) return other.complete;
  return best.evidence.weight <= other.evidence.weight;
}

function candidateOf(grid: Grid, tried: Tried): Candidate {
  const { layout, headed } = layoutOf(grid, tried.choice.chosen, tried.index);
  const { score, complete } = tried;
  return { template: tried.index.template, layout, score, complete, doubts: doubtsOf(tried, headed) };
}

/** As many codes as a person reads in one message. */
const MOST_CODES = 20;

/** The questions that no row was found for, as printed; ours where several rows have the same number. */
function missingIn({ index, choice }: Tried): Bilingual {
  const found = new Set(choice.chosen.flatMap(({ matched }) => matched.map(({ question }) => question)));
  const missing = index.questions
    .filter((question) => question.answerType !== 'group' && !found.has(question))
    .map(({ code, officialCode = code }) => (index.byNumber(officialCode).length > 1 ? code : officialCode));
  const [named, more] = [missing.slice(0, MOST_CODES), missing.length > MOST_CODES ? ' …' : ''];
  return { ja: named.join('、') + more, en: named.join(', ') + more };
}

function doubtsOf(tried: Tried, headed: boolean): Finding[] {
  const { index, choice, evidence, found, total, reworded, renumbered } = tried;
  const { template } = index;
  const doubts: Finding[] = choice.copies.map(({ view }) =>
    finding('other_copy', { sheet: view.sheet.name }, { name: view.sheet.name }),
  );
  const sheet = choice.chosen[0]?.view.sheet.name;
  const place = sheet === undefined ? {} : { sheet };
  if (found < total) doubts.push(finding('incomplete_form', place, { found, total, missing: missingIn(tried) }));
  if (reworded) doubts.push(finding('other_wording', place));
  if (renumbered) doubts.push(finding('other_numbers', place));
  if (!headed) doubts.push(finding('no_headings', place));
  if (evidence.otherGuideline !== undefined)
    doubts.push(
      finding('other_guideline', place, { printed: evidence.otherGuideline, version: template.guideline.version }),
    );
  return doubts;
}
