import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { OrganizationKind, Role } from '#kernel/actor.js';
import type { Audience } from '#kernel/audience.js';
import { packageRoot } from '#platform/package-root.js';

/** Who takes part in the demonstration and what they disclose: `demo/organizations.yaml`. */
export interface Cast {
  readonly operator: { readonly name: string; readonly people: readonly Person[] };
  readonly organizations: readonly CastOrganization[];
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

export interface CastOrganization {
  readonly kind: Exclude<OrganizationKind, 'operator'>;
  readonly name: string;
  /** The first is an administrator: it is invited with the organization. */
  readonly people: readonly Person[];
  readonly products?: readonly CastProduct[];
  /** Why a hospital asks for what is disclosed on request; one that does not say, does not ask. */
  readonly asksFor?: string;
}

export interface CastProduct {
  readonly kind: 'product' | 'service';
  readonly name: string;
  readonly version: string;
  readonly family: string;
  readonly categories: readonly string[];
  readonly description: string;
  readonly template: string;
  /** Who sees what is disclosed. */
  readonly audience: Audience;
  /** Published one after the other. */
  readonly workbooks: readonly string[];
}

const FOLDER = join(packageRoot(), 'demo');

export function readCast(): Cast {
  return parse(readFileSync(join(FOLDER, 'organizations.yaml'), 'utf8')) as Cast;
}

/** A vendor's workbook as an upload. */
export function workbookFile(name: string): File {
  return new File([readFileSync(join(FOLDER, 'workbooks', name))], name, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}
