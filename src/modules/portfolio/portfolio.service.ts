import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { OrganizationsService } from '#modules/identity/organizations.service.js';
import { ProductsService } from '#modules/products/products.service.js';
import { Clock } from '#platform/clock.js';
import { compiledFile } from '#platform/compiled-file.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { DEFAULT_LIMITS } from '#platform/spreadsheet/limits.js';
import { workAside } from '#platform/spreadsheet/open-file.js';
import {
  type EntryDetails,
  type EntryLink,
  keepable,
  NOTHING_SAID,
  type PortfolioEntry,
} from './domain/portfolio-entry.js';
import type { FileInput } from './portfolio-file-sequel.js';
import type { EntryInput, ExportPortfolioQuery, PortfolioFilter, PortfolioQuery } from './portfolio.dto.js';
import { type EntriesWanted, type LastChange, PortfolioRepository } from './portfolio.repository.js';

const FILE_SEQUEL = compiledFile('./portfolio-file-sequel.js', import.meta.url).href;
/** A workbook of more takes more memory than its maker has. */
const MOST_IN_EXCEL = 5000;
/** Our own rows take as long as they take. */
const FILE_LIMITS = { ...DEFAULT_LIMITS, milliseconds: 30_000 };

/** A page of the 採用台帳, and when it was last written. */
export interface PortfolioPage extends Page<PortfolioEntry> {
  /** Null as long as nothing was ever entered. */
  readonly lastChange: LastChange | null;
}

/** What other modules need to know of an entry; names are Kaiji's where a product is linked and seen, else the hospital's own. */
export type PortfolioItem = Pick<
  PortfolioEntry,
  'id' | 'productId' | 'vendorId' | 'vendorName' | 'productName' | 'version' | 'department' | 'status' | 'contract'
>;

