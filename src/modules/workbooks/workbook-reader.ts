import { Injectable } from '@nestjs/common';
import type { Grid } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { Template } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import type { UploadedFile } from '#platform/http/upload.js';
import { openFile } from '#platform/spreadsheet/open-file.js';
import type { Layout } from './domain/layout.js';
import type { Reading } from './domain/preview.js';
import { readAnswers } from './domain/read-answers.js';
import { type Candidate, type Recognition, recognize, recognizeAs } from './domain/recognize.js';

/** How surely the form is known; `chosen` = the caller named it. */
export type Sureness = Extract<Recognition['sure'], 'certain' | 'likely'> | 'chosen';

/** A workbook as read: which form, how surely, where everything stands, and what it says. */
export interface WorkbookReading extends Reading {
  readonly file: string;
  readonly template: string;
  readonly sure: Sureness;
  readonly layout: Layout;
}

/** Reads uploaded workbooks against the forms of this installation; stores nothing. */
@Injectable()
export class WorkbookReader {
  constructor(private readonly templates: TemplatesService) {}

  /**
   * Recognises the form, or takes the one named, and reads every row.
   * @throws RuleViolation `workbook.not-recognised` {file, nearest}, `workbook.several-forms-fit` {file, candidates}, `template.not-found`,
   * and the refusals of a file that is no safe workbook (`workbook.…`)
   */
  async read({ name, bytes }: UploadedFile, templateId: string | undefined): Promise<WorkbookReading> {
    const grid = await openFile(bytes, name);
    if (templateId !== undefined) return readingOf(name, grid, this.named(grid, name, templateId), 'chosen');
    const recognition = recognize(grid, this.all());
    if (recognition.sure === 'none') throw new RuleViolation('workbook.not-recognised', { file: name, nearest: recognition.nearest?.id ?? null });
    if (recognition.sure !== 'ask') return readingOf(name, grid, recognition, recognition.sure);
    const candidates = recognition.candidates.map(({ template }) => template.id);
    throw new RuleViolation('workbook.several-forms-fit', { file: name, candidates });
  }

  private named(grid: Grid, file: string, templateId: string): Candidate {
    const candidate = recognizeAs(grid, this.templates.get(templateId));
    if (!candidate) throw new RuleViolation('workbook.not-recognised', { file, nearest: null });
    return candidate;
  }

  private all(): readonly Template[] {
    return this.templates.list().map(({ id }) => this.templates.get(id));
  }
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
