import type { Api } from './api.js';
import { type CastProduct, workbookFile } from './cast.js';
import { as, asAdmin, type DemoOrganization } from './joining.js';

export interface DemoProduct {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly vendorId: string;
}

/** A registered product with the place where its answers go. */
export interface OpenDisclosure extends DemoProduct {
  readonly disclosureId: string;
}

interface Made {
  readonly id: string;
}

/** Registers a product and opens a disclosure for it. */
export async function register(api: Api, vendor: DemoOrganization, product: CastProduct): Promise<OpenDisclosure> {
  const { kind, name, version, family, categories, description, template, audience } = product;
  const caller = as(vendor, 'editor');
  const { id } = await api.call<Made>('createProduct', {
    caller,
    body: { kind, name, version, family, categories, description },
  });
  const form = template.startsWith('mds') ? 'MDS' : 'SDS';
  const disclosure = await api.call<Made>('createDisclosure', { caller, body: { productId: id, form, audience } });
  return { id, name, version, vendorId: vendor.id, disclosureId: disclosure.id };
}

/** Takes a workbook into a new draft; the editor submits it, the administrator publishes it. */
export async function publishWorkbook(
  api: Api,
  vendor: DemoOrganization,
  { disclosureId }: OpenDisclosure,
  templateId: string,
  workbook: string,
): Promise<void> {
  const caller = as(vendor, 'editor');
  const draft = await api.call<Made>('startDraft', {
    caller,
    path: { id: disclosureId },
    body: { from: 'empty', templateId },
  });
  const path = { id: draft.id };
  const imported = await api.call<Made>('importWorkbook', { caller, path, file: workbookFile(workbook) });
  await api.call('applyImport', { caller, path: { id: imported.id }, body: { otherwise: 'file' } });
  await api.call('moveDraft', { caller, path, body: { move: 'submit' } });
  await api.call('moveDraft', { caller: asAdmin(vendor), path, body: { move: 'publish' } });
}

/** A hospital asks for what is disclosed on request, and the vendor lets it in. */
export async function letIn(
  api: Api,
  vendor: DemoOrganization,
  product: DemoProduct,
  hospital: DemoOrganization,
  message: string,
): Promise<void> {
  const path = { id: product.id };
  const request = await api.call<Made>('requestAccess', { caller: asAdmin(hospital), path, body: { message } });
  await api.call('grantAccess', { caller: asAdmin(vendor), path, body: { requestId: request.id } });
}
