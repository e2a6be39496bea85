import type { Answer, Answers } from '../../templates/domain/answer.js';
import type { CrosswalkEntry } from '../../templates/domain/crosswalk-pair.js';
import { isSameVersion } from '../../templates/domain/stepping-back.js';
import type { Template } from '../../templates/domain/template.js';

/**
 * Rows of another form that are the same question beyond doubt, each with the older row: those of another description of the same form in
 * the same version. What was said there holds without being said again. Between two versions nothing does, whoever called rows the same:
 * a crosswalk is everybody's, an answer its vendor's.
 */
export function sameQuestions(
  from: Template,
  to: Template,
  map: readonly CrosswalkEntry[],
): ReadonlyMap<string, string> {
  if (from.id === to.id || !isSameVersion(from, to)) return new Map();
  return new Map(
    map.flatMap(({ kind, carryOver, from: [older], to: [newer] }) => {
      const isSame = kind === 'same' && carryOver === 'suggest';
      return isSame && older !== undefined && newer !== undefined ? [[newer, older] as const] : [];
    }),
  );
}

/** Carried-over answers with those to the same question confirmed, as far as they had been: `before` = the older form's answers. */
export function confirmedWhereSame(
  carried: Answers,
  same: ReadonlyMap<string, string>,
  before: Answers,
  now: string,
): Answers {
  return new Map(
    [...carried].map(([code, answer]) => {
      const older = before.get(same.get(code) ?? '');
      return [code, older === undefined || isUnconfirmed(older) ? answer : { ...answer, confirmedAt: now }];
    }),
  );
}

/** Whether an answer was carried over and nobody has said since that it holds. */
export function isUnconfirmed({ carriedFrom, confirmedAt }: Answer): boolean {
  return carriedFrom !== undefined && confirmedAt === undefined;
}
