import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import type { Finding } from '#kernel/finding.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { DraftDeskService } from '#modules/disclosures/draft-desk.service.js';
import { RevisionsService } from '#modules/disclosures/revisions.service.js';
import type { Answers } from '#modules/templates/domain/answer.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Database } from '#platform/database/database.js';
import type { FieldError } from '#platform/http/problems.js';
import { type CellComment, commentWorkbook } from '#platform/spreadsheet/comment-workbook.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import { patchWorkbook } from '#platform/spreadsheet/patch-workbook.js';
import { kaijiLayout } from './domain/kaiji-layout.js';
import type { Header } from './domain/preview.js';
import { unplaced, writeAnswers, writeHeader } from './domain/write-answers.js';
import { ImportsService } from './imports.service.js';
import type { WorkbookQuery } from './workbooks.dto.js';

/** A workbook to download. */
export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a workbook is made of: answers on a form, and the import they came with. */
interface Content {
  readonly templateId: string;
  readonly answers: Answers;
  readonly header: Header;
  readonly importId: string | null;
  readonly title: string;
}

/** Answers out as Excel: into the workbook they came from, or in Kaiji's own layout. */
@Injectable()
export class WorkbooksService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly desk: DraftDeskService,
    private readonly revisions: RevisionsService,
    private readonly templates: TemplatesService,
  ) {}

  /**
   * The actor's own draft, or a published revision that it may read; readers of other organizations get Kaiji's own layout alone, since
   * the original file may hold more than the form. Recorded as a read.
   * @throws RuleViolation `revision.not-found`, `layout.no-original`, `layout.no-place` {errors}, `file.damaged`
   */
  async of(actor: Actor, id: string, { layout, lossy }: WorkbookQuery, language: Language): Promise<WorkbookFile> {
    const content = (await this.draft(actor, id)) ?? (await this.revision(actor, id));
    return layout === 'original' ? this.original(actor, content, lossy, language) : this.own(content, language);
  }

  private async draft(actor: Actor, id: string): Promise<Content | undefined> {
    try {
      const { head, answers } = await this.database.read(actor, (tx) => this.desk.open(tx, actor, id));
      return { ...head, answers, title: `${head.templateId} draft` };
    } catch (error) {
      if (error instanceof RuleViolation && error.code === 'draft.not-found') return undefined;
      throw error;
    }
  }

  private async revision(actor: Actor, id: string): Promise<Content> {
    const revision = await this.revisions.read(actor, id, 'exported');
    return { ...revision, title: `${revision.templateId} ${revision.productName} ${revision.number}` };
  }

  /** The imported workbook with a comment on each cell that a finding names. @throws RuleViolation `import.not-found`, `file.damaged` */
  async report(actor: Actor, importId: string, language: Language): Promise<WorkbookFile> {
    const { reading, fileName, bytes } = await this.database.read(actor, (tx) => this.imports.original(tx, actor, importId));
    return { name: fileName, bytes: await commentWorkbook(bytes, reading.findings.flatMap((finding) => commentsOf(finding, language))) };
  }

  private async original(actor: Actor, { importId, templateId, answers, header }: Content, lossy: boolean, language: Language): Promise<WorkbookFile> {
    if (importId === null) throw new RuleViolation('layout.no-original');
    const { reading, fileName, bytes } = await this.database.read(actor, (tx) => this.imports.original(tx, actor, importId));
    if (reading.template !== templateId) throw new RuleViolation('layout.no-original');
    const template = this.templates.get(templateId);
    const lost = unplaced(answers, reading.layout, template);
    if (lost.length > 0 && !lossy) throw new RuleViolation('layout.no-place', { errors: lost.map((finding) => asFieldError(finding, language)) });
    const writes = [...writeAnswers(answers, reading.layout, template), ...writeHeader(new Map(Object.entries(header)), reading.layout, template)];
    return { name: fileName, bytes: await patchWorkbook(bytes, writes) };
  }

  private async own({ templateId, answers, header, title }: Content, language: Language): Promise<WorkbookFile> {
    const plans = kaijiLayout(this.templates.get(templateId), language, answers, new Map(Object.entries(header)));
    return { name: `${title}.xlsx`, bytes: await makeWorkbook(plans) };
  }
}

function asFieldError({ kind, code = '', message }: Finding, language: Language): FieldError {
  return { pointer: `/answers/${code}`, code: kind, detail: message[language] };
}

function commentsOf({ sheet, cells, message }: Finding, language: Language): CellComment[] {
  if (sheet === undefined) return [];
  return (cells ?? []).flatMap((cell) => {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return column === 0 ? [] : [{ sheet, row: Number(digits), column, text: message[language] }];
  });
}
