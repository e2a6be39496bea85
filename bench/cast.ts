import type { Actor } from '../src/kernel/actor.js';

/** How much there is: 30,000 products, each with this many published revisions. */
export const SIZES = { small: 1, full: 13 } as const;
export type Size = keyof typeof SIZES;

export const VENDORS = 1000;
export const PRODUCTS = 30_000;
/** The first products of every vendor that have a draft. */
export const DRAFTS = 2000;

const KINDS = {
  organization: 1,
  user: 2,
  token: 3,
  product: 4,
  disclosure: 5,
  revision: 6,
  draft: 7,
  grant: 8,
} as const;
export type Kind = keyof typeof KINDS;

/** Ids that can be told from numbers: kind and count. */
export function idOf(kind: Kind, number: number): string {
  return `0197a3f0-${hex(KINDS[kind], 4)}-7000-8000-${hex(number, 12)}`;
}

/** The same as SQL, for a column or expression that counts. */
export function idIn(kind: Kind, number: string): string {
  return `('0197a3f0-${hex(KINDS[kind], 4)}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** The one hospital has number 0, the vendors 1 to 1000; each has one person of the same number. */
export const HOSPITAL: Actor = {
  userId: idOf('user', 0),
  organizationId: idOf('organization', 0),
  kind: 'hospital',
  role: 'viewer',
  language: 'ja',
};

/** Product 1 belongs to vendor 1, product 1001 again. */
export const vendorOf = (product: number): number => ((product - 1) % VENDORS) + 1;

/** The person who writes for a product. */
export function writerOf(product: number): Actor {
  const vendor = vendorOf(product);
  return {
    userId: idOf('user', vendor),
    organizationId: idOf('organization', vendor),
    kind: 'vendor',
    role: 'editor',
    language: 'ja',
  };
}

/** API token of the person with this number. */
export const tokenOf = (person: number): string => `kaiji_${String(person).padStart(43, '0')}`;

/** 30 in 100 open to everyone, 55 to hospitals, 10 on request, 5 private. */
export const AUDIENCE_IN_SQL = `case when product % 20 < 6 then 'everyone' when product % 20 < 17 then 'hospitals' when product % 20 < 19 then 'on_request' else 'private' end`;

/** A product that the hospital may read without being let in; another one at each turn. */
export function readable(turn: number): number {
  const product = 1 + ((turn * 7919) % PRODUCTS);
  return product % 20 < 17 ? product : product - 3;
}
