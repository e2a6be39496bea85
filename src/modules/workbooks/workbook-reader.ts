import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { HashedTemplate } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { compiledFile } from '#platform/compiled-file.js';
import { Database } from '#platform/database/database.js';
import type { UploadedFile } from '#platform/http/upload.js';
import { openFileThen } from '#platform/spreadsheet/open-file.js';
import type { WorkbookReading } from './domain/workbook-reading.js';
import type { ReadingInput } from './reading-sequel.js';

const SEQUEL = compiledFile('./reading-sequel.js', import.meta.url).href;

/** Reads uploaded workbooks against the forms of this installation, outside the thread that serves requests; stores nothing. */
@Injectable()
export class WorkbookReader {
  private forms = { count: 0, json: '[]' };

  constructor(
    private readonly database: Database,
    private readonly templates: TemplatesService,
  ) {}

  /**
   * Recognises the form, or takes the one named, and reads every row.
   * @throws RuleViolation `template.not-found`, those of `workbookReading`, and the refusals of a file that is no safe workbook (`workbook.…`)
   */
  async read(actor: Actor, { name, bytes }: UploadedFile, templateId: string | undefined): Promise<WorkbookReading> {
    const known = await this.database.read(actor, async (tx) => {
      if (templateId !== undefined) await this.templates.get(tx, templateId);
      return this.templates.all(tx);
    });
    const input: ReadingInput = { file: name, templates: this.asJson(known), templateId };
    return (await openFileThen(bytes, name, { module: SEQUEL, input })) as WorkbookReading;
  }

  /** Made anew only when a form was released: forms never change and never go. */
  private asJson(known: readonly HashedTemplate[]): string {
    if (known.length !== this.forms.count) this.forms = { count: known.length, json: JSON.stringify(known) };
    return this.forms.json;
  }
}
