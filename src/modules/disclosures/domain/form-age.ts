import { type DatedForm, isSameVersion, stepsBackFor } from '../../templates/domain/stepping-back.js';

/** Whether the first is an older version of the same form than the second. Styles of an SSCD stand side by side and never age. */
export function isOlderForm(form: DatedForm, other: DatedForm): boolean {
  if (form.form !== other.form || form.form === 'SSCD') return false;
  return byNumbers(numbersOf(form.version), numbersOf(other.version)) < 0;
}

/** Whether the first gives way to the second: an older version, or Kaiji's description of a version whose official form was learned. */
export function givesWayTo(form: DatedForm, other: DatedForm): boolean {
  return isOlderForm(form, other) || stepsBackFor(form, other);
}

/** The newest version of the same form among others, if the form gives way to one; of one version the official form. */
export function newerForm<T extends DatedForm>(form: DatedForm, others: readonly T[]): T | undefined {
  return others.reduce<T | undefined>(
    (newest, other) => (givesWayTo(newest ?? form, other) ? other : newest),
    undefined,
  );
}

/**
 * The newest version of a form, of one version the official form; undefined where there is none, or several that stand side by side.
 * Of several that were learned of one version it is the first.
 */
export function newestForm<T extends DatedForm>(form: T['form'], all: readonly T[]): T | undefined {
  const versions = all.filter((each) => each.form === form);
  const [newest, ...others] = versions.filter((each) => newerForm(each, versions) === undefined);
  return newest !== undefined && others.every((other) => isSameVersion(newest, other)) ? newest : undefined;
}

/** Last day of the fiscal year that a yearly form names (令和7年度 → 2026-03-31), or undefined where it names none. */
export function fiscalYearEnd(version: string): string | undefined {
  const text = version.normalize('NFKC');
  const era = /令和(元|\d{1,2})年度/.exec(text)?.[1];
  const year = era === undefined ? Number(/(\d{4})年度/.exec(text)?.[1]) : 2018 + (era === '元' ? 1 : Number(era));
  return Number.isNaN(year) ? undefined : `${year + 1}-03-31`;
}

function numbersOf(version: string): readonly number[] {
  return Array.from(version.normalize('NFKC').replace('元', '1').matchAll(/\d+/g), Number);
}

function byNumbers(one: readonly number[], other: readonly number[]): number {
  for (let i = 0; i < Math.max(one.length, other.length); i += 1) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
