import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Bilingual } from '#kernel/bilingual.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { CriteriaFile } from './criteria-file.js';
import type { Answers } from './domain/answer.js';
import { type CrosswalkPair, crosswalkBetween, pairByTopic } from './domain/crosswalk-pair.js';
import { type CarriedOver, carryOver, type CarryOrigin } from './domain/crosswalk.js';
import type { Profile } from './domain/profile.js';
import { type FormKind, type Provenance, questionsOf, type Template } from './domain/template.js';
import { shippedFiles } from './shipped-templates.js';

/** A form in a list: what it is, how sure its definition is, and how long. */
export interface TemplateSummary {
  readonly id: string;
  readonly form: FormKind;
  readonly version: string;
  readonly guideline: Template['guideline'];
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** Rows that take an answer. */
  readonly questions: number;
  readonly hash: string;
}

/** A whole form, with the hash of its definition (SHA-256, hex): equal hashes, equal forms. */
export type HashedTemplate = Template & { readonly hash: string };

/** The forms this installation knows, how they lie on each other and what is asked of them. All in memory, read and checked at the start. */
@Injectable()
export class TemplatesService {
  private readonly templates: ReadonlyMap<string, HashedTemplate>;
  private readonly pairs: readonly CrosswalkPair[];
  readonly profiles: readonly Profile[];
  readonly criteria: CriteriaFile;

  /** @throws FilesRefused when a shipped file has faults: the start stops and names them */
  constructor() {
    const { templates, pairs, profiles, criteria } = shippedFiles();
    this.templates = new Map(templates.map((template) => [template.id, { ...template, hash: hashOf(template) }]));
    this.pairs = pairs;
    this.profiles = profiles;
    this.criteria = criteria;
  }

  /** All forms, or those of one kind, by name. */
  list(form?: FormKind): readonly TemplateSummary[] {
    const wanted = [...this.templates.values()].filter((template) => form === undefined || template.form === form);
    return wanted.map(summaryOf);
  }

  /** All forms, whole. */
  all(): readonly HashedTemplate[] {
    return [...this.templates.values()];
  }

  /** @throws RuleViolation template.not-found */
  get(id: string): HashedTemplate {
    const template = this.templates.get(id);
    if (template === undefined) throw new RuleViolation('template.not-found', { id });
    return template;
  }

  /** How the rows of two forms lie on each other: as described, over a chain of described pairs, else by topic. */
  crosswalk(from: string, to: string): CrosswalkPair {
    const [older, newer] = [this.get(from), this.get(to)];
    return crosswalkBetween(this.pairs, from, to) ?? pairByTopic(older, newer);
  }

  /** The answers of one form taken along to another, all unconfirmed. */
  carryOver(from: string, to: string, answers: Answers, origin: CarryOrigin): CarriedOver {
    return carryOver(this.get(from), this.get(to), answers, this.crosswalk(from, to), origin);
  }
}

function summaryOf(template: HashedTemplate): TemplateSummary {
  const { id, form, version, guideline, title, provenance, hash } = template;
  const questions = questionsOf(template).filter(({ answerType }) => answerType !== 'group').length;
  return { id, form, version, guideline, title, provenance, questions, hash };
}

function hashOf(template: Template): string {
  return createHash('sha256').update(JSON.stringify(template)).digest('hex');
}
