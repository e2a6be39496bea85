import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { Grid } from '../../../kernel/grid.js';
import { isSameVersion } from '../../templates/domain/stepping-back.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { changesInCopy, foldedWordings } from './changes-in-copy.js';
import { isComparison } from './comparison-table.js';
import { copiedRows, layoutOfCopy } from './layout-of-copy.js';
import { kaijiHeadings } from './kaiji-layout.js';
import type { Layout } from './layout.js';
import type { Reading } from './preview.js';
import { readAnswers } from './read-answers.js';
import {
  type Candidate,
  type LearnedLayouts,
  type Recognition,
  recognize,
  recognizeAs,
  surenessOf,
} from './recognize.js';

/** How surely the form is known; `chosen` = the caller named it. */
export type Sureness = Extract<Recognition['sure'], 'certain' | 'likely'> | 'chosen';

/** A workbook as read: which form, how surely, where everything stands, and what it says. */
export interface WorkbookReading extends Reading {
  readonly file: string;
  readonly template: string;
  readonly sure: Sureness;
  readonly layout: Layout;
}

/** What a workbook may be. */
export interface KnownForms {
  readonly templates: readonly Template[];
  /** Where everything stands in the workbooks that some of them were learned from. */
  readonly learned: LearnedLayouts;
}

/** What is known beforehand of a workbook's form. */
export interface Asked {
  /** The form that somebody named. */
  readonly templateId?: string | undefined;
  /** The form that it should be, of those that are one version of one form. */
  readonly expected?: string | undefined;
}

/**
 * Recognises the form among the known ones, or takes the one named, and reads every row. Of a copy of a learned workbook it says what was
 * moved or retyped.
 * @throws RuleViolation `workbook.not-recognised` {file, nearest}, `workbook.several-forms-fit` {file, candidates}, `workbook.is-comparison` {file}
 */
export function workbookReading(
  grid: Grid,
  file: string,
  { templates, learned }: KnownForms,
  { templateId, expected }: Asked = {},
): WorkbookReading {
  if (isComparison(grid)) throw new RuleViolation('workbook.is-comparison', { file });
  const named = templates.find(({ id }) => id === templateId);
  const [candidate, sure] = named
    ? ([placed(grid, file, named, learned), 'chosen'] as const)
    : recognised(grid, file, { templates: recognisable(templates, expected), learned }, expected);
  return readingOf(file, grid, candidate, sure, learned.get(candidate.template.id));
}

function placed(grid: Grid, file: string, template: Template, learned: LearnedLayouts): Candidate {
  const candidate = recognizeAs(grid, template, learned);
  if (!candidate) throw new RuleViolation('workbook.not-recognised', { file, nearest: null });
  return candidate;
}

/**
 * The forms that a workbook is compared with. Of several that are one version of one form only one is: the one it is expected to be, else
 * the one learned from the official workbook; a shipped one beside that is met where somebody names it.
 */
function recognisable(templates: readonly Template[], expected: string | undefined): readonly Template[] {
  const wanted = templates.find(({ id }) => id === expected);
  return templates.filter((form) => {
    if (form === wanted) return true;
    if (wanted && isSameVersion(form, wanted)) return false;
    return form.official !== undefined || !templates.some((other) => other.official && isSameVersion(form, other));
  });
}

function recognised(
  grid: Grid,
  file: string,
  { templates, learned }: KnownForms,
  expected: string | undefined,
): readonly [Candidate, Sureness] {
  const recognition = recognize(grid, templates, learned);
  if (recognition.sure === 'none')
    throw new RuleViolation('workbook.not-recognised', { file, nearest: recognition.nearest?.id ?? null });
  if (recognition.sure !== 'ask') return [recognition, recognition.sure];
  const settled =
    recognition.candidates.find(({ template }) => template.id === expected) ??
    newestOfAlike(recognition.candidates, templates);
  if (settled) return [settled, surenessOf(settled)];
  const candidates = recognition.candidates.map(({ template }) => template.id);
  throw new RuleViolation('workbook.several-forms-fit', { file, candidates });
}

/** Of learned forms that ask the same in every row the one released last, which is the last of `templates`; else none. */
function newestOfAlike(candidates: readonly Candidate[], templates: readonly Template[]): Candidate | undefined {
  const rows = new Set(candidates.map(({ template }) => rowsOf(template)));
  if (rows.size > 1 || candidates.some(({ template }) => template.official === undefined)) return undefined;
  const newest = templates.findLast(({ id }) => candidates.some(({ template }) => template.id === id));
  return candidates.find(({ template }) => template === newest);
}

/** What a form prints in its rows, as one text to compare. */
const rowsOf = (template: Template): string =>
  JSON.stringify(
    questionsOf(template).map(({ code, officialCode = code, prompt, answerType, choices }) => [
      officialCode,
      prompt,
      answerType,
      choices.map(({ label }) => label),
    ]),
  );

function readingOf(
  file: string,
  grid: Grid,
  { template, layout: found, doubts }: Candidate,
  sure: Sureness,
  learned: Layout | undefined,
): WorkbookReading {
  const isCopy = learned !== undefined && !isInKaijiLayout(grid, found, template);
  const rows = isCopy ? copiedRows(grid, found, learned) : [];
  const layout = layoutOfCopy(grid, found, rows);
  const { header, answers, places, findings } = readAnswers(grid, layout, template);
  const said = isCopy ? [...foldedWordings(findings), ...changesInCopy(rows)] : findings;
  return {
    file,
    template: template.id,
    sure,
    layout,
    header: Object.fromEntries(header),
    answers: Object.fromEntries(answers),
    places: Object.fromEntries(places),
    findings: [...doubts, ...said],
  };
}

/** Whether the form stands there as Kaiji writes it: then nothing of its own workbook was moved. */
const isInKaijiLayout = (grid: Grid, { tables }: Layout, template: Template): boolean =>
  tables.some(({ sheet }) =>
    grid.sheets.some((one) => one.name === sheet && kaijiHeadings(one, template) !== undefined),
  );
