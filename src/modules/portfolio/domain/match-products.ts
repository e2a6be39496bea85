import { bigramsOf, type Bigrams, foldWording, likeness } from '../../../kernel/wording.js';
import { nameKey } from '../../identity/domain/organization-name.js';
import type { LedgerValues } from './ledger-field.js';
import type { LinkedProduct } from './portfolio-entry.js';

/** What of Kaiji a ledger is compared with: vendors, and the products that the hospital may see. */
export interface KnownThings {
  readonly vendors: readonly { readonly id: string; readonly name: string }[];
  readonly products: readonly LinkedProduct[];
}

/** Why a product may be the one that is meant, though it is not the same by vendor, name and version. */
export type LikelyReason =
  /** Registered in other versions. */
  | 'version_differs'
  /** The ledger names no version. */
  | 'version_missing'
  /** The vendors' names resemble each other. */
  | 'vendor_alike'
  /** The ledger names no vendor. */
  | 'vendor_missing'
  /** Another vendor has a product of this name and version. */
  | 'vendor_differs'
  /** The products' names resemble each other. */
  | 'name_alike'
  /** Several products are the same by vendor, name and version. */
  | 'several';

export interface MatchCandidate extends LinkedProduct {
  /** Empty where it is the same by vendor, name and version. */
  readonly because: readonly LikelyReason[];
}

/** What of Kaiji a row may mean. `exact` has one candidate; nothing is ever taken without a person. */
export interface LedgerMatch {
  readonly sure: 'exact' | 'likely' | 'none';
  readonly candidates: readonly MatchCandidate[];
  /** The vendor of Kaiji with this name, where there is exactly one. */
  readonly vendorId: string | null;
}

export const NO_MATCH: LedgerMatch = { sure: 'none', candidates: [], vendorId: null };

const MOST_CANDIDATES = 5;
/** Likeness from which names may mean one thing. */
const ALIKE = { vendor: 0.7, product: 0.65 } as const;
/** Of more vendors or products than these with a pair of letters in common, the pair says nothing. */
const COMMON = 400;

/** What is left of a product's name for comparing: width, spaces, brackets, signs and the length of vowels (サーバー, サーバ) do not count. */
export function productKey(name: string): string {
  return foldWording(name).replaceAll('ー', '');
}

/** A version for comparing, never as a number: 4.1 and 4.10 are two. `Ver.4.1`, `v4.1`, `第4.1版` and `４.１` are one. */
export function versionKey(version: string): string {
  const folded = version.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  const bare = folded.replace(/^(?:version|ver|v|バージョン|rev|r|第)[.: ]*(?=\d)/, '').replace(/(?<=\d)版$/, '');
  return bare.replace(/[\s_]/g, '');
}

const TRAILING_VERSION =
  /^(.+?)(?:[\s_(]+|(?<=[^\x00-\x7f]))(?:ver(?:sion)?\.?|v|rev\.?|バージョン)[\s.]*(\d[\w.\-]*)\)?$/i;

/** A version written behind the name (`みらいカルテ Ver.4.10`), taken apart. */
export function splitVersion(name: string): { readonly name: string; readonly version: string } {
  const [, bare = name, version = ''] = TRAILING_VERSION.exec(name.normalize('NFKC').trim()) ?? [];
  return { name: bare, version };
}

interface Keyed {
  readonly product: LinkedProduct;
  readonly vendor: string;
  readonly name: string;
  readonly version: string;
}

/** Compares rows of ledgers with what Kaiji knows; made once for a whole ledger. */
export class ProductMatcher {
  private readonly vendorsByKey: ReadonlyMap<string, readonly string[]>;
  private readonly vendorsAlike: AlikeNames;
  private readonly byName: ReadonlyMap<string, readonly Keyed[]>;
  private readonly byVendor: ReadonlyMap<string, readonly Keyed[]>;
  private readonly alikeOfVendor = new Map<string, AlikeNames>();
  private readonly found = new Map<string, LedgerMatch>();

  constructor({ vendors, products }: KnownThings) {
    const keyed = products.map((product) => ({
      product,
      vendor: nameKey(product.vendorName),
      name: productKey(product.name),
      version: versionKey(product.version),
    }));
    this.vendorsByKey = grouped(
      vendors,
      ({ name }) => nameKey(name),
      ({ id }) => id,
    );
    this.vendorsAlike = new AlikeNames([...this.vendorsByKey.keys()]);
    this.byName = grouped(keyed, ({ name }) => name);
    this.byVendor = grouped(keyed, ({ vendor }) => vendor);
  }

  /** What the row may mean. */
  match({ vendorName = '', productName = '', version = '' }: LedgerValues): LedgerMatch {
    const key = [vendorName, productName, version].join('\n');
    let match = this.found.get(key);
    if (match === undefined) this.found.set(key, (match = this.compared(vendorName, productName, version)));
    return match;
  }

