import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { type Counts, countStates } from '#modules/disclosures/domain/counts.js';
import { DraftDeskService } from '#modules/disclosures/draft-desk.service.js';
import { SharingService } from '#modules/sharing/sharing.service.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { answersForm, type FormAnswer, formAnswers, type KnownForms } from './domain/asked-forms.js';
import { percentAnswered } from './domain/progress.js';
import { isOverdue, openMoves } from './domain/request.js';
import { labelOf } from './domain/request-label.js';
import { RequestFilesRepository, type StoredFile } from './request-files.repository.js';
import type { FormProgress, ReceivedFile, RequestView } from './request-view.js';
import type { StoredRequest } from './stored-request.js';
import { type PublishedForm, SurroundingsRepository } from './surroundings.repository.js';

/** A vendor's open draft with how much of it is answered. */
interface OpenDraft {
  readonly id: string;
  readonly form: string;
  readonly counts: Counts;
}

/** What the views of several requests are made of. */
interface Material {
  readonly forms: KnownForms;
  readonly published: readonly PublishedForm[];
  readonly files: readonly StoredFile[];
  readonly drafts: readonly OpenDraft[];
}

/** Requests as their parties see them: with their label, with how far they are answered, with what can be done. */
@Injectable()
export class RequestViewsService {
  constructor(
    private readonly surroundings: SurroundingsRepository,
    private readonly files: RequestFilesRepository,
    private readonly sharing: SharingService,
    private readonly templates: TemplatesService,
    private readonly desk: DraftDeskService,
    private readonly clock: Clock,
  ) {}

  /** In the order given. */
  async list(tx: Tx, actor: Actor, requests: readonly StoredRequest[]): Promise<readonly RequestView[]> {
    const material = await this.material(tx, actor, requests);
    return requests.map((request) => this.view(actor, request, material));
  }

  /** One, for the vendor with its open drafts. */
  async one(tx: Tx, actor: Actor, request: StoredRequest): Promise<RequestView> {
    const material = await this.material(tx, actor, [request]);
    const ours = request.vendorId === actor.organizationId && request.productId !== null;
    const drafts = ours ? await this.drafts(tx, actor, request.productId) : [];
    return this.view(actor, request, { ...material, drafts });
  }

  /** The forms of this installation, by id. */
  async forms(tx: Tx): Promise<KnownForms> {
    return new Map((await this.templates.all(tx)).map((template) => [template.id, template]));
  }

  private async material(tx: Tx, actor: Actor, requests: readonly StoredRequest[]): Promise<Material> {
    const productIds = requests.flatMap(({ productId }) => productId ?? []);
    const [forms, published, files] = await Promise.all([
      this.forms(tx),
      this.surroundings.published(tx, [...new Set(productIds)]),
      this.files.list(
        tx,
        requests.map(({ id }) => id),
      ),
    ]);
    return { forms, files, drafts: [], published: await this.sharing.visible(tx, actor, published) };
  }

  private async drafts(tx: Tx, actor: Actor, productId: string): Promise<readonly OpenDraft[]> {
    const open: OpenDraft[] = [];
    for (const { id, form } of await this.surroundings.drafts(tx, actor, productId)) {
      const { template, answers } = await this.desk.open(tx, actor, id);
      open.push({ id, form, counts: countStates(template, answers) });
    }
    return open;
  }

  private view(actor: Actor, request: StoredRequest, material: Material): RequestView {
    const today = this.clock.today();
    const published = material.published.filter(({ productId }) => productId === request.productId);
    const files = material.files.filter(({ requestId }) => requestId === request.id);
    const answers = formAnswers(request.forms, published, material.forms, today);
    const looked = answers.map((answer) => lookedAt(answer, { ...material, published, files }));
    return {
      ...told(request),
      forms: looked.map(({ progress }) => progress),
      answered: percentAnswered(looked.flatMap(({ counts }) => counts ?? [])),
      overdue: isOverdue(request, today),
      label: labelOf(request, today),
      received: files.map(received),
      contactEmail: request.hospitalId === actor.organizationId ? request.contactEmail : null,
      assigneeId: request.vendorId === actor.organizationId ? request.assigneeId : null,
      moves: openMoves(request, actor),
    };
  }
}

type Derived = 'forms' | 'answered' | 'overdue' | 'label' | 'received' | 'contactEmail' | 'assigneeId' | 'moves';

/** What both parties are told as it is stored. */
function told(request: StoredRequest): Omit<RequestView, Derived> {
  const { id, campaignId, hospitalId, hospitalName, vendorId, vendorName, vendorRegistered } = request;
  const { productId, productName, productVersion, criteria, purpose, dueOn, plan } = request;
  const { state, reason, submission, createdAt, rowVersion } = request;
  const { mailedAt, undeliveredAt, openedAt, escalatedAt } = request;
  return {
    ...{ id, campaignId, hospitalId, hospitalName, vendorId, vendorName, vendorRegistered },
    ...{ productId, productName, productVersion, criteria, purpose, dueOn, plan },
    ...{ state, reason, submission, createdAt, rowVersion },
    ...{ mailedAt, undeliveredAt, openedAt, escalatedAt },
  };
}

/** What there is of one form, and the counts that its progress is told by. */
function lookedAt(
  { published: found, ...answer }: FormAnswer,
  material: Material,
): { readonly progress: FormProgress; readonly counts: Counts | undefined } {
  const { forms, drafts } = material;
  const draft = drafts.find(({ form }) => form === answer.form);
  const revision = material.published.find(({ revisionId }) => revisionId === found?.revisionId);
  const file = material.files.find(({ templateId }) => forms.get(templateId)?.form === answer.form);
  const counts = [draft, revision, file].find((each) => each !== undefined)?.counts;
  const progress = {
    ...answer,
    state: isReceived(answer, file, forms) ? ('received' as const) : answer.state,
    revisionId: revision?.revisionId ?? null,
    draftId: draft?.id ?? null,
    answered: percentAnswered(counts === undefined ? [] : [counts]),
  };
  return { progress, counts };
}

/** Whether a workbook does where nothing that is published does. */
function isReceived(answer: Omit<FormAnswer, 'published'>, file: StoredFile | undefined, forms: KnownForms): boolean {
  return answer.state !== 'answered' && file !== undefined && answersForm(answer, file.templateId, forms);
}

function received({ id, name, sha256, size, templateId, createdAt, counts }: StoredFile): ReceivedFile {
  return { id, name, sha256, size, templateId, createdAt, answered: percentAnswered([counts]) };
}
