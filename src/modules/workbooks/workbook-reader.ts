import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { compiledFile } from '#platform/compiled-file.js';
import { Database } from '#platform/database/database.js';
import type { UploadedFile } from '#platform/http/upload.js';
import { openFileThen } from '#platform/spreadsheet/open-file.js';
import { FormWorkbooksService } from './form-workbooks.service.js';
import type { Asked, WorkbookReading } from './domain/workbook-reading.js';
import type { ReadingInput } from './reading-sequel.js';

const SEQUEL = compiledFile('./reading-sequel.js', import.meta.url).href;

interface Json {
  /** Of the forms that it holds. */
  readonly ids: string;
  readonly json: string;
}

/** Reads uploaded workbooks against the forms of this installation, outside the thread that serves requests; stores nothing. */
@Injectable()
export class WorkbookReader {
  private forms: Json = { ids: '', json: '[]' };
  private layouts: Json = { ids: '', json: '[]' };

  constructor(
    private readonly database: Database,
    private readonly templates: TemplatesService,
    private readonly workbooks: FormWorkbooksService,
  ) {}

  /**
   * Recognises the form, or takes the one named, and reads every row.
   * @throws RuleViolation `template.not-found`, those of `workbookReading`, and the refusals of a file that is no safe workbook (`workbook.…`)
   */
  async read(actor: Actor, { name, bytes }: UploadedFile, asked: Asked): Promise<WorkbookReading> {
    const { known, usable } = await this.database.read(actor, async (tx) => {
      const named = [asked.templateId, asked.expected].flatMap((id) => id ?? []);
      const chosen = await Promise.all(named.map((id) => this.templates.get(tx, id)));
      const offered = await this.templates.offered(tx);
      return { known: [...new Set([...offered, ...chosen])], usable: await this.workbooks.usable(tx) };
    });
    this.forms = jsonOf(
      this.forms,
      known.map(({ id }) => id),
      known,
    );
    this.layouts = jsonOf(this.layouts, [...usable.keys()], [...usable]);
    const input: ReadingInput = { file: name, templates: this.forms.json, learned: this.layouts.json, ...asked };
    return (await openFileThen(bytes, name, { module: SEQUEL, input })) as WorkbookReading;
  }
}

/** Made anew only where it is of others than the last one: forms and their workbooks never change. */
function jsonOf(last: Json, names: readonly string[], all: readonly unknown[]): Json {
  const ids = names.join(' ');
  return ids === last.ids ? last : { ids, json: JSON.stringify(all) };
}
