import { Injectable } from '@nestjs/common';
import type { Bilingual } from '#kernel/bilingual.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { CriteriaFile } from './criteria-file.js';
import type { CrosswalkPair } from './domain/crosswalk-pair.js';
import type { Profile } from './domain/profile.js';
import {
  type FormKind,
  type HashedTemplate,
  type OfficialSource,
  type Provenance,
  questionsOf,
  type Template,
} from './domain/template.js';
import { templateHash } from './domain/template-hash.js';
import type { Tx } from '#platform/database/database.js';
import { sha256 } from '#platform/keys/signing.js';
import { ReleasedFormsRepository } from './released-forms.repository.js';
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
  /** Whose numbers and wording these are, where the form was learned from its own workbook. */
  readonly official?: OfficialSource;
  readonly hash: string;
}

/** Forms that things may stand on, and those that new things may be begun on. */
export interface KnownForms {
  readonly all: readonly HashedTemplate[];
  readonly offered: readonly HashedTemplate[];
}

/** What ids of released forms look like; nothing else is worth asking the database for. */
const RELEASED_ID = /^[a-z0-9][a-z0-9.-]{0,99}$/;

/**
 * The forms this installation knows, how they lie on each other and what is asked of them. The shipped ones are read and checked at the
 * start, the released ones when they are first asked for; neither ever changes, so all stay in memory.
 */
@Injectable()
export class TemplatesService {
  private readonly templates: Map<string, HashedTemplate>;
  private readonly shipped: ReadonlyMap<string, string>;
  /** How the shipped forms lie on each other, as described with them. */
  readonly pairs: readonly CrosswalkPair[];
  readonly profiles: readonly Profile[];
  readonly criteria: CriteriaFile;

  /** @throws FilesRefused when a shipped file has faults: the start stops and names them */
  constructor(private readonly released: ReleasedFormsRepository) {
    const { templates, pairs, profiles, criteria } = shippedFiles();
    this.templates = new Map(
      templates.map((template) => [template.id, { ...template, hash: templateHash(template, sha256) }]),
    );
    this.shipped = new Map([...this.templates.values()].map(({ id, hash }) => [id, hash]));
    this.pairs = pairs;
    this.profiles = profiles;
    this.criteria = criteria;
  }

  /** All forms, or those of one kind, by name. */
  async list(tx: Tx, form?: FormKind): Promise<readonly TemplateSummary[]> {
    const all = await this.all(tx);
    const wanted = all.filter((template) => form === undefined || template.form === form);
    return wanted.map(summaryOf).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** All forms, whole: the shipped ones, then the released ones in the order of their release, whichever was asked for first. */
  async all(tx: Tx): Promise<readonly HashedTemplate[]> {
    const released = await this.released.ids(tx);
    await this.load(tx, released);
    return [...this.shipped.keys(), ...released].flatMap((id) => this.templates.get(id) ?? []);
  }

  /** Those that answers may be begun on, and that workbooks are recognised as: all but the retired ones. */
  async offered(tx: Tx): Promise<readonly HashedTemplate[]> {
    return (await this.known(tx)).offered;
  }

  /** All forms, and those of them that are offered. */
  async known(tx: Tx): Promise<KnownForms> {
    const [all, retired] = await Promise.all([this.all(tx), this.released.retired(tx)]);
    return { all, offered: retired.length === 0 ? all : all.filter(({ id }) => !retired.includes(id)) };
  }

  /** A form that answers may be begun on. @throws RuleViolation `template.not-found`, `form.retired` {id} */
  async getOffered(tx: Tx, id: string): Promise<HashedTemplate> {
    const template = await this.get(tx, id);
    if ((await this.released.retired(tx)).includes(id)) throw new RuleViolation('form.retired', { id });
    return template;
  }

  /** Hashes of the forms that came with Kaiji, by id. */
  shippedHashes(): ReadonlyMap<string, string> {
    return this.shipped;
  }

  /** @throws RuleViolation template.not-found */
  async get(tx: Tx, id: string): Promise<HashedTemplate> {
    if (RELEASED_ID.test(id)) await this.load(tx, [id]);
    const template = this.templates.get(id);
    if (template === undefined) throw new RuleViolation('template.not-found', { id });
    return template;
  }

  private async load(tx: Tx, ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.templates.has(id));
    if (unknown.length === 0) return;
    for (const form of await this.released.list(tx, unknown)) this.templates.set(form.id, form);
  }
}

function summaryOf(template: HashedTemplate): TemplateSummary {
  const { id, form, version, guideline, title, provenance, official, hash } = template;
  const questions = questionsOf(template).filter(({ answerType }) => answerType !== 'group').length;
  return { id, form, version, guideline, title, provenance, questions, ...(official && { official }), hash };
}
