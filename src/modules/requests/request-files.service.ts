import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Bilingual } from '#kernel/bilingual.js';
import type { Finding } from '#kernel/finding.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import type { Counts } from '#modules/disclosures/domain/counts.js';
import { printedCode } from '#modules/disclosures/domain/printed-code.js';
import { rowStates, type State } from '#modules/disclosures/domain/state.js';
import { type Answer, BLANK } from '#modules/templates/domain/answer.js';
import { type AnswerType, questionsOf } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { ImportsService, type ImportView } from '#modules/workbooks/imports.service.js';
import { Database, type Tx } from '#platform/database/database.js';
import { FileStore } from '#platform/files/file-store.js';
import { type ReadFile, RequestFilesRepository } from './request-files.repository.js';

/** One row of a received workbook. */
export interface FileRow {
  readonly question: string;
  /** As printed, or our own code. */
  readonly code: string;
  readonly prompt: Bilingual;
  readonly answerType: AnswerType;
  readonly state: State;
  readonly answer: Answer;
}

/** A received workbook with everything that was read from it. It is the vendor's word to this hospital alone, published to nobody. */
export interface RequestFileView {
  readonly id: string;
  readonly requestId: string;
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly templateId: string;
  readonly createdAt: string;
  readonly counts: Counts;
  readonly header: Readonly<Record<string, string>>;
  readonly rows: readonly FileRow[];
  readonly findings: readonly Finding[];
}

/** The received workbook itself. */
export interface RequestFileContent {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Workbooks that came by mailed links: read by the hospital, taken over by the vendor once it is registered. */
@Injectable()
export class RequestFilesService {
  constructor(
    private readonly database: Database,
    private readonly received: RequestFilesRepository,
    private readonly templates: TemplatesService,
    private readonly imports: ImportsService,
    private readonly files: FileStore,
    private readonly journal: Journal,
  ) {}

  /** @throws RuleViolation `request-file.not-found` */
  get(actor: Actor, id: string): Promise<RequestFileView> {
    return this.database.read(actor, async (tx) => {
      const { reading, ...file } = await this.find(tx, actor, id);
      await this.journal.record(tx, actor, { type: 'request-file.read', subjectId: id });
      const template = await this.templates.get(tx, file.templateId);
      const answers = new Map(Object.entries(reading.answers));
      const states = rowStates(template, answers);
      const rows = questionsOf(template).map((question) => ({
        question: question.code,
        code: printedCode(question),
        prompt: question.prompt,
        answerType: question.answerType,
        state: states.get(question.code) ?? ('blank' as const),
        answer: answers.get(question.code) ?? BLANK,
      }));
      return { ...file, header: reading.header, rows, findings: reading.findings };
    });
  }

  /** @throws RuleViolation `request-file.not-found`, `file.damaged` */
  download(actor: Actor, id: string): Promise<RequestFileContent> {
    return this.database.read(actor, async (tx) => {
      const { name, sha256 } = await this.find(tx, actor, id);
      await this.journal.record(tx, actor, { type: 'request-file.downloaded', subjectId: id });
      return { name, bytes: await this.files.read(sha256) };
    });
  }

  /** Into a draft of the vendor that has registered since. @throws RuleViolation `request-file.not-found`, and those of `ImportsService.importInto` */
  async importInto(actor: Actor, id: string, draftId: string): Promise<ImportView> {
    const { name, sha256, templateId } = await this.database.read(actor, (tx) => this.find(tx, actor, id));
    const bytes = await this.files.read(sha256);
    const view = await this.imports.importInto(actor, draftId, { name, bytes, fields: { templateId } });
    await this.database.transaction(actor, (tx) =>
      this.journal.record(tx, actor, { type: 'request-file.imported', subjectId: id, facts: { draftId } }),
    );
    return view;
  }

  private async find(tx: Tx, actor: Actor, id: string): Promise<ReadFile> {
    const found = await this.received.find(tx, actor, id);
    if (found === undefined) throw new RuleViolation('request-file.not-found', { id });
    return found;
  }
}
