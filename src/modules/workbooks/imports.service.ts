import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Finding } from '#kernel/finding.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { AnswersService } from '#modules/disclosures/answers.service.js';
import { DraftDeskService, type OpenDraft } from '#modules/disclosures/draft-desk.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { FileStore } from '#platform/files/file-store.js';
import { XLSX } from '#platform/http/download.js';
import type { UploadedFile } from '#platform/http/upload.js';
import { newId } from '#platform/ids.js';
import { applyChoices } from './domain/apply.js';
import { preview, type Preview } from './domain/preview.js';
import { ImportsRepository, type StoredImport } from './imports.repository.js';
import type { Sureness, WorkbookReading } from './domain/workbook-reading.js';
import { WorkbookReader } from './workbook-reader.js';
import type { ApplyImport } from './workbooks.dto.js';

/** What every workbook begins with; an import without it was CSV. */
const ZIP = Buffer.from('PK');

/** An import with what taking it over would do to the draft as it stands now. */
export interface ImportView {
  readonly id: string;
  readonly draftId: string;
  readonly file: string;
  readonly sha256: string;
  readonly templateId: string;
  readonly sure: Sureness;
  readonly state: 'preview' | 'applied';
  readonly createdAt: string;
  readonly appliedAt: string | null;
  readonly preview: Preview;
}

/** The workbook of an import, with where everything stands in it. */
export interface Original {
  readonly draftId: string;
  readonly reading: WorkbookReading;
  readonly bytes: Buffer;
}

/** What was taken over, and what was not: rows of the file = applied + unchanged + left out + listed in the findings. */
export interface AppliedImport {
  readonly id: string;
  readonly draftId: string;
  readonly applied: readonly string[];
  readonly unchanged: number;
  /** Rows for which the draft's answer was kept. */
  readonly kept: readonly string[];
  readonly header: readonly string[];
  readonly findings: readonly Finding[];
}

