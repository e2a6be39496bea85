import { nameKey } from '../../identity/domain/organization-name.js';
import { type FormAnswer, formAnswers, type KnownForms, type Published, satisfiedBy } from './asked-forms.js';
import type { AskedForm, SubmittedForm } from './request.js';

/** One line of a call: a product on Kaiji, or one that is known by its name alone, of a vendor that may be known by its name alone. */
export interface AskedItem {
  readonly productId?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly vendorName?: string | undefined;
  readonly productName?: string | undefined;
  readonly productVersion?: string | undefined;
  /** A vendor that is registered under that name is another company. */
  readonly otherCompany?: boolean | undefined;
  /** Who is written to at a vendor that nobody has registered. */
  readonly contactEmail?: string | undefined;
  /** In place of the forms of the call. */
  readonly forms?: readonly AskedForm[] | undefined;
}

/** What is asked for in a call. */
export interface Asked {
  readonly items: readonly AskedItem[];
  readonly forms: readonly AskedForm[];
  readonly criteria: readonly string[];
}

/** A vendor as a hospital may know it. */
export interface KnownVendor {
  readonly id: string;
  readonly name: string;
  /** Somebody there uses Kaiji. */
  readonly registered: boolean;
}

/** A product as the asking hospital may see it, with what it discloses. */
export interface KnownProduct {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly vendor: KnownVendor;
  readonly published: readonly Published[];
  /** Forms of which something can be asked for. */
  readonly onRequest: readonly string[];
}

/** A request of the hospital that is still open. */
export interface OpenRequest {
  readonly id: string;
  readonly vendorId: string;
  readonly productId: string | null;
  readonly productName: string;
  readonly productVersion: string;
  readonly forms: readonly AskedForm[];
  readonly criteria: readonly string[];
  readonly contactEmail: string | null;
}

/**
 * What is known about a call. `named` = vendors that the hospital named itself, by their names, as long as nobody has registered them;
 * `registered` = registered ones that are called like those it gives by name alone, by `nameKey`.
 */
export interface Surroundings {
  readonly products: ReadonlyMap<string, KnownProduct>;
  readonly vendors: ReadonlyMap<string, KnownVendor>;
  readonly named: ReadonlyMap<string, KnownVendor>;
  readonly registered: ReadonlyMap<string, readonly KnownVendor[]>;
  readonly open: readonly OpenRequest[];
  readonly forms: KnownForms;
  readonly today: string;
}

/** Why a line cannot be sent. */
export type ItemFault =
  | 'request.whom'
  | 'request.name-registered'
  | 'request.no-product-name'
  | 'request.no-contact'
  | 'request.nothing-asked'
  | 'product.not-found'
  | 'organization.not-found'
  | 'request.form-unknown';

/** `to_send`: the vendor is asked; `answered`: what is published answers it at once; `asked_already`: an open request asks for it. */
export type Outcome = 'to_send' | 'answered' | 'asked_already' | 'refused';

/** One line of a call, judged before anything is sent. */
export interface PlannedItem {
  /** The line's place in the call, from 0. */
  readonly item: number;
  readonly outcome: Outcome;
  readonly fault: ItemFault | null;
  /** Null for a vendor that is new by its name, and for refused lines. */
  readonly vendor: KnownVendor | null;
  readonly vendorName: string;
  readonly productId: string | null;
  readonly productName: string;
  readonly productVersion: string;
  readonly contactEmail: string | null;
  readonly forms: readonly FormAnswer[];
  /** Forms among those asked for that the vendor discloses on request: a request that it answers lets the hospital in. */
  readonly onRequest: readonly string[];
  readonly submission: readonly SubmittedForm[];
  /** The open request that asks for the same. */
  readonly openRequestId: string | null;
  /** The earlier line of this call that asks for the same. */
  readonly sameAs: number | null;
}

type Target = Pick<
  PlannedItem,
  'vendor' | 'vendorName' | 'productId' | 'productName' | 'productVersion' | 'contactEmail'
>;

const NO_TARGET: Target = {
  vendor: null,
  vendorName: '',
  productId: null,
  productName: '',
  productVersion: '',
  contactEmail: null,
};

/** Every line of a call with what would become of it. */
export function plan({ items, forms, criteria }: Asked, known: Surroundings): readonly PlannedItem[] {
  const openOf = Map.groupBy(known.open, targetKey);
  const earlierOf = new Map<string, readonly Line[]>();
  return items.map((each, item) => {
    const line = lineOf(each, item, { forms: each.forms ?? forms, criteria }, known);
    if ('outcome' in line) return line;
    const key = targetKey({ ...line.target, vendorId: line.target.vendor?.id ?? line.target.vendorName });
    const earlier = earlierOf.get(key) ?? [];
    const before = askedBefore(line.wish, openOf.get(key) ?? [], earlier);
    if (before !== null) return { ...NOTHING, ...line.target, item, outcome: 'asked_already', ...before };
    earlierOf.set(key, [...earlier, line]);
    return { ...NOTHING, ...line.target, item, ...answered(line, known) };
  });
}

