import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { TemplatesService } from '#modules/templates/templates.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { isId } from '#platform/http/id-param.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import type { JudgedProfile } from './domain/judged-profile.js';
import { type OwnProfile, ownAsJudged, type ProfileContent } from './domain/own-profile.js';
import { type KnownForms, namedForm, profileContent, type ProfileInput } from './domain/profile-content.js';
import { ownView, type ProfileView, shippedView } from './domain/profile-view.js';
import { shippedAsJudged } from './domain/shipped-profile.js';
import { type RowHead, wantedHead } from './domain/wanted-rows.js';
import type { ProfilesQuery } from './profiles.dto.js';
import { ProfilesRepository } from './profiles.repository.js';

/** A profile with the rows that it asks for; none where they are not known. */
export type ProfileDetails = ProfileView & { readonly rows: readonly RowHead[] };

/** A profile ready to judge with, and how it is shown. */
export interface ReadyProfile {
  readonly view: ProfileView;
  readonly judged: JudgedProfile;
}

/** Profiles (判定プロファイル): those that come with Kaiji, an organization's own, and those that industry groups share. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly database: Database,
    private readonly profiles: ProfilesRepository,
    private readonly templates: TemplatesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Those that come with Kaiji are on the first page, beside as many others as asked for. */
  list(actor: Actor, { show, cursor, limit }: ProfilesQuery): Promise<Page<ProfileView>> {
    const after = cursorKey(cursor, 2);
    return this.database.read(actor, async (tx) => {
      const found = await this.profiles.list(tx, actor, { all: show === 'all', after, limit });
      const { items, next } = page(found, limit, ({ title, id }) => [title.ja, id]);
      const shipped = after === null ? this.templates.profiles.map(shippedView) : [];
      return { items: [...shipped, ...items.map((profile) => ownView(profile, actor.organizationId))], next };
    });
  }

  /** @throws RuleViolation `profile.not-found` */
  get(actor: Actor, id: string): Promise<ProfileDetails> {
    return this.database.read(actor, async (tx) => {
      const shipped = this.templates.profiles.find((profile) => profile.id === id);
      if (shipped && !shippedView(shipped).judgeable) return { ...shippedView(shipped), rows: [] };
      const { view, judged } = shipped ? await this.ready(tx, actor, id) : await this.readyOwn(tx, actor, id);
      return { ...view, rows: judged.wanted.map((wanted) => wantedHead(wanted)) };
    });
  }

  /** @throws RuleViolation `profile.exists` {name, id}, `profile.sharing-is-for-groups`, `template.not-found`, and those of `profileContent` */
  create(actor: Actor, input: ProfileInput): Promise<ProfileView> {
    return this.database.transaction(actor, async (tx) => {
      const content = await this.content(tx, actor, input, null);
      await this.refuseSecond(tx, actor, content);
      const now = this.clock.now();
      const id = newId(now);
      await this.profiles.insert(tx, actor, id, content, now);
      await this.journal.record(tx, actor, { type: 'profile.created', subjectId: id, ownFacts: { after: content } });
      return this.own(tx, actor, id);
    });
  }

  /** @throws RuleViolation `profile.not-found`, `precondition.failed` {current}, `profile.retired`, and those of `create` */
  change(actor: Actor, id: string, rowVersion: number, input: ProfileInput): Promise<ProfileView> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.locked(tx, actor, id, rowVersion);
      const content = await this.content(tx, actor, input, before);
      if (content.title.ja !== before.title.ja) await this.refuseSecond(tx, actor, content);
      await this.profiles.update(tx, actor, id, content);
      const ownFacts = { before: said(before), after: content };
      await this.journal.record(tx, actor, { type: 'profile.changed', subjectId: id, ownFacts });
      return this.own(tx, actor, id);
    });
  }

  /** From now on nobody judges by it. @throws RuleViolation `profile.not-found`, `precondition.failed` {current}, `profile.retired` */
  retire(actor: Actor, id: string, rowVersion: number): Promise<ProfileView> {
    return this.database.transaction(actor, async (tx) => {
      await this.locked(tx, actor, id, rowVersion);
      await this.profiles.retire(tx, actor, id, this.clock.now());
      await this.journal.record(tx, actor, { type: 'profile.retired', subjectId: id });
      return this.own(tx, actor, id);
    });
  }

  /** @throws RuleViolation `profile.not-found`, `profile.not-judgeable`, `profile.retired` */
  async ready(tx: Tx, actor: Actor, id: string): Promise<ReadyProfile> {
    const shipped = this.templates.profiles.find((profile) => profile.id === id);
    if (shipped) return { view: shippedView(shipped), judged: shippedAsJudged(shipped, await this.templates.all(tx)) };
    const own = await this.readyOwn(tx, actor, id);
    if (own.view.retiredAt !== null) throw new RuleViolation('profile.retired', { id });
    return own;
  }

  private async readyOwn(tx: Tx, actor: Actor, id: string): Promise<ReadyProfile> {
    const profile = found(isId(id) ? await this.profiles.find(tx, actor, id) : undefined, id);
    const { templateId, passRule } = profile;
    const rule = this.templates.profiles.find((shipped) => shipped.passRule?.id === passRule)?.passRule;
    if (rule === undefined) throw new RuleViolation('profile.not-judgeable', { id });
    const template = templateId === null ? null : await this.templates.get(tx, templateId);
    const judged = ownAsJudged(profile, rule, template, await this.templates.all(tx));
    return { view: ownView(profile, actor.organizationId), judged };
  }

  private async content(
    tx: Tx,
    actor: Actor,
    input: ProfileInput,
    before: ProfileContent | null,
  ): Promise<ProfileContent> {
    const templateId = namedForm(input, before);
    const named = templateId === null ? null : await this.templates.get(tx, templateId);
    const forms: KnownForms = { all: await this.templates.all(tx), named };
    const content = profileContent(input, before === null ? null : said(before), forms);
    if (content.shared && actor.kind !== 'industry_group') throw new RuleViolation('profile.sharing-is-for-groups');
    return content;
  }

  private async refuseSecond(tx: Tx, actor: Actor, { title }: ProfileContent): Promise<void> {
    const id = await this.profiles.holdTitle(tx, actor, title.ja);
    if (id !== undefined) throw new RuleViolation('profile.exists', { name: title.ja, id });
  }

  private async locked(tx: Tx, actor: Actor, id: string, rowVersion: number): Promise<OwnProfile> {
    const profile = found(await this.profiles.lockOwn(tx, actor, id), id);
    if (profile.rowVersion !== rowVersion)
      throw new RuleViolation('precondition.failed', { current: ownView(profile, actor.organizationId) });
    if (profile.retiredAt !== null) throw new RuleViolation('profile.retired', { id });
    return profile;
  }

  private async own(tx: Tx, actor: Actor, id: string): Promise<ProfileView> {
    return ownView(found(await this.profiles.find(tx, actor, id), id), actor.organizationId);
  }
}

function found(profile: OwnProfile | undefined, id: string): OwnProfile {
  if (profile === undefined) throw new RuleViolation('profile.not-found', { id });
  return profile;
}

function said(profile: ProfileContent): ProfileContent {
  const { title, source, inForce, templateId, codes, topics, forms, itemNotes, passRule, shared } = profile;
  return { title, source, inForce, templateId, codes, topics, forms, itemNotes, passRule, shared };
}
