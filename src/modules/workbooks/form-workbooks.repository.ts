import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { FormWorkbook } from './domain/form-workbook.js';

/** Workbooks of released forms; insert-only. The row rules show the blank ones to everybody signed in, a filled one to its own organization. */
@Injectable()
export class FormWorkbooksRepository {
  async insert(tx: Tx, actor: Actor, workbook: FormWorkbook): Promise<void> {
    const { templateId, sha256, fileName, blank, layout } = workbook;
    await rows(tx, INSERT, [templateId, actor.organizationId, sha256, fileName, blank, layout]);
  }

  async find(tx: Tx, templateId: string): Promise<FormWorkbook | undefined> {
    const [found] = await rows<FormWorkbook>(tx, `${SELECT} where template_id = $1`, [templateId]);
    return found;
  }

  /** Names of all forms whose workbook one may use. */
  async names(tx: Tx): Promise<readonly string[]> {
    const found = await rows<{ id: string }>(tx, 'select template_id as id from form_workbook order by template_id');
    return found.map(({ id }) => id);
  }

  list(tx: Tx, templateIds: readonly string[]): Promise<readonly FormWorkbook[]> {
    return rows<FormWorkbook>(tx, `${SELECT} where template_id = any ($1) order by template_id`, [templateIds]);
  }
}

const INSERT = `insert into form_workbook (template_id, organization_id, sha256, file_name, blank, layout) values ($1, $2, $3, $4, $5, $6)`;

const SELECT = `select template_id as "templateId", sha256, file_name as "fileName", blank, layout from form_workbook`;