/** The 採用台帳 of a hospital: what it uses or considers. Nobody else sees it. */
@Injectable()
export class PortfolioService {
  constructor(
    private readonly database: Database,
    private readonly entries: PortfolioRepository,
    private readonly products: ProductsService,
    private readonly organizations: OrganizationsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** All entries of the actor's organization, in the order in which they came. */
  async of(tx: Tx, actor: Actor): Promise<PortfolioItem[]> {
    return (await this.entries.all(tx, actor)).map(itemOf);
  }

  list(actor: Actor, { cursor, limit, ...filter }: PortfolioQuery): Promise<PortfolioPage> {
    const after = cursorKey(cursor, 3);
    return this.database.read(actor, async (tx) => {
      const found = await this.entries.list(tx, actor, wantedOf(filter), { after, limit });
      const lastChange = await this.entries.lastChange(tx, actor);
      return { ...page(found, limit, ({ vendorName, productName, id }) => [vendorName, productName, id]), lastChange };
    });
  }

  /** All entries that the filter lets through, as a file. Recorded. @throws RuleViolation `portfolio.too-many-for-excel` {entries, limit} */
  async file(actor: Actor, { format, ...filter }: ExportPortfolioQuery, language: Language): Promise<Uint8Array> {
    const entries = await this.database.read(actor, async (tx) => {
      const found = await this.entries.list(tx, actor, wantedOf(filter), { after: null, limit: null });
      if (format === 'xlsx' && found.length > MOST_IN_EXCEL)
        throw new RuleViolation('portfolio.too-many-for-excel', { entries: found.length, limit: MOST_IN_EXCEL });
      const facts = { entries: found.length };
      await this.journal.record(tx, actor, { type: 'portfolio.exported', subjectId: actor.organizationId, facts });
      return found;
    });
    const input: FileInput = { entries, format, language };
    return (await workAside({ module: FILE_SEQUEL, input }, FILE_LIMITS)) as Uint8Array;
  }

  /** @throws RuleViolation `portfolio.not-found` */
  get(actor: Actor, id: string): Promise<PortfolioEntry> {
    return this.database.read(actor, (tx) => this.entry(tx, actor, id));
  }

  /** @throws RuleViolation `product.not-found`, `organization.not-found`, `portfolio.other-vendor`, and as `keepable` */
  add(actor: Actor, input: EntryInput): Promise<PortfolioEntry> {
    return this.database.transaction(actor, async (tx) => {
      const { link, names } = await this.linked(tx, actor, { productId: null, vendorId: null }, input);
      const details = keepable(detailsOf(Object.assign({ ...NOTHING_SAID }, names, input)));
      const now = this.clock.now();
      const id = newId(now);
      await this.entries.insert(tx, actor, [{ ...details, ...link, id }], now);
      const ownFacts = { after: { ...details, ...link } };
      await this.journal.record(tx, actor, { type: 'portfolio-entry.added', subjectId: id, ownFacts });
      return this.entry(tx, actor, id);
    });
  }

  /** @throws RuleViolation `portfolio.not-found`, `precondition.failed` {current}, and as `add` */
  change(actor: Actor, id: string, rowVersion: number, input: EntryInput): Promise<PortfolioEntry> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.locked(tx, actor, id, rowVersion);
      const { link } = await this.linked(tx, actor, before, input);
      const details = keepable(detailsOf(Object.assign({ ...before }, input)));
      await this.entries.update(tx, actor, [{ ...details, ...link, id }], this.clock.now());
      const { productId, vendorId } = before;
      const ownFacts = { before: { ...detailsOf(before), productId, vendorId }, after: { ...details, ...link } };
      await this.journal.record(tx, actor, { type: 'portfolio-entry.changed', subjectId: id, ownFacts });
      return this.entry(tx, actor, id);
    });
  }

  /** Takes an entry off the list that should never have stood there. @throws RuleViolation `portfolio.not-found`, `precondition.failed` {current} */
  remove(actor: Actor, id: string, rowVersion: number, reason: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.locked(tx, actor, id, rowVersion);
      await this.entries.remove(tx, actor, id, reason, this.clock.now());
      const ownFacts = { reason, before: detailsOf(before) };
      await this.journal.record(tx, actor, { type: 'portfolio-entry.removed', subjectId: id, ownFacts });
    });
  }

  private async locked(tx: Tx, actor: Actor, id: string, rowVersion: number): Promise<PortfolioEntry> {
    const entry = found(await this.entries.lock(tx, actor, id), id);
    if (entry.rowVersion !== rowVersion) throw new RuleViolation('precondition.failed', { current: entry });
    return entry;
  }

  private async entry(tx: Tx, actor: Actor, id: string): Promise<PortfolioEntry> {
    return found(await this.entries.find(tx, actor, id), id);
  }

  /** What the entry is linked to from now on, and what a product or vendor that is newly linked calls itself. */
  private linked(tx: Tx, actor: Actor, before: EntryLink, input: EntryInput): Promise<Linked> {
    const { productId = before.productId, vendorId = before.vendorId } = input;
    const stays = { link: { productId, vendorId }, names: {} };
    if (productId === null)
      return vendorId === null || vendorId === before.vendorId
        ? Promise.resolve(stays)
        : this.linkedVendor(tx, vendorId);
    if (productId !== before.productId) return this.linkedProduct(tx, actor, productId, input.vendorId ?? null);
    refuseOther(vendorId, before.vendorId);
    return Promise.resolve(stays);
  }

  private async linkedProduct(tx: Tx, actor: Actor, productId: string, wished: string | null): Promise<Linked> {
    const { name, version, vendorId, vendorName } = await this.products.get(tx, actor, productId);
    refuseOther(wished ?? vendorId, vendorId);
    return { link: { productId, vendorId }, names: { vendorName, productName: name, version } };
  }

  private async linkedVendor(tx: Tx, vendorId: string): Promise<Linked> {
    const { id, kind, name } = await this.organizations.get(tx, vendorId);
    if (kind !== 'vendor') throw new RuleViolation('organization.not-found', { id: vendorId });
    return { link: { productId: null, vendorId: id }, names: { vendorName: name } };
  }
}

interface Linked {
  readonly link: EntryLink;
  readonly names: Partial<Pick<EntryDetails, 'vendorName' | 'productName' | 'version'>>;
}

/** A linked product has its own vendor, and no other. */
function refuseOther(wished: string | null, vendorId: string | null): void {
  if (wished !== vendorId) throw new RuleViolation('portfolio.other-vendor');
}

function itemOf(entry: PortfolioEntry): PortfolioItem {
  const { id, productId, vendorId, product, version, department, status, contract } = entry;
  const vendorName = product?.vendorName ?? entry.vendorName;
  const productName = product?.name ?? entry.productName;
  return { id, productId, vendorId, vendorName, productName, version, department, status, contract };
}

function wantedOf(filter: PortfolioFilter): EntriesWanted {
  const { status, department, vendorId, text, contract, remoteUnconfirmedSince } = filter;
  return {
    status: status ?? null,
    department: department ?? null,
    vendorId: vendorId ?? null,
    text: text ?? null,
    contract: contract ?? null,
    remoteUnconfirmedSince: remoteUnconfirmedSince ?? null,
  };
}

/** The details alone, out of whatever carries them. */
function detailsOf(said: EntryDetails): EntryDetails {
  const names = Object.keys(NOTHING_SAID) as (keyof EntryDetails)[];
  return Object.fromEntries(names.map((name) => [name, said[name]])) as unknown as EntryDetails;
}

function found(entry: PortfolioEntry | undefined, id: string): PortfolioEntry {
  if (entry === undefined) throw new RuleViolation('portfolio.not-found', { id });
  return entry;
}
