import type { Bilingual } from '../../../kernel/bilingual.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { Profile } from '../../templates/domain/profile.js';
import type { FormKind, Template } from '../../templates/domain/template.js';
import type { JudgedProfile } from './judged-profile.js';
import { wantedTopics } from './wanted-rows.js';

/** MDS for products and SDS for services ask for the same topics. */
export const DISCLOSURE_FORMS: readonly FormKind[] = ['MDS', 'SDS'];

/** Topics of which a note is known, but not on the list of which form they stand. */
function topicsOfNotes({ itemNotes, knownSdsTopics }: Profile): readonly string[] {
  return itemNotes.map(({ topic }) => topic).filter((topic) => !knownSdsTopics.includes(topic));
}

/** How many rows the official list has per form; empty where nobody counted them. */
function countedForms({ counts = {} }: Profile): readonly (readonly [form: string, rows: number])[] {
  return Object.entries(counts).filter(([form]) => form !== 'total');
}

/** Whether a shipped profile says enough to judge anything: a pass rule and at least one topic. */
export function isJudgeable(profile: Profile): boolean {
  return profile.passRule !== undefined && profile.knownSdsTopics.length + topicsOfNotes(profile).length > 0;
}

/**
 * A shipped profile as far as it is known: its topics on the SDS, and on either form those that only a note tells of.
 * @throws RuleViolation `profile.not-judgeable` {id}
 */
export function shippedAsJudged(profile: Profile, forms: readonly Template[]): JudgedProfile {
  const { id, passRule, itemNotes, knownSdsTopics } = profile;
  if (passRule === undefined || !isJudgeable(profile)) throw new RuleViolation('profile.not-judgeable', { id });
  const listed = countedForms(profile).reduce((sum, [, rows]) => sum + rows, 0);
  return {
    passRule,
    wanted: [
      ...wantedTopics(knownSdsTopics, ['SDS'], forms),
      ...wantedTopics(topicsOfNotes(profile), DISCLOSURE_FORMS, forms),
    ],
    itemNotes,
    complete: listed > 0 && knownSdsTopics.length >= listed,
  };
}

/** What of a shipped profile is not known here or cannot be judged from answers; said wherever the profile is shown or judged. */
export function unknownOf(profile: Profile): readonly Bilingual[] {
  return [...rowsUnknown(profile), ...notesUnplaced(profile), ...ruleUnknown(profile), ...notJudged(profile)];
}

function rowsUnknown(profile: Profile): readonly Bilingual[] {
  const counted = countedForms(profile);
  const known = profile.knownSdsTopics.length;
  const listed = counted.reduce((sum, [, rows]) => sum + rows, 0);
  if (listed <= known) return [];
  const words = (mark: string): string => counted.map(([form, rows]) => `${form} ${rows}${mark}`).join(' + ');
  return [
    {
      ja: `公式の一覧は ${words(' 行')} です。ここで分かっているのは SDS の ${known} 行だけで、残りは判定していません`,
      en: `The official list has ${words(' rows')}; only ${known} rows of the SDS are known here, the others are not judged.`,
    },
  ];
}

function notesUnplaced(profile: Profile): readonly Bilingual[] {
  const topics = topicsOfNotes(profile).join(', ');
  return topics === ''
    ? []
    : [
        {
          ja: `注記だけが分かっている論点(${topics})は、MDS と SDS のどちらの一覧の行か分からないため、両方で判定します`,
          en: `Of some topics (${topics}) only a note is known, not on which list they stand: they are judged on MDS and SDS alike.`,
        },
      ];
}

function ruleUnknown(profile: Profile): readonly Bilingual[] {
  if (isJudgeable(profile)) return [];
  return [
    {
      ja: '行の一覧か行ごとの合否の基準が分かっていないため、判定できません。分かっている事実だけを示します',
      en: 'Its rows, or when a row passes, are not known here: it cannot be judged. Only the facts that are known are shown.',
    },
  ];
}

function notJudged({ precondition }: Profile): readonly Bilingual[] {
  if (precondition === undefined) return [];
  return [
    {
      ja: `前提条件は回答からは判定できません。契約書などで確かめてください: ${precondition}`,
      en: `The precondition cannot be judged from answers; see the contract: ${precondition}`,
    },
  ];
}
