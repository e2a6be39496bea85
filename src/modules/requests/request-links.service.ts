import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { Bilingual } from '#kernel/bilingual.js';
import { Journal } from '#modules/audit/journal.js';
import { countStates } from '#modules/disclosures/domain/counts.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import type { WorkbookReading } from '#modules/workbooks/domain/workbook-reading.js';
import { ImportsService } from '#modules/workbooks/imports.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { FileStore } from '#platform/files/file-store.js';
import type { UploadedFile } from '#platform/http/upload.js';
import { newId } from '#platform/ids.js';
import { system } from '#platform/jobs/system-actor.js';
import { fingerprint } from '#platform/keys/keys.js';
import { answersForm, type KnownForms } from './domain/asked-forms.js';
import { heardOf } from './domain/request.js';
import { type RequestLabel } from './domain/request-label.js';
import { MOST_FILES, openLink } from './domain/request-link.js';
import { type NewFile, RequestFilesRepository, type StoredFile } from './request-files.repository.js';
import { type FoundLink, RequestLinksRepository } from './request-links.repository.js';
import type { FormProgress, ReceivedFile, RequestView } from './request-view.js';
import { RequestViewsService } from './request-views.service.js';
import { RequestsRepository } from './requests.repository.js';
import { scheduled, type StoredRequest } from './stored-request.js';

/** States in which a workbook is taken: also a corrected one, until the hospital has looked at it. */
const TAKES_FILES = ['sent', 'accepted', 'submitted'];

/** A form as the holder of a link is asked for it. */
export interface LinkForm extends Pick<FormProgress, 'templateId' | 'form' | 'olderAccepted' | 'state' | 'answered'> {
  readonly title: Bilingual;
  readonly version: string;
}

/** A request as whoever holds its mailed link sees it, before any registration. Days in Asia/Tokyo. */
export interface LinkedRequest {
  readonly hospitalName: string;
  readonly vendorName: string;
  readonly productName: string;
  readonly productVersion: string;
  readonly forms: readonly LinkForm[];
  readonly criteria: readonly string[];
  readonly purpose: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly label: RequestLabel;
  /** Why it came back, where it did. */
  readonly reason: string | null;
  readonly received: readonly ReceivedFile[];
  /** Whether a workbook is still taken. */
  readonly takesFiles: boolean;
  readonly linkExpiresAt: string;
}

/** What was read from a workbook that somebody sent by the link. */
export interface LinkedAnswer {
  readonly request: LinkedRequest;
  readonly file: Pick<ReceivedFile, 'id' | 'name' | 'sha256' | 'templateId'>;
  /** What is doubtful about it, with its cells: to be mended and sent again. */
  readonly findings: WorkbookReading['findings'];
}

/** A workbook that came, among all that the request has. */
interface Taken {
  readonly file: Pick<StoredFile, 'name' | 'sha256' | 'templateId' | 'counts'>;
  readonly files: readonly StoredFile[];
  readonly isNew: boolean;
}