/** Filled workbooks into drafts: read, look, decide, take over. Nothing is an answer before a person says so. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly desk: DraftDeskService,
    private readonly answers: AnswersService,
    private readonly reader: WorkbookReader,
    private readonly files: FileStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Keeps the file and what it says. @throws RuleViolation `draft.not-found`, `draft.in-review`, `import.other-form` {recognised, draft}, refusals of `WorkbookReader` */
  async importInto(actor: Actor, draftId: string, file: UploadedFile): Promise<ImportView> {
    const { head } = await this.database.read(actor, (tx) => this.desk.openToEdit(tx, actor, draftId));
    const asked = { templateId: file.fields['templateId'], expected: head.templateId };
    const reading = await this.reader.read(actor, file, asked);
    if (reading.template !== head.templateId)
      throw new RuleViolation('import.other-form', { recognised: reading.template, draft: head.templateId });
    const sha256 = await this.files.keep(file.bytes);
    const id = await this.database.transaction(actor, (tx) => this.add(tx, actor, draftId, file, sha256, reading));
    return this.database.read(actor, (tx) => this.view(tx, actor, id));
  }

  /** Recognises and reads a filled workbook, and stores nothing. @throws refusals of `WorkbookReader` */
  read(actor: Actor, file: UploadedFile): Promise<WorkbookReading> {
    return this.reader.read(actor, file, { templateId: file.fields['templateId'] });
  }

  /** @throws RuleViolation `import.not-found` */
  get(actor: Actor, id: string): Promise<ImportView> {
    return this.database.read(actor, async (tx) => {
      const view = await this.view(tx, actor, id);
      await this.journal.record(tx, actor, { type: 'import.viewed', subjectId: id });
      return view;
    });
  }

  /**
   * Takes an import over by the choices made, all rows in one transaction.
   * @throws RuleViolation `import.not-found`, `import.applied-before`, `import.form-unconfirmed` {template}, `import.conflicts-open`, `import.unknown-row`
   */
  apply(actor: Actor, id: string, { confirmForm, ...choices }: ApplyImport): Promise<AppliedImport> {
    return this.database.transaction(actor, async (tx) => {
      const stored = found(await this.imports.lock(tx, actor, id), id);
      if (stored.state === 'applied') throw new RuleViolation('import.applied-before', { id });
      if (stored.reading.sure === 'likely' && !confirmForm)
        throw new RuleViolation('import.form-unconfirmed', { template: stored.templateId });
      const draft = await this.desk.openToEdit(tx, actor, stored.draftId, 'lock');
      const before = previewOf(draft, stored);
      const { answers, header } = applyChoices(before, choices);
      const places = new Map(Object.entries(stored.reading.places));
      const left = before.rows.filter(
        ({ status, current, cells }) => status === 'same' && current.value === 'blank' && cells !== undefined,
      );
      const placed = new Map([...left.map(({ question, current }) => [question, current] as const), ...answers]);
      await this.answers.takeOver(tx, actor, stored.draftId, { answers: placed, places, header, importId: id });
      await this.imports.setApplied(tx, actor, id, this.clock.now());
      const changedHeader = { before: draft.head.header, after: { ...draft.head.header, ...header } };
      const { file } = stored.reading;
      const ownFacts = { file, sha256: stored.sha256, rows: answers.size, header: changedHeader };
      await this.journal.record(tx, actor, { type: 'import.applied', subjectId: stored.draftId, ownFacts });
      return outcome(stored, before, answers, header);
    });
  }

  /** The import with its workbook, for writing into it. @throws RuleViolation `import.not-found`, `import.from-csv`, `file.damaged` */
  async original(tx: Tx, actor: Actor, id: string): Promise<Original> {
    const { draftId, reading, sha256 } = found(await this.imports.find(tx, actor, id), id);
    const bytes = await this.files.read(sha256);
    if (!bytes.subarray(0, 2).equals(ZIP)) throw new RuleViolation('import.from-csv', { file: reading.file });
    return { draftId, reading, bytes };
  }

  private async view(tx: Tx, actor: Actor, id: string): Promise<ImportView> {
    const stored = found(await this.imports.find(tx, actor, id), id);
    const { reading, ...rest } = stored;
    return {
      ...rest,
      file: reading.file,
      sure: reading.sure,
      preview: previewOf(await this.desk.open(tx, actor, stored.draftId), stored),
    };
  }

  private async add(
    tx: Tx,
    actor: Actor,
    draftId: string,
    file: UploadedFile,
    sha256: string,
    reading: WorkbookReading,
  ): Promise<string> {
    const now = this.clock.now();
    const newFile = {
      id: newId(now),
      sha256,
      size: file.bytes.length,
      name: file.name,
      mediaType: file.bytes.subarray(0, 2).equals(ZIP) ? XLSX : 'text/csv',
      now,
    };
    const fileId = await this.imports.addFile(tx, actor, newFile);
    const id = newId(now);
    await this.imports.insert(tx, actor, { id, draftId, fileId, reading, now });
    await this.journal.record(tx, actor, {
      type: 'import.read',
      subjectId: draftId,
      ownFacts: { file: file.name, sha256 },
    });
    return id;
  }
}

/** @throws RuleViolation `import.other-form` where the draft has moved to another form since the file was read */
function previewOf({ template, answers, head }: OpenDraft, { reading, templateId }: StoredImport): Preview {
  if (template.id !== templateId)
    throw new RuleViolation('import.other-form', { recognised: templateId, draft: template.id });
  return preview(template, answers, head.header, reading);
}

function outcome(
  stored: StoredImport,
  before: Preview,
  answers: ReadonlyMap<string, unknown>,
  header: Readonly<Record<string, string>>,
): AppliedImport {
  const kept = before.rows.filter(
    ({ status, question }) => status !== 'same' && status !== 'absent' && !answers.has(question),
  );
  return {
    id: stored.id,
    draftId: stored.draftId,
    applied: [...answers.keys()],
    unchanged: before.counts.same,
    kept: kept.map(({ question }) => question),
    header: Object.keys(header),
    findings: stored.reading.findings,
  };
}

function found(stored: StoredImport | undefined, id: string): StoredImport {
  if (stored === undefined) throw new RuleViolation('import.not-found', { id });
  return stored;
}
