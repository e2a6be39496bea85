import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import type { Finding } from '#kernel/finding.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { DraftsService } from '#modules/disclosures/drafts.service.js';
import { RevisionsService } from '#modules/disclosures/revisions.service.js';
import type { Answers } from '#modules/templates/domain/answer.js';
import type { Template } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Database } from '#platform/database/database.js';
import type { FieldError } from '#platform/http/problems.js';
import { type CellComment, commentWorkbook } from '#platform/spreadsheet/comment-workbook.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import { patchWorkbook } from '#platform/spreadsheet/patch-workbook.js';
import { kaijiLayout } from './domain/kaiji-layout.js';
import type { Layout } from './domain/layout.js';
import type { Header } from './domain/preview.js';
import { unplaced } from './domain/unplaced.js';
import { writeAnswers, writeHeader } from './domain/write-answers.js';
import { FormWorkbooksService } from './form-workbooks.service.js';
import { ImportsService } from './imports.service.js';
import type { WorkbookLayout, WorkbookQuery } from './workbooks.dto.js';

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
  /** What the file's name says of it: 下書き, 第2版. */
  readonly stage: string;
  readonly productName: string | null;
}

/** A workbook that answers can be written into. */
interface Fillable {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  readonly template: Template;
}

const DRAFT = { ja: '下書き', en: 'draft' };
const FINDINGS = { ja: '指摘', en: 'findings' };

/** Answers out as Excel: into the workbook they came from, into the official one, or in Kaiji's own layout. */
@Injectable()
export class WorkbooksService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly drafts: DraftsService,
    private readonly revisions: RevisionsService,
    private readonly templates: TemplatesService,
    private readonly forms: FormWorkbooksService,
    private readonly journal: Journal,
  ) {}

  /**
   * The actor's own draft, or a published revision that it may read; readers of other organizations get Kaiji's own layout, since
   * the original file may hold more than the form, or the learned official workbook where it was blank. Recorded as a read.
   * @throws RuleViolation `revision.not-found`, `layout.vendor-only`, `layout.no-original`, `layout.no-place` {errors}, those of
   *   `FormWorkbooksService.file`
   */
  async of(actor: Actor, id: string, { layout, lossy }: WorkbookQuery, language: Language): Promise<WorkbookFile> {
    const content = (await this.draft(actor, id, language)) ?? (await this.revision(actor, id, layout, language));
    if (layout === 'kaiji') return this.own(actor, content, language);
    const file = await (layout === 'original' ? this.original(actor, content) : this.official(actor, content));
    return written(file, content, lossy, language);
  }

  /** The workbook that a form was learned from, byte for byte as it was uploaded. @throws RuleViolation those of `FormWorkbooksService.file` */
  form(actor: Actor, templateId: string): Promise<WorkbookFile> {
    return this.database.read(actor, async (tx) => {
      const { fileName, bytes } = await this.forms.file(tx, templateId);
      await this.journal.record(tx, actor, { type: 'form.downloaded', subjectId: null, facts: { templateId } });
      return { name: fileName, bytes };
    });
  }

  /**
   * The imported workbook with a comment on each cell that reading it, or the draft it went into, finds fault with.
   * @throws RuleViolation `import.not-found`, `import.from-csv`, `file.damaged`
   */
  async report(actor: Actor, importId: string, language: Language): Promise<WorkbookFile> {
    const { draftId, reading, bytes } = await this.database.read(actor, async (tx) => {
      await this.journal.record(tx, actor, { type: 'import.exported', subjectId: importId });
      return this.imports.original(tx, actor, importId);
    });
    const comments = [...reading.findings, ...(await this.findingsOf(actor, draftId))].flatMap((finding) =>
      commentsOf(finding, language),
    );
    const unlike = new Map(comments.map((comment) => [Object.values(comment).join('\n'), comment]));
    return { name: named(reading.file, FINDINGS[language]), bytes: await commentWorkbook(bytes, [...unlike.values()]) };
  }

  private async draft(actor: Actor, id: string, language: Language): Promise<Content | undefined> {
    const draft = await this.database.read(actor, async (tx) => {
      const found = await this.drafts.find(tx, actor, id);
      if (found) await this.journal.record(tx, actor, { type: 'draft.exported', subjectId: id });
      return found;
    });
    return draft && { ...draft, stage: DRAFT[language], productName: null };
  }

  private async revision(actor: Actor, id: string, layout: WorkbookLayout, language: Language): Promise<Content> {
    const revision = await this.revisions.read(actor, id, 'exported');
    if (layout === 'original' && revision.vendorId !== actor.organizationId)
      throw new RuleViolation('layout.vendor-only');
    return { ...revision, stage: language === 'ja' ? `第${revision.number}版` : `revision ${revision.number}` };
  }

  /** A draft that was published or thrown away has none any more. */
  private async findingsOf(actor: Actor, draftId: string): Promise<readonly Finding[]> {
    const isOpen = await this.database.read(actor, (tx) => this.drafts.find(tx, actor, draftId));
    return isOpen ? this.drafts.findings(actor, draftId) : [];
  }

  private async original(actor: Actor, { importId, templateId }: Content): Promise<Fillable> {
    if (importId === null) throw new RuleViolation('layout.no-original');
    const { reading, bytes, template } = await this.database.read(actor, async (tx) => ({
      ...(await this.imports.original(tx, actor, importId)),
      template: await this.templates.get(tx, templateId),
    }));
    if (reading.template !== templateId) throw new RuleViolation('layout.no-original');
    return { name: reading.file, bytes, layout: reading.layout, template };
  }

  private official(actor: Actor, { templateId, productName }: Content): Promise<Fillable> {
    return this.database.read(actor, async (tx) => {
      const { fileName, bytes, layout } = await this.forms.file(tx, templateId);
      const name = productName === null ? fileName : named(fileName, productName);
      return { name, bytes, layout, template: await this.templates.get(tx, templateId) };
    });
  }

  private async own(
    actor: Actor,
    { templateId, answers, header, productName, stage }: Content,
    language: Language,
  ): Promise<WorkbookFile> {
    const template = await this.database.read(actor, (tx) => this.templates.get(tx, templateId));
    const plans = kaijiLayout(template, language, answers, new Map(Object.entries(header)));
    const title = [`${template.form} ${template.version}`, productName, stage].filter((part) => part !== null);
    return { name: `${title.join('_')}.xlsx`, bytes: await makeWorkbook(plans) };
  }
}

async function written(
  { name, bytes, layout, template }: Fillable,
  { answers, header, stage }: Content,
  lossy: boolean,
  language: Language,
): Promise<WorkbookFile> {
  const lost = unplaced(answers, layout, template);
  if (lost.length > 0 && !lossy)
    throw new RuleViolation('layout.no-place', { errors: lost.map((finding) => asFieldError(finding, language)) });
  const writes = [
    ...writeAnswers(answers, layout, template),
    ...writeHeader(new Map(Object.entries(header)), layout, template),
  ];
  return { name: named(name, stage), bytes: await patchWorkbook(bytes, writes) };
}

/** The original's name with what became of it, so that it does not replace the original in a folder of downloads. */
function named(file: string, stage: string): string {
  return `${file.replace(/\.xlsx$/i, '')}_${stage}.xlsx`;
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