/** A line that means something. */
interface Line {
  readonly item: number;
  readonly target: Target;
  readonly wish: Wish;
}

function lineOf(asked: AskedItem, item: number, wish: Wish, known: Surroundings): Line | PlannedItem {
  const target = targetOf(asked, known);
  if (typeof target === 'string') return { ...NOTHING, ...namedIn(asked), item, outcome: 'refused', fault: target };
  const fault = wishFault(wish, known.forms);
  return fault === null ? { item, target, wish } : { ...NOTHING, ...target, item, outcome: 'refused', fault };
}

const NOTHING = { fault: null, forms: [], onRequest: [], submission: [], openRequestId: null, sameAs: null } as const;

/** The open request or the earlier line that asks for all of a wish. */
function askedBefore(
  wish: Wish,
  open: readonly OpenRequest[],
  earlier: readonly Line[],
): Pick<PlannedItem, 'openRequestId' | 'sameAs'> | null {
  const request = open.find((other) => covers(other, wish));
  if (request !== undefined) return { openRequestId: request.id, sameAs: null };
  const line = earlier.find((other) => covers(other.wish, wish));
  return line === undefined ? null : { openRequestId: null, sameAs: line.item };
}

type Wish = Pick<Asked, 'forms' | 'criteria'>;

function answered(
  { target: { productId }, wish: { forms, criteria } }: Line,
  known: Surroundings,
): Pick<PlannedItem, 'outcome' | 'forms' | 'onRequest' | 'submission'> {
  const { published = [], onRequest = [] } = known.products.get(productId ?? '') ?? {};
  const answers = formAnswers(forms, published, known.forms, known.today);
  const submission = satisfiedBy(answers, criteria);
  const askable = answers.filter(({ form, state }) => state !== 'answered' && onRequest.includes(form));
  return {
    outcome: submission === null ? 'to_send' : 'answered',
    forms: answers,
    onRequest: [...new Set(askable.map(({ form }) => form))],
    submission: submission ?? [],
  };
}

/** Whom and what a line means, or why it means nothing. */
function targetOf(item: AskedItem, known: Surroundings): Target | ItemFault {
  const ways = [item.productId, item.vendorId, item.vendorName].filter((way) => way !== undefined);
  if (ways.length !== 1) return 'request.whom';
  if (item.productId !== undefined) return knownProduct(item, known);
  return (item.productName ?? '') === '' ? 'request.no-product-name' : namedProduct(item, known);
}

function namedProduct(item: AskedItem, known: Surroundings): Target | ItemFault {
  const { vendorId, vendorName = '' } = item;
  const vendor = vendorId === undefined ? known.named.get(vendorName) : known.vendors.get(vendorId);
  if (vendor === undefined && item.otherCompany !== true && known.registered.has(nameKey(vendorName)))
    return 'request.name-registered';
  if (vendor !== undefined) return reachable({ ...namedIn(item), vendor, vendorName: vendor.name }, known);
  return vendorId === undefined ? reachable(namedIn(item), known) : 'organization.not-found';
}

function knownProduct({ productId = '', contactEmail }: AskedItem, known: Surroundings): Target | ItemFault {
  const product = known.products.get(productId);
  if (product === undefined) return 'product.not-found';
  const { vendor, name, version } = product;
  const about = { vendor, vendorName: vendor.name, productId, productName: name, productVersion: version };
  return reachable({ ...about, contactEmail: contactEmail ?? null }, known);
}

/** A vendor that nobody has registered is written to at the address given now, or the one it was last written to. */
function reachable(target: Target, { open }: Surroundings): Target | ItemFault {
  if (target.vendor?.registered === true) return { ...target, contactEmail: null };
  const before = open.find(({ vendorId }) => vendorId === target.vendor?.id)?.contactEmail ?? null;
  const contactEmail = target.contactEmail ?? before;
  return contactEmail === null ? 'request.no-contact' : { ...target, contactEmail };
}

function namedIn({ vendorName = '', productName = '', productVersion = '', contactEmail }: AskedItem): Target {
  return { ...NO_TARGET, vendorName, productName, productVersion, contactEmail: contactEmail ?? null };
}

function wishFault({ forms, criteria }: Wish, known: KnownForms): ItemFault | null {
  if (forms.length === 0 && criteria.length === 0) return 'request.nothing-asked';
  return forms.every(({ templateId }) => known.has(templateId)) ? null : 'request.form-unknown';
}

/** Whether what is asked for already holds all of a wish. */
function covers(asked: Wish, wish: Wish): boolean {
  return (
    wish.forms.every(({ templateId }) => asked.forms.some((form) => form.templateId === templateId)) &&
    wish.criteria.every((criterion) => asked.criteria.includes(criterion))
  );
}

type Targeted = Pick<OpenRequest, 'vendorId' | 'productId' | 'productName' | 'productVersion'>;

function targetKey({ vendorId, productId, productName, productVersion }: Targeted): string {
  return JSON.stringify(productId === null ? [vendorId, productName, productVersion] : [productId]);
}
