/** Kinds of organization that an operator registers. */
export const MADE_KINDS = ['vendor', 'hospital', 'industry_group'] as const;
export type MadeKind = (typeof MADE_KINDS)[number];

export function isMadeKind(kind: unknown): kind is MadeKind {
  return MADE_KINDS.some((made) => made === kind);
}
