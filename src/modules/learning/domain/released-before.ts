import type { Template } from '../../templates/domain/template.js';
import type { FormNaming } from './form-naming.js';

/** Ids of the forms on offer that were released from the same workbook (`sha256`) as the same version of the same family, by whomever. */
export function releasedBefore(
  offered: readonly Template[],
  { form, version }: FormNaming,
  sha256: string,
): readonly string[] {
  const same = offered.filter(
    (one) => one.form === form && one.version === version && one.official?.workbook === sha256,
  );
  return same.map(({ id }) => id);
}
