import type { LedgerLine } from '../../src/modules/portfolio/domain/ledger-line.js';
import type { LedgerView } from '../../src/modules/portfolio/ledgers.service.js';
import type { PortfolioPage } from '../../src/modules/portfolio/portfolio.service.js';
import type { Client } from './app.js';
import { made } from './disclosing.js';

/** `If-Match` for a row version. */
export const at = (rowVersion: number) => ({ 'If-Match': `"${rowVersion}"` });

/** The portfolio, narrowed by a query. */
export const listed = (by: Client, query = ''): Promise<PortfolioPage> => made(by.get(`/portfolio?limit=200${query}`));

/** A device ledger read up to its preview. */
export const sent = async (by: Client, file: Uint8Array | Promise<Uint8Array>, name: string): Promise<LedgerView> =>
  made(by.upload('/ledgers', Buffer.from(await file), name));

/** The first lines of a ledger. */
export const linesOf = async (by: Client, id: string, query = ''): Promise<readonly LedgerLine[]> =>
  (await made<{ items: readonly LedgerLine[] }>(by.get(`/ledgers/${id}/rows?limit=200${query}`))).items;

/** Takes a ledger over by these decisions. */
export const apply = (by: Client, { id, rowVersion }: LedgerView, body: object) =>
  by.post(`/ledgers/${id}/apply`, body, at(rowVersion));

/** The portfolio as a file. */
export async function exported(by: Client, query: string): Promise<Buffer> {
  const answer = await by
    .get(`/portfolio/export?${query}`)
    .buffer()
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        done(null, Buffer.concat(parts));
      });
    });
  return answer.body as Buffer;
}
