import type { Bilingual } from '../../../kernel/bilingual.js';
import type { ItemNote, PassRule } from '../../templates/domain/profile.js';
import type { FormKind, Template } from '../../templates/domain/template.js';
import type { JudgedProfile } from './judged-profile.js';
import { wantedCodes, wantedTopics } from './wanted-rows.js';

/** What a profile of a hospital or industry group says. Either rows of one form or topics. */
export interface ProfileContent {
  readonly title: Bilingual;
  /** Where its rows come from. */
  readonly source: string;
  /** Day from which it holds (YYYY-MM-DD). */
  readonly inForce: string | null;
  /** The form whose rows it names; null where it names topics. */
  readonly templateId: string | null;
  /** The rows of that form, by code, in the form's order. */
  readonly codes: readonly string[];
  /** Topics, with `@scope` where only that kind of equipment is meant. */
  readonly topics: readonly string[];
  /** On which families of forms an answer counts. */
  readonly forms: readonly FormKind[];
  readonly itemNotes: readonly ItemNote[];
  /** Id of the pass rule. */
  readonly passRule: string;
  /** Whether everybody who is signed in may use it; for industry groups. */
  readonly shared: boolean;
}

/** A profile that a hospital or industry group made for itself. */
export interface OwnProfile extends ProfileContent {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly rowVersion: number;
  readonly createdAt: string;
  /** When it went out of use; from then on nobody judges by it. */
  readonly retiredAt: string | null;
}

/** Ready to judge with; its list is what its owner says it is, so it is complete. `template` = its form, where it names rows of one. */
export function ownAsJudged(
  { codes, topics, forms, itemNotes }: ProfileContent,
  passRule: PassRule,
  template: Template | null,
  all: readonly Template[],
): JudgedProfile {
  const wanted = template === null ? wantedTopics(topics, forms, all) : wantedCodes(codes, template);
  return { passRule, wanted, itemNotes, complete: true };
}