/** The way of a vendor that nobody has registered: it acts for that vendor, on one request alone. */
@Injectable()
export class RequestLinksService {
  constructor(
    private readonly database: Database,
    private readonly links: RequestLinksRepository,
    private readonly requests: RequestsRepository,
    private readonly received: RequestFilesRepository,
    private readonly views: RequestViewsService,
    private readonly templates: TemplatesService,
    private readonly imports: ImportsService,
    private readonly files: FileStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation as `openLink` of domain/request-link */
  async open(token: string): Promise<LinkedRequest> {
    const link = await this.find(token);
    const actor = system(link.vendorId, 'vendor');
    return this.database.unscoped(actor, async (tx) => {
      const isFirst = await this.requests.setOpened(tx, link.requestId, this.clock.now());
      const request = await this.requestOf(tx, actor, link);
      const entry = { subjectId: request.id, concerns: [request.hospitalId], facts: { by: 'link' } };
      if (isFirst) await this.journal.record(tx, actor, { type: 'request.opened', ...entry });
      return this.linked(tx, actor, link, request);
    });
  }

  /**
   * Takes a filled workbook as the answer, or a part of it.
   * @throws RuleViolation as `open`, `request.over` {state}, `request.too-many-files`, `request.other-form` {recognised, wanted}, and the
   *   refusals of a file that is no safe workbook of a known form (`workbook.…`)
   */
  async answer(token: string, file: UploadedFile): Promise<LinkedAnswer> {
    const link = await this.find(token);
    const actor = system(link.vendorId, 'vendor');
    await this.database.unscoped(actor, async (tx) => this.roomFor(tx, await this.requestOf(tx, actor, link)));
    const reading = await this.imports.read(actor, file);
    const sha256 = await this.files.keep(file.bytes);
    return this.database.unscoped(actor, async (tx) => {
      const request = await this.requests.lock(tx, actor, link.requestId);
      if (request === undefined) throw new RuleViolation('request-link.not-found');
      await this.roomFor(tx, request);
      const taken = await this.fileOf(tx, request, file, sha256, reading);
      const isNew = await this.received.insert(tx, taken);
      const files = await this.received.list(tx, [request.id]);
      const kept = files.find((each) => each.sha256 === sha256) ?? taken;
      await this.take(tx, actor, request, { file: kept, files, isNew });
      const after = await this.requestOf(tx, actor, link);
      const { id, name, templateId } = kept;
      return {
        request: await this.linked(tx, actor, link, after),
        file: { id, name, sha256, templateId },
        findings: reading.findings,
      };
    });
  }

  private async find(token: string): Promise<FoundLink> {
    const found = await this.database.lookUp((tx) => this.links.byToken(tx, fingerprint(token)));
    return openLink(found, this.clock.now());
  }

  private async requestOf(tx: Tx, actor: Actor, { requestId }: FoundLink): Promise<StoredRequest> {
    const request = await this.requests.find(tx, actor, requestId);
    if (request === undefined) throw new RuleViolation('request-link.not-found');
    return request;
  }

  private async roomFor(tx: Tx, { id, state }: StoredRequest): Promise<void> {
    if (!TAKES_FILES.includes(state)) throw new RuleViolation('request.over', { state });
    if ((await this.received.list(tx, [id])).length >= MOST_FILES) throw new RuleViolation('request.too-many-files');
  }

  private async fileOf(
    tx: Tx,
    { id: requestId, hospitalId, vendorId, forms }: StoredRequest,
    { name, bytes }: UploadedFile,
    sha256: string,
    reading: WorkbookReading,
  ): Promise<NewFile> {
    const known = await this.views.forms(tx);
    const recognised = known.get(reading.template)?.form;
    const wanted = forms.map(({ templateId }) => known.get(templateId)?.form);
    if (wanted.length > 0 && !wanted.includes(recognised))
      throw new RuleViolation('request.other-form', { recognised, wanted: [...new Set(wanted)] });
    const template = await this.templates.get(tx, reading.template);
    const counts = countStates(template, new Map(Object.entries(reading.answers)));
    const now = this.clock.now();
    const whose = { requestId, hospitalId, vendorId };
    return {
      id: newId(now),
      ...whose,
      name,
      sha256,
      size: bytes.length,
      templateId: template.id,
      counts,
      reading,
      now,
    };
  }

  /** Of the same bytes once more nothing is recorded, unless they answer a request that had come back. */
  private async take(tx: Tx, actor: Actor, request: StoredRequest, { file, files, isNew }: Taken): Promise<void> {
    const after = afterFiles(request, files, await this.views.forms(tx));
    const isMoved = after.state !== request.state;
    if (isMoved) await this.requests.saveEach(tx, [scheduled(after)]);
    if (!isMoved && !isNew) return;
    const { name, sha256, templateId, counts } = file;
    const { state } = after;
    const facts = { by: 'link', name, sha256, templateId, asked: counts.asked, answered: counts.answered, state };
    const entry = { subjectId: request.id, concerns: [request.hospitalId], facts };
    await this.journal.record(tx, actor, { type: 'request.received', ...entry });
  }

  private async linked(tx: Tx, actor: Actor, link: FoundLink, request: StoredRequest): Promise<LinkedRequest> {
    const view = await this.views.one(tx, actor, request);
    const { hospitalName, vendorName, productName, productVersion, criteria, purpose, dueOn } = view;
    const { overdue, label, reason, received } = view;
    return {
      ...{ hospitalName, vendorName, productName, productVersion, criteria, purpose, dueOn },
      ...{ overdue, label, reason, received },
      forms: await this.formsOf(tx, view),
      takesFiles: TAKES_FILES.includes(request.state) && received.length < MOST_FILES,
      linkExpiresAt: link.expiresAt,
    };
  }

  private async formsOf(tx: Tx, { forms }: RequestView): Promise<readonly LinkForm[]> {
    const shown: LinkForm[] = [];
    for (const { templateId, form, olderAccepted, state, answered } of forms) {
      const { title, version } = await this.templates.get(tx, templateId);
      shown.push({ templateId, form, title, version, olderAccepted, state, answered });
    }
    return shown;
  }
}

/** Workbooks answer a request as soon as there is one for each of its forms; until then they show that it was begun. */
function afterFiles(request: StoredRequest, files: readonly StoredFile[], known: KnownForms): StoredRequest {
  const isAnswered = request.forms.every((asked) =>
    files.some(({ templateId }) => answersForm(asked, templateId, known)),
  );
  return heardOf(request, isAnswered ? 'receive' : 'begin') ?? request;
}
