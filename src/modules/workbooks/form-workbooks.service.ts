import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import type { Tx } from '#platform/database/database.js';
import { FileStore } from '#platform/files/file-store.js';
import { reachesOutside } from '#platform/spreadsheet/outside-reach.js';
import type { FormWorkbook } from './domain/form-workbook.js';
import type { Layout } from './domain/layout.js';
import { FormWorkbooksRepository } from './form-workbooks.repository.js';

/** The workbooks that released forms were learned from. */
@Injectable()
export class FormWorkbooksService {
  /** Layouts never change and never go; who may use one is asked each time. */
  private readonly layouts = new Map<string, Layout>();

  constructor(
    private readonly workbooks: FormWorkbooksRepository,
    private readonly templates: TemplatesService,
    private readonly files: FileStore,
  ) {}

  /**
   * Keeps the workbook of a form in the transaction that releases the form, for good: its file stays on the disk. The file must have been
   * kept in the `FileStore` before, the layout must name the rows by their codes in the released form. A workbook that reaches outside
   * itself when it is opened is handed to nobody else, blank or not.
   * @throws RuleViolation `file.damaged`
   */
  async keep(tx: Tx, actor: Actor, workbook: FormWorkbook): Promise<void> {
    const { templateId, layout, sha256 } = workbook;
    const blank = workbook.blank && !(await reachesOutside(await this.files.read(sha256)));
    await this.workbooks.insert(tx, actor, { ...workbook, blank, layout: { ...layout, templateId } });
  }

  /** The workbook of a form; undefined for a form that was not learned, and for one of another organization that is not for everybody. */
  of(tx: Tx, templateId: string): Promise<FormWorkbook | undefined> {
    return this.workbooks.find(tx, templateId);
  }

  /**
   * The workbook of a form with its bytes, as it was uploaded.
   * @throws RuleViolation `template.not-found`, `layout.no-official` {template}, `layout.official-private` {template}, `file.damaged`
   */
  async file(tx: Tx, templateId: string): Promise<FormWorkbook & { readonly bytes: Buffer }> {
    const { official } = await this.templates.get(tx, templateId);
    const found = await this.of(tx, templateId);
    if (!found)
      throw new RuleViolation(official ? 'layout.official-private' : 'layout.no-official', { template: templateId });
    return { ...found, bytes: await this.files.read(found.sha256) };
  }

  /** Where everything stands in every workbook that one may use, by form. */
  async usable(tx: Tx): Promise<ReadonlyMap<string, Layout>> {
    const names = await this.workbooks.names(tx);
    const unknown = names.filter((id) => !this.layouts.has(id));
    const found = unknown.length === 0 ? [] : await this.workbooks.list(tx, unknown);
    for (const { templateId, layout } of found) this.layouts.set(templateId, layout);
    return new Map(
      names.flatMap((id): [string, Layout][] => {
        const layout = this.layouts.get(id);
        return layout ? [[id, layout]] : [];
      }),
    );
  }
}
