import { Injectable } from '@nestjs/common';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { compiledFile } from '#platform/compiled-file.js';
import type { UploadedFile } from '#platform/http/upload.js';
import { openFileThen } from '#platform/spreadsheet/open-file.js';
import type { WorkbookReading } from './domain/workbook-reading.js';
import type { ReadingInput } from './reading-sequel.js';

const SEQUEL = compiledFile('./reading-sequel.js', import.meta.url).href;

/** Reads uploaded workbooks against the forms of this installation, outside the thread that serves requests; stores nothing. */
@Injectable()
export class WorkbookReader {
  private readonly forms: string;

  constructor(private readonly templates: TemplatesService) {
    this.forms = JSON.stringify(templates.list().map(({ id }) => templates.get(id)));
  }

  /**
   * Recognises the form, or takes the one named, and reads every row.
   * @throws RuleViolation `template.not-found`, those of `workbookReading`, and the refusals of a file that is no safe workbook (`workbook.…`)
   */
  async read({ name, bytes }: UploadedFile, templateId: string | undefined): Promise<WorkbookReading> {
    if (templateId !== undefined) this.templates.get(templateId);
    const input: ReadingInput = { file: name, templates: this.forms, templateId };
    return (await openFileThen(bytes, name, { module: SEQUEL, input })) as WorkbookReading;
  }
}
