import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/platform/package-root.js';
import type { Client, Person } from './app.js';
import { newDraft, newProduct } from './disclosing.js';

/** A workbook of test/fixtures/workbooks. */
export const fixture = (name: string): Buffer => readFileSync(join(packageRoot(), 'test/fixtures/workbooks', name));

/** The file at an address; fails where there is none. */
export async function bytesAt(by: Client, path: string): Promise<Buffer> {
  const file = await by
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
  if (file.status !== 200) throw new Error(`${file.status} ${(file.body as Buffer).toString()}`);
  return file.body as Buffer;
}

type Answered = Awaited<ReturnType<Client['get']>>;

/** The body of an answer that must have succeeded. */
export function done<T = Record<string, never>>(answer: Answered): T {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

interface Made {
  readonly id: string;
}

/** What a product is and which form it discloses on. */
export interface Wanted {
  readonly name: string;
  readonly templateId: string;
  readonly audience?: 'everyone' | 'hospitals' | 'on_request' | 'private';
}

export interface Started {
  readonly productId: string;
  readonly disclosureId: string;
  readonly draftId: string;
}

/** Registers a product and starts an empty draft of its disclosure. */
export async function startDisclosure(
  vendor: Client,
  { name, templateId, audience = 'hospitals' }: Wanted,
): Promise<Started> {
  const product = await newProduct(vendor, { name });
  const { id, disclosureId } = await newDraft(vendor, templateId, { productId: product.id, audience });
  return { productId: product.id, disclosureId, draftId: id };
}

/** Takes a filled workbook over into a draft. */
export async function takeOver(vendor: Client, draftId: string, file: Buffer, name: string): Promise<void> {
  const { id } = done<Made>(await vendor.upload(`/drafts/${draftId}/imports`, file, name));
  done(await vendor.post(`/imports/${id}/apply`, { otherwise: 'file', confirmForm: true }));
}

const DECLINED = { value: 'declined', reason: { kind: 'explanation', text: '個別契約で開示します' } };

interface Row {
  readonly code: string;
  readonly rowVersion: number;
}

interface Found {
  readonly code?: string;
  readonly question?: string;
  readonly level: string;
}

/** Declines every row that stops publishing, with a reason, then has it published by the second person. Returns the revision's id. */
export async function publish(editor: Client, approver: Person, draftId: string): Promise<string> {
  for (let round = 0; round < 6; round++) {
    const findings = done<{ items: readonly Found[] }>(await editor.get(`/drafts/${draftId}/findings`)).items;
    const open = new Set(
      findings.filter(({ level }) => level === 'stop').map(({ question, code }) => question ?? code ?? ''),
    );
    if (open.size === 0) break;
    const rows = done<{ answers: readonly Row[] }>(await editor.get(`/drafts/${draftId}`)).answers;
    const versions = new Map(rows.map(({ code, rowVersion }) => [code, rowVersion]));
    const answers = Array.from(open, (code) => ({ code, rowVersion: versions.get(code) ?? 0, answer: DECLINED }));
    done(await editor.post(`/drafts/${draftId}/answers`, { answers }));
  }
  done(await editor.post(`/drafts/${draftId}/moves`, { move: 'submit' }));
  return done<{ revisionId: string }>(await approver.post(`/drafts/${draftId}/moves`, { move: 'publish' })).revisionId;
}