  private compared(vendorName: string, productName: string, said: string): LedgerMatch {
    const apart = said === '' ? splitVersion(productName) : { name: productName, version: said };
    const names = new Set([productKey(productName), productKey(apart.name)]);
    const wanted = { vendor: nameKey(vendorName), version: versionKey(apart.version) };
    const same = this.named(names).filter(({ vendor }) => vendor === wanted.vendor);
    const isWhole = wanted.vendor !== '' && wanted.version !== '';
    const exact = isWhole ? same.filter(({ version }) => version === wanted.version) : [];
    const [only] = exact;
    if (only !== undefined && exact.length === 1)
      return { sure: 'exact', candidates: [{ ...only.product, because: [] }], vendorId: only.product.vendorId };
    const found = exact.length > 1 ? exact.map(because('several')) : this.likely(wanted, names, same);
    const candidates = found.slice(0, MOST_CANDIDATES);
    return { sure: candidates.length === 0 ? 'none' : 'likely', candidates, vendorId: this.vendorOf(wanted.vendor) };
  }

  private vendorOf(key: string): string | null {
    const [only = null, ...others] = key === '' ? [] : (this.vendorsByKey.get(key) ?? []);
    return others.length === 0 ? only : null;
  }

  private named(names: ReadonlySet<string>): Keyed[] {
    return [...names].flatMap((name) => (name === '' ? [] : (this.byName.get(name) ?? [])));
  }

  private likely(wanted: Wanted, names: ReadonlySet<string>, same: readonly Keyed[]): MatchCandidate[] {
    const reason: LikelyReason = wanted.version === '' ? 'version_missing' : 'version_differs';
    if (wanted.vendor !== '' && same.length > 0) return same.map(because(reason));
    const named = this.named(names).filter(sameVersion(wanted));
    if (wanted.vendor === '') return named.map(because('vendor_missing'));
    const alike = new Set(this.vendorsAlike.to(wanted.vendor, ALIKE.vendor));
    const ofAlike = named.filter(({ vendor }) => alike.has(vendor)).map(because('vendor_alike'));
    if (ofAlike.length > 0) return ofAlike;
    const inNames = this.alikeNames(wanted, [...names]);
    return inNames.length > 0 ? inNames : named.map(because('vendor_differs'));
  }

  /** Products of the very vendor with a name like this. */
  private alikeNames(wanted: Wanted, names: readonly string[]): MatchCandidate[] {
    const products = this.byVendor.get(wanted.vendor) ?? [];
    let alike = this.alikeOfVendor.get(wanted.vendor);
    if (alike === undefined)
      this.alikeOfVendor.set(wanted.vendor, (alike = new AlikeNames([...new Set(products.map(({ name }) => name))])));
    const found = new Set(names.flatMap((name) => alike.to(name, ALIKE.product)));
    const fits = products.filter(({ name }) => found.has(name));
    const ofVersion = fits.filter(sameVersion(wanted));
    return (ofVersion.length > 0 ? ofVersion : fits).map(({ product, version }) => ({
      ...product,
      because: wanted.version === '' || version === wanted.version ? ['name_alike'] : ['name_alike', 'version_differs'],
    }));
  }
}

interface Wanted {
  readonly vendor: string;
  readonly version: string;
}

const because =
  (reason: LikelyReason) =>
  ({ product }: Keyed): MatchCandidate => ({ ...product, because: [reason] });

/** Of the version that is wanted; where none is, any. */
const sameVersion =
  ({ version: wanted }: Wanted) =>
  ({ version }: Keyed): boolean =>
    wanted === '' || version === wanted;

/** Numbers in names tell things apart: PACS 2000 and PACS 3000. */
const digitsOf = (name: string): string => name.replace(/\D+/g, ' ').trim();

/** Names that resemble a name, found by the pairs of letters that they share. */
class AlikeNames {
  private readonly bigrams: readonly Bigrams[];
  private readonly holders = new Map<string, number[]>();

  constructor(private readonly names: readonly string[]) {
    this.bigrams = names.map(bigramsOf);
    for (const [at, pairs] of this.bigrams.entries()) for (const pair of pairs.keys()) this.hold(pair, at);
  }

  private hold(pair: string, at: number): void {
    const holders = this.holders.get(pair);
    if (holders) holders.push(at);
    else this.holders.set(pair, [at]);
  }

  /** The most alike first. */
  to(name: string, least: number): string[] {
    const wanted = bigramsOf(name);
    const near = new Set<number>();
    for (const pair of wanted.keys()) {
      const holders = this.holders.get(pair) ?? [];
      if (holders.length <= COMMON) for (const at of holders) near.add(at);
    }
    return [...near]
      .map((at) => ({ name: this.names[at] ?? '', likeness: this.likenessAt(at, name, wanted) }))
      .filter((each) => each.likeness >= least)
      .sort((one, other) => other.likeness - one.likeness || (one.name < other.name ? -1 : 1))
      .map((each) => each.name);
  }

  /** One name that begins with the whole other, of four letters or more, is alike too: 富士フイルム and 富士フイルムメディカル. */
  private likenessAt(at: number, name: string, wanted: Bigrams): number {
    const other = this.names[at] ?? '';
    if (digitsOf(other) !== digitsOf(name)) return 0;
    const [short, long] = other.length < name.length ? [other, name] : [name, other];
    if (short.length >= 4 && long.startsWith(short)) return 1;
    return likeness(wanted, this.bigrams[at] ?? new Map<string, number>());
  }
}

function grouped<T, V = T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
  valueOf: (thing: T) => V = (thing) => thing as unknown as V,
): ReadonlyMap<string, readonly V[]> {
  const groups = new Map<string, V[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(valueOf(thing));
    else groups.set(key, [valueOf(thing)]);
  }
  return groups;
}
