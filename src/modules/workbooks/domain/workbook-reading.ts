import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { Grid } from '../../../kernel/grid.js';
import type { Template } from '../../templates/domain/template.js';
import type { Layout } from './layout.js';
import type { Reading } from './preview.js';
import { readAnswers } from './read-answers.js';
import { type Candidate, type Recognition, recognize, recognizeAs } from './recognize.js';

/** How surely the form is known; `chosen` = the caller named it. */
export type Sureness = Extract<Recognition['sure'], 'certain' | 'likely'> | 'chosen';

/** A workbook as read: which form, how surely, where everything stands, and what it says. */
export interface WorkbookReading extends Reading {
  readonly file: string;
  readonly template: string;
  readonly sure: Sureness;
  readonly layout: Layout;
}

/**
 * Recognises the form among the known ones, or takes the one named, and reads every row.
 * @throws RuleViolation `workbook.not-recognised` {file, nearest}, `workbook.several-forms-fit` {file, candidates}
 */
export function workbookReading(
  grid: Grid,
  file: string,
  templates: readonly Template[],
  templateId: string | undefined,
): WorkbookReading {
  const named = templates.find(({ id }) => id === templateId);
  if (named) return readingOf(file, grid, placed(grid, file, named), 'chosen');
  const recognition = recognize(grid, templates);
  if (recognition.sure === 'none')
    throw new RuleViolation('workbook.not-recognised', { file, nearest: recognition.nearest?.id ?? null });
  if (recognition.sure !== 'ask') return readingOf(file, grid, recognition, recognition.sure);
  const candidates = recognition.candidates.map(({ template }) => template.id);
  throw new RuleViolation('workbook.several-forms-fit', { file, candidates });
}

function placed(grid: Grid, file: string, template: Template): Candidate {
  const candidate = recognizeAs(grid, template);
  if (!candidate) throw new RuleViolation('workbook.not-recognised', { file, nearest: null });
  return candidate;
}

function readingOf(file: string, grid: Grid, { template, layout, doubts }: Candidate, sure: Sureness): WorkbookReading {
  const { header, answers, places, findings } = readAnswers(grid, layout, template);
  return {
    file,
    template: template.id,
    sure,
    layout,
    header: Object.fromEntries(header),
    answers: Object.fromEntries(answers),
    places: Object.fromEntries(places),
    findings: [...findings, ...doubts],
  };
}
