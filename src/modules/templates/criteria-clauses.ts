import type { CriteriaFile, CriterionEntry } from './criteria-file.js';
import type { LinkedTopics } from './domain/clauses.js';

/** 企画管理編 7 ⑤⑥ of version 6.0 lists the criteria; which item is which was not seen for all of them. */
const CRITERIA_OF_6_0 = 'mhlw-6.0:plan:7';

/** The clauses in which the criteria for choosing a provider stand, with the topics that each is linked to. */
export function clausesOfCriteria({
  criteria,
  recommended,
  criteria_sets: sets,
}: CriteriaFile): readonly LinkedTopics[] {
  const members = sets.filter(({ clause_key: key }) => key === 'gl6_0').flatMap((set) => set.members);
  const entries = [...criteria, ...recommended].flatMap((entry) => [entry, ...(entry.items ?? [])]);
  return entries.flatMap((entry) => {
    const topics = entry.linked_topics ?? [];
    if (topics.length === 0) return [];
    return [...in51(entry), ...(members.includes(entry.code) ? [CRITERIA_OF_6_0] : [])].map((ref) => ({ ref, topics }));
  });
}

/** `8.1.2 C ② (イ)` → `mhlw-5.1:8.1.2.C②(イ)` */
function in51({ gl5_1: clause }: CriterionEntry): readonly string[] {
  return clause === null ? [] : [`mhlw-5.1:${clause.replace(' C', '.C').replaceAll(' ', '')}`];
}
