import type { Fault } from './domain/fault.js';
import type { ItemNote, Judgement, Obligation, PassRule, Profile, ProfileItem, RowRule } from './domain/profile.js';
import { type AnswerType, questionsOf, type Template } from './domain/template.js';
import { given } from './yaml-file.js';

/** `profiles.yaml` as it stands on disk, once it holds to `profiles.schema.json`. */
export interface ProfilesFile {
  readonly pass_rules: readonly PassRuleEntry[];
  readonly profiles: readonly ProfileEntry[];
}

interface PassRuleEntry {
  readonly id: string;
  /** A group is not judged; that stands there in words. */
  readonly by_answer_type: Readonly<Record<AnswerType, RowRule | string>>;
  readonly planned: { readonly default: Judgement; readonly note: string };
  readonly conditional: Judgement;
  readonly see_note: Judgement;
  readonly na_without_reason: Judgement;
  readonly not_asked: Judgement;
  readonly open: readonly string[];
  readonly whole: string;
}

interface ProfileEntry {
  readonly id: string;
  readonly title_ja: string;
  readonly title_en: string;
  readonly source: string;
  readonly in_force?: string;
  readonly pass_rule?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly items?: readonly ProfileItem[];
  readonly item_notes?: readonly ItemNoteEntry[];
  readonly known_sds_topics?: readonly string[];
  readonly sds_areas_in_order?: readonly string[];
  readonly obligations_on_request?: readonly Obligation[];
  readonly published_by_vendor?: readonly Obligation[];
  readonly precondition?: string;
  readonly if_not?: string;
  readonly same_when_terms_lack_detail?: boolean;
  readonly rule?: string;
  readonly shape?: string;
  readonly first_item?: string;
}

interface ItemNoteEntry {
  readonly topic: string;
  readonly note?: string;
  readonly allowed?: readonly string[];
  readonly planned_counts?: boolean;
  readonly planned_before?: string;
  readonly without_date?: Judgement;
}

/** The profiles' file as the product speaks of it. */
export function toProfiles(file: ProfilesFile): readonly Profile[] {
  const rules = new Map(file.pass_rules.map((rule) => [rule.id, toPassRule(rule)]));
  return file.profiles.map((entry) => ({
    id: entry.id,
    title: { ja: entry.title_ja, en: entry.title_en },
    source: entry.source,
    items: entry.items ?? [],
    itemNotes: (entry.item_notes ?? []).map(toItemNote),
    knownSdsTopics: entry.known_sds_topics ?? [],
    sdsAreasInOrder: entry.sds_areas_in_order ?? [],
    obligationsOnRequest: entry.obligations_on_request ?? [],
    publishedByVendor: entry.published_by_vendor ?? [],
    ...given({
      inForce: entry.in_force,
      passRule: rules.get(entry.pass_rule ?? ''),
      counts: entry.counts,
      precondition: entry.precondition,
      ifNot: entry.if_not,
      sameWhenTermsLackDetail: entry.same_when_terms_lack_detail,
      rule: entry.rule,
      shape: entry.shape,
      firstItem: entry.first_item,
    }),
  }));
}

/** Topics that no form has, and pass rules that are not there. */
export function profileFaults(file: ProfilesFile, templates: readonly Template[]): readonly Fault[] {
  const topics = new Set(templates.flatMap(questionsOf).map(({ topic }) => topic));
  const rules = new Set(file.pass_rules.map(({ id }) => id));
  return file.profiles.flatMap((profile, i) => {
    const named = [
      ...(profile.item_notes ?? []).map(({ topic }, j) => ({
        topic,
        place: ['profiles', i, 'item_notes', j, 'topic'],
      })),
      ...(profile.known_sds_topics ?? []).map((topic, j) => ({ topic, place: ['profiles', i, 'known_sds_topics', j] })),
    ];
    const faults = named
      .filter(({ topic }) => !topics.has(topic))
      .map(({ topic, place }): Fault => ({ place, message: `no form asks about "${topic}"` }));
    if (profile.pass_rule === undefined || rules.has(profile.pass_rule)) return faults;
    return [
      ...faults,
      { place: ['profiles', i, 'pass_rule'], message: `there is no pass rule "${profile.pass_rule}"` },
    ];
  });
}

function toPassRule(rule: PassRuleEntry): PassRule {
  const { id, by_answer_type: types, planned, conditional, open, whole } = rule;
  const row = (type: AnswerType): RowRule => (typeof types[type] === 'string' ? {} : types[type]);
  return {
    id,
    byAnswerType: {
      yes_no_na: row('yes_no_na'),
      yes_no: row('yes_no'),
      choice: row('choice'),
      multi_choice: row('multi_choice'),
      text: row('text'),
      date: row('date'),
      group: row('group'),
    },
    planned,
    conditional,
    seeNote: rule.see_note,
    naWithoutReason: rule.na_without_reason,
    notAsked: rule.not_asked,
    open,
    whole,
  };
}

function toItemNote(entry: ItemNoteEntry): ItemNote {
  const {
    topic,
    note,
    allowed,
    planned_counts: plannedCounts,
    planned_before: plannedBefore,
    without_date: withoutDate,
  } = entry;
  return { topic, ...given({ note, allowed, plannedCounts, plannedBefore, withoutDate }) };
}
