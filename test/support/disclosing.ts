import type { Product } from '../../src/modules/products/domain/product.js';
import type { Disclosure } from '../../src/modules/disclosures/domain/disclosure.js';
import type { StartedDraft } from '../../src/modules/disclosures/domain/draft.js';
import type { Answers } from '../../src/modules/templates/domain/answer.js';
import { saidYes, shipped } from './any-answers.js';
import type { Administrator, Client, Person } from './app.js';

let registered = 0;

/** What a client answered, or an error that shows why it did not. */
export async function made<T>(sent: PromiseLike<{ status: number; body: unknown }>): Promise<T> {
  const { status, body } = await sent;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
}

/** Registers a service of the vendor. */
export function newProduct(vendor: Client, details: object = {}): Promise<Product> {
  const name = `みらいカルテ ${++registered}`;
  return made<Product>(vendor.post('/products', { kind: 'service', name, version: '1.0', ...details }));
}

/** A draft on a form, of a new product where none is given. */
export async function newDraft(
  vendor: Client,
  templateId: string,
  wish: { productId?: string; audience?: string } = {},
): Promise<StartedDraft> {
  const productId = wish.productId ?? (await newProduct(vendor)).id;
  const { form } = shipped(templateId);
  const { id } = await made<Disclosure>(
    vendor.post('/disclosures', { productId, form, audience: wish.audience ?? 'hospitals' }),
  );
  return made<StartedDraft>(vendor.post(`/disclosures/${id}/drafts`, { from: 'empty', templateId }));
}

/** Saves many answers at once into rows that nobody has touched. */
export async function answer(vendor: Client, draftId: string, answers: Answers): Promise<void> {
  const items = [...answers]
    .filter(([, { value }]) => value !== 'blank')
    .map(([code, said]) => ({ code, rowVersion: 0, answer: said }));
  await made(vendor.post(`/drafts/${draftId}/answers`, { answers: items }));
}

/** Something published on a form with every row answered, except what is given; the revision's id. */
export async function published(
  vendor: { readonly writer: Client; readonly approver: Client },
  templateId: string,
  wish: { productId?: string; audience?: string; but?: Parameters<typeof saidYes>[1] } = {},
): Promise<{ readonly revisionId: string; readonly productId: string; readonly disclosureId: string }> {
  const { id, productId, disclosureId } = await newDraft(vendor.writer, templateId, wish);
  await answer(vendor.writer, id, saidYes(shipped(templateId), wish.but));
  await made(vendor.writer.post(`/drafts/${id}/moves`, { move: 'submit' }));
  const { revisionId } = await made<{ revisionId: string }>(
    vendor.approver.post(`/drafts/${id}/moves`, { move: 'publish' }),
  );
  return { revisionId, productId, disclosureId };
}

/** A vendor's people: one writes, another publishes. */
export interface Vendor {
  readonly admin: Administrator;
  readonly writer: Person;
  readonly approver: Person;
}
