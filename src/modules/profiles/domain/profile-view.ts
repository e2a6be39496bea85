import type { Bilingual } from '../../../kernel/bilingual.js';
import type { ItemNote, Profile } from '../../templates/domain/profile.js';
import type { FormKind } from '../../templates/domain/template.js';
import type { OwnProfile } from './own-profile.js';
import { DISCLOSURE_FORMS, isJudgeable, unknownOf } from './shipped-profile.js';

/** Facts of a shipped profile beside its rows, in the words of their source. */
export type ProfileFacts = Pick<
  Profile,
  | 'counts'
  | 'items'
  | 'sdsAreasInOrder'
  | 'obligationsOnRequest'
  | 'publishedByVendor'
  | 'precondition'
  | 'ifNot'
  | 'sameWhenTermsLackDetail'
  | 'rule'
  | 'shape'
  | 'firstItem'
>;

/** A profile (判定プロファイル) as it is shown: one that comes with Kaiji, the organization's own, or one that a group shares. */
export interface ProfileView {
  readonly id: string;
  readonly origin: 'shipped' | 'own' | 'shared';
  /** Null for those that come with Kaiji. */
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly title: Bilingual;
  readonly source: string;
  readonly inForce: string | null;
  /** The form whose rows it names, by code; null where it names topics. */
  readonly templateId: string | null;
  readonly codes: readonly string[];
  readonly topics: readonly string[];
  /** Families of forms on which an answer counts. */
  readonly forms: readonly FormKind[];
  readonly itemNotes: readonly ItemNote[];
  /** Id of the pass rule; null where none is known. */
  readonly passRule: string | null;
  /** Whether products can be judged by it. */
  readonly judgeable: boolean;
  /** What of it is not known here, or cannot be judged from answers. */
  readonly unknown: readonly Bilingual[];
  /** Of those that come with Kaiji. */
  readonly facts: ProfileFacts | null;
  readonly shared: boolean;
  readonly retiredAt: string | null;
  /** Absent where it cannot be changed. */
  readonly rowVersion?: number;
}

/** One that comes with Kaiji. */
export function shippedView(profile: Profile): ProfileView {
  const { id, title, source, inForce, itemNotes, passRule, knownSdsTopics, ...facts } = profile;
  const notes = itemNotes.map(({ topic }) => topic);
  return {
    id,
    origin: 'shipped',
    owner: null,
    title,
    source,
    inForce: inForce ?? null,
    templateId: null,
    codes: [],
    topics: [...new Set([...knownSdsTopics, ...notes])],
    forms: DISCLOSURE_FORMS,
    itemNotes,
    passRule: passRule?.id ?? null,
    judgeable: isJudgeable(profile),
    unknown: unknownOf(profile),
    facts,
    shared: true,
    retiredAt: null,
  };
}

/** One of a hospital or industry group, as members of `organizationId` see it. */
export function ownView(profile: OwnProfile, organizationId: string): ProfileView {
  const { id, ownerId, ownerName, title, source, inForce, templateId, codes, topics, forms } = profile;
  const { itemNotes, passRule, shared, retiredAt, rowVersion } = profile;
  const isOwn = ownerId === organizationId;
  const about = { title, source, inForce, templateId, codes, topics, forms, itemNotes, passRule };
  return {
    id,
    origin: isOwn ? 'own' : 'shared',
    owner: { id: ownerId, name: ownerName },
    ...about,
    judgeable: retiredAt === null,
    unknown: [],
    facts: null,
    shared,
    retiredAt,
    ...(isOwn ? { rowVersion } : {}),
  };
}
