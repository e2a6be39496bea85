import type { OrganizationKind } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { nameKey } from './organization-name.js';

/** An organization as far as it decides whether it stands here twice. */
export interface Twin {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly corporateNumber: string | null;
  /** The organization that took its place. */
  readonly mergedInto: string | null;
}

/** Why two entries may be one organization. */
export type Likeness = 'corporate-number' | 'name';

/** Organizations that may be one and the same; a person decides. */
export interface PossibleDuplicate<T extends Twin> {
  readonly because: Likeness;
  readonly organizations: readonly T[];
}

/**
 * Whether everything of `from` can become that of `into`. Repeating a merge moves what arrived meanwhile.
 * @throws RuleViolation `organization.merge-itself`, `organization.merge-kinds`, `organization.merged-already`
 */
export function mayMerge(from: Twin, into: Twin): void {
  if (from.id === into.id) throw new RuleViolation('organization.merge-itself');
  if (from.kind !== into.kind || from.kind === 'operator')
    throw new RuleViolation('organization.merge-kinds', { from: from.kind, into: into.kind });
  const elsewhere = from.mergedInto !== null && from.mergedInto !== into.id;
  if (elsewhere || into.mergedInto !== null) throw new RuleViolation('organization.merged-already');
}

/** Groups of one kind with one corporate number, then of one name but for legal form and spelling. Each group once, in the order given. */
export function possibleDuplicates<T extends Twin>(organizations: readonly T[]): readonly PossibleDuplicate<T>[] {
  const standing = organizations.filter(({ mergedInto }) => mergedInto === null);
  const byNumber = groups(standing, ({ corporateNumber }) => corporateNumber);
  const known = new Set(byNumber.map(idsOf));
  const byName = groups(standing, ({ name }) => nameKey(name) || null).filter((group) => !known.has(idsOf(group)));
  return [
    ...byNumber.map((group) => ({ because: 'corporate-number' as const, organizations: group })),
    ...byName.map((group) => ({ because: 'name' as const, organizations: group })),
  ];
}

function groups<T extends Twin>(organizations: readonly T[], keyOf: (organization: T) => string | null): T[][] {
  const found = new Map<string, T[]>();
  for (const organization of organizations) {
    const key = keyOf(organization);
    if (key === null) continue;
    const place = `${organization.kind} ${key}`;
    found.set(place, [...(found.get(place) ?? []), organization]);
  }
  return [...found.values()].filter(({ length }) => length > 1);
}

function idsOf(group: readonly Twin[]): string {
  return group.map(({ id }) => id).join(' ');
}
