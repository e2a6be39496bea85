import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { MembersService } from '#modules/identity/members.service.js';
import { OrganizationsService } from '#modules/identity/organizations.service.js';
import { ProductsService } from '#modules/products/products.service.js';
import type { Answers } from '#modules/templates/domain/answer.js';
import { askedQuestions } from '#modules/templates/domain/applicability.js';
import { questionsOf, type Template } from '#modules/templates/domain/template.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { countStates } from './domain/counts.js';
import { answersOf, type DraftAnswer, type DraftHead, type DraftView } from './domain/draft.js';
import { type AnswerFinding, findings } from './domain/findings.js';
import type { DisclosurePolicy } from './domain/policy.js';
import { type Draft, type DraftFacts, mayEdit, openMoves } from './domain/revision.js';
import { rowStates } from './domain/state.js';
import { unpackAnswers } from './domain/packed-texts.js';
import { DraftsRepository } from './drafts.repository.js';
import { PolicyRepository } from './policy.repository.js';
import { RevisionsRepository } from './revisions.repository.js';

/** A draft laid out: its head, its form, what its rows say. */
export interface OpenDraft {
  readonly head: DraftHead;
  readonly template: Template;
  readonly rows: readonly DraftAnswer[];
  readonly answers: Answers;
}

/** Answers on a form as the rules look at them before publishing. */
export interface Judgeable {
  readonly productId: string;
  readonly template: Template;
  readonly header: Readonly<Record<string, string>>;
  readonly answers: Answers;
  readonly rows?: readonly DraftAnswer[];
}

/** Takes drafts out of the drawer and looks at them: every use of a draft begins here. */
@Injectable()
export class DraftDeskService {
  constructor(
    private readonly drafts: DraftsRepository,
    private readonly revisions: RevisionsRepository,
    private readonly policies: PolicyRepository,
    private readonly products: ProductsService,
    private readonly templates: TemplatesService,
    private readonly organizations: OrganizationsService,
    private readonly members: MembersService,
    private readonly clock: Clock,
  ) {}

  /** A draft of the actor's organization; `hold` = how it is held until the transaction ends. @throws RuleViolation `draft.not-found` */
  async open(tx: Tx, actor: Actor, id: string, hold: 'find' | 'share' | 'lock' = 'find'): Promise<OpenDraft> {
    const draft = await this.find(tx, actor, id, hold);
    if (!draft) throw new RuleViolation('draft.not-found', { id });
    return draft;
  }

  /** The same, or undefined where there is none. */
  async find(
    tx: Tx,
    actor: Actor,
    id: string,
    hold: 'find' | 'share' | 'lock' = 'find',
  ): Promise<OpenDraft | undefined> {
    // Held first, read second, on one way to the database: the answers are those that stand once the draft is held.
    const [head, placed] = await Promise.all([this.drafts[hold](tx, actor, id), this.drafts.answers(tx, actor, id)]);
    if (!head) return undefined;
    const template = await this.templates.get(tx, head.templateId);
    const questions = questionsOf(template);
    const rows = placed.map(({ position, ...row }) => ({ code: questions[position]?.code ?? '', ...row }));
    return { head, template, rows, answers: answersOf(rows) };
  }

  /** The same, to change answers. @throws RuleViolation `draft.not-found`, `draft.in-review` */
  async openToEdit(tx: Tx, actor: Actor, id: string, hold: 'share' | 'lock' = 'share'): Promise<OpenDraft> {
    const draft = await this.open(tx, actor, id, hold);
    if (!mayEdit(moving(draft.head), actor)) throw new RuleViolation('draft.in-review', { state: draft.head.state });
    return draft;
  }

  /** All that is wrong or doubtful, weighed by the policy; the product's other published forms are looked at too. */
  async findings(
    tx: Tx,
    actor: Actor,
    subject: Judgeable,
    policy: DisclosurePolicy,
  ): Promise<readonly AnswerFinding[]> {
    const { productId, template, header, answers, rows = [] } = subject;
    const { vendorName, name, version } = await this.products.get(tx, actor, productId);
    const [{ all, offered }, current] = await Promise.all([
      this.templates.known(tx),
      this.revisions.current(tx, productId),
    ]);
    const forms = new Map(all.map((form) => [form.id, form]));
    const otherForms = current.flatMap(({ form, templateId, codes, texts }) => {
      const other = forms.get(templateId);
      return other && form !== template.form ? [{ template: other, answers: unpackAnswers(other, codes, texts) }] : [];
    });
    return findings(template, answers, policy, {
      today: this.clock.today(),
      header,
      registered: { vendor: vendorName, product: name, version },
      knownForms: offered,
      otherForms,
      cells: new Map(rows.flatMap(({ code, place }) => (place ? [[code, place]] : []))),
    });
  }

  /** What a move depends on. */
  async facts(tx: Tx, actor: Actor, found: readonly AnswerFinding[], policy: DisclosurePolicy): Promise<DraftFacts> {
    const { singlePerson } = await this.organizations.get(tx, actor.organizationId);
    return {
      stops: found.filter(({ level }) => level === 'stop').length,
      secondPersonPublishes: policy.secondPersonPublishes,
      members: await this.members.countActive(tx, actor),
      alone: singlePerson,
    };
  }

  /** The draft with everything that a screen for writing it shows. */
  async view(tx: Tx, actor: Actor, { head, template, rows, answers }: OpenDraft): Promise<DraftView> {
    const policy = await this.policies.get(tx);
    const found = await this.findings(tx, actor, { ...head, template, answers, rows }, policy);
    const facts = await this.facts(tx, actor, found, policy);
    return {
      ...head,
      answers: rows,
      asked: Object.fromEntries(askedQuestions(template, answers)),
      states: Object.fromEntries(rowStates(template, answers)),
      counts: countStates(template, answers),
      findings: { stop: facts.stops, warn: found.length - facts.stops },
      moves: openMoves(moving(head), actor, facts),
    };
  }
}

/** The draft as the table of moves takes it. */
export function moving({ vendorId, state, submittedBy }: DraftHead): Draft {
  return { vendorId, state, ...(submittedBy === null ? {} : { submittedBy }) };
}
