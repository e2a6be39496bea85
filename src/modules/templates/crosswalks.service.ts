import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { DECIDERS } from '#platform/http/access.js';
import { cursorNumber, type Page, page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { requestContext } from '#platform/request-context.js';
import type {
  ChangeCrosswalk,
  CrosswalkQuery,
  CrosswalkVersionQuery,
  CrosswalkVersionsQuery,
} from './crosswalks.dto.js';
import { CrosswalksRepository, type CrosswalkVersion, type StoredCrosswalk } from './crosswalks.repository.js';
import type { Answers } from './domain/answer.js';
import { changedCrosswalk } from './domain/crosswalk-changes.js';
import type { ChangeFault } from './domain/crosswalk-change-faults.js';
import { composedOver, type CrosswalkPair, shortestChain } from './domain/crosswalk-pair.js';
import { type CrosswalkView, crosswalkView, type UsedCrosswalk } from './domain/crosswalk-view.js';
import { type CarriedOver, carryOver, type CarryOrigin } from './domain/crosswalk.js';
import { KeptProposals } from './domain/kept-proposals.js';
import { reversedCrosswalk } from './domain/reversed-crosswalk.js';
import { isSameVersion } from './domain/stepping-back.js';
import type { Template } from './domain/template.js';
import { TemplatesService } from './templates.service.js';

/** A crosswalk laid out, with its two forms. */
export interface OpenCrosswalk {
  readonly view: CrosswalkView;
  readonly from: Template;
  readonly to: Template;
}

/** How forms lie on each other: as people on the installation say (of either direction), as described with the shipped forms, or as proposed. */
@Injectable()
export class CrosswalksService {
  private readonly proposals = new KeptProposals();

  constructor(
    private readonly database: Database,
    private readonly crosswalks: CrosswalksRepository,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The newest version, or the one named. @throws RuleViolation `template.not-found`, `crosswalk.version-not-found` {version} */
  get(actor: Actor, { from, to, version }: CrosswalkVersionQuery): Promise<OpenCrosswalk> {
    return this.database.read(actor, async (tx) => {
      const used = await (version === undefined ? this.used(tx, from, to) : this.older(tx, from, to, version));
      return this.open(tx, actor, from, to, used);
    });
  }

  /** Who changed it, newest first. @throws RuleViolation `template.not-found`, `page.bad-cursor` */
  versions(actor: Actor, { from, to, cursor, limit }: CrosswalkVersionsQuery): Promise<Page<CrosswalkVersion>> {
    const after = cursorNumber(cursor);
    return this.database.read(actor, async (tx) => {
      await Promise.all([from, to].map((id) => this.templates.get(tx, id)));
      const found = await this.crosswalks.versions(tx, from, to, after, limit);
      return page(found, limit, ({ version, id }) => [version, id]);
    });
  }

  /**
   * Sets and removes entries; what comes of it is a new version.
   * @throws RuleViolation `template.not-found`, `crosswalk.one-form`, `crosswalk.not-allowed`, `precondition.failed` {current}, `crosswalk.invalid` {errors}
   */
  change(
    actor: Actor,
    { from, to }: CrosswalkQuery,
    rowVersion: number,
    { set, remove, note }: ChangeCrosswalk,
  ): Promise<OpenCrosswalk> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.open(tx, actor, from, to, await this.used(tx, from, to));
      if (from === to) throw new RuleViolation('crosswalk.one-form');
      if (!before.view.mayChange) throw new RuleViolation('crosswalk.not-allowed', { from, to });
      if (before.view.rowVersion !== rowVersion)
        throw new RuleViolation('precondition.failed', { current: before.view });
      const proposed = crosswalkView(before.from, before.to, await this.unchanged(tx, before.from, before.to), false);
      const maps = { map: before.view.map, proposal: proposed.map };
      const { map, faults } = changedCrosswalk(before.from, before.to, maps, { set, remove });
      if (faults.length > 0) throw new RuleViolation('crosswalk.invalid', { errors: faults.map(inTheirLanguage) });
      const changedAt = this.clock.now();
      const id = newId(changedAt);
      const version = rowVersion + 1;
      if (!(await this.crosswalks.insert(tx, actor, { id, from, to, version, map, note, changedAt })))
        throw new RuleViolation('precondition.failed', { current: (await this.open(tx, actor, from, to)).view });
      const facts = { from, to, version, set: set.length, removed: remove.length };
      await this.journal.record(tx, actor, { type: 'crosswalk.changed', subjectId: id, facts });
      return this.open(tx, actor, from, to);
    });
  }

  /** How the rows of two forms lie on each other, in its newest version. @throws RuleViolation `template.not-found` */
  async used(tx: Tx, from: string, to: string): Promise<UsedCrosswalk> {
    const [older, newer] = [await this.templates.get(tx, from), await this.templates.get(tx, to)];
    const stored = from === to ? undefined : await this.crosswalks.find(tx, from, to);
    return stored ? asUsed(stored) : this.unchanged(tx, older, newer);
  }

  /** How they lie on each other as long as nobody says so of the two in this direction. */
  private async unchanged(tx: Tx, older: Template, newer: Template): Promise<UsedCrosswalk> {
    const [from, to] = [older.id, newer.id];
    const shipped = this.templates.pairs.find((pair) => pair.from === from && pair.to === to);
    if (shipped) return { pair: shipped, source: 'shipped', ...UNCHANGED };
    const back = from === to ? undefined : await this.crosswalks.find(tx, to, from);
    if (back) return { pair: reversedCrosswalk(asUsed(back).pair), source: 'reversed', ...UNCHANGED };
    // Two descriptions of one version are closer to each other than any way around.
    const composed = isSameVersion(older, newer) ? null : composedOver(await this.chain(tx, from, to));
    if (composed) return { pair: composed, source: 'composed', ...UNCHANGED };
    return { pair: this.proposals.of(older, newer), source: 'proposed', ...UNCHANGED };
  }

  /** The answers of one form taken along to another, all unconfirmed, and what they were taken along by. */
  async carryOver(
    tx: Tx,
    from: string,
    to: string,
    answers: Answers,
    origin: CarryOrigin,
  ): Promise<CarriedOver & { readonly crosswalk: UsedCrosswalk }> {
    const crosswalk = await this.used(tx, from, to);
    const [older, newer] = [await this.templates.get(tx, from), await this.templates.get(tx, to)];
    return { ...carryOver(older, newer, answers, crosswalk.pair, origin), crosswalk };
  }

  /** The way around, over other forms: what people say goes before what is shipped of the same two. */
  private async chain(tx: Tx, from: string, to: string): Promise<readonly CrosswalkPair[]> {
    const stored = (await this.crosswalks.pairs(tx)).filter((pair) => pair.from !== from || pair.to !== to);
    const steps = shortestChain<PairOfForms>([...stored, ...this.templates.pairs], from, to, (id) =>
      this.templates.shippedHashes().has(id),
    );
    const pairs = steps.map(async (step): Promise<CrosswalkPair | undefined> => {
      const found = await this.crosswalks.find(tx, step.from, step.to);
      return found
        ? asUsed(found).pair
        : this.templates.pairs.find((pair) => pair.from === step.from && pair.to === step.to);
    });
    return (await Promise.all(pairs)).flatMap((pair) => pair ?? []);
  }

  private async older(tx: Tx, from: string, to: string, version: number): Promise<UsedCrosswalk> {
    await Promise.all([from, to].map((id) => this.templates.get(tx, id)));
    const stored = await this.crosswalks.find(tx, from, to, version);
    if (!stored) throw new RuleViolation('crosswalk.version-not-found', { version });
    return asUsed(stored);
  }

  private async open(tx: Tx, actor: Actor, from: string, to: string, given?: UsedCrosswalk): Promise<OpenCrosswalk> {
    const [used, older, newer] = [
      given ?? (await this.used(tx, from, to)),
      await this.templates.get(tx, from),
      await this.templates.get(tx, to),
    ];
    const mayChange = from !== to && (await this.mayChange(tx, actor, [from, to]));
    return { view: crosswalkView(older, newer, used, mayChange), from: older, to: newer };
  }

  /** Those who decide at the operator's, and at whoever released one of the forms. */
  private async mayChange(tx: Tx, actor: Actor, forms: readonly string[]): Promise<boolean> {
    if (!DECIDERS.some((role) => role === actor.role)) return false;
    return actor.kind === 'operator' || this.crosswalks.isReleaser(tx, actor, forms);
  }
}

type PairOfForms = Pick<CrosswalkPair, 'from' | 'to'>;

const UNCHANGED = { version: 0, changed: null } as const;

function asUsed({ from, to, map, version, note, organization, changedAt }: StoredCrosswalk): UsedCrosswalk {
  return {
    pair: { from, to, confidence: 'stored', map },
    source: 'stored',
    version,
    changed: { note, organization, changedAt },
  };
}

function inTheirLanguage({ detail, ...fault }: ChangeFault) {
  return { ...fault, detail: detail[requestContext.getStore()?.language ?? 'ja'] };
}
