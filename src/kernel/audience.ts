import type { OrganizationKind } from './actor.js';

/** Who may see a published revision (公開範囲); product.md: "Product-scoped, vendor-owned". */
export type Audience = 'everyone' | 'hospitals' | 'on_request' | 'private';

/** The audiences that an organization belongs to by its kind alone; grants come on top. */
export function audiencesOf(kind: OrganizationKind): readonly Audience[] {
  return kind === 'hospital' ? ['everyone', 'hospitals'] : kind === 'operator' ? [] : ['everyone'];
}
