import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { OrganizationsService } from '#modules/identity/organizations.service.js';
import { ProductsService } from '#modules/products/products.service.js';
import { Clock } from '#platform/clock.js';
import { compiledFile } from '#platform/compiled-file.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page, type PageQuery } from '#platform/http/paging.js';
import type { UploadedFile } from '#platform/http/upload.js';
import { newId } from '#platform/ids.js';
import { digest } from '#platform/keys/signing.js';
import { DEFAULT_LIMITS } from '#platform/spreadsheet/limits.js';
import { openFileThen, workAside } from '#platform/spreadsheet/open-file.js';
import { applyLedger, type AppliedLine } from './domain/apply-ledger.js';
import { chosenColumns } from './domain/choose-columns.js';
import { compareLedger } from './domain/compare-ledger.js';
import { countsOf, type LedgerCounts, type LedgerLine, linesOf, shownLine, stateOf } from './domain/ledger-line.js';
import type { LedgerReading } from './domain/ledger-reading.js';
import { headingsKey } from './domain/ledger-table.js';
import type { KnownThings } from './domain/match-products.js';
import type { LedgerColumn } from './domain/propose-mapping.js';
import type { SkippedRow } from './domain/read-ledger.js';
import type { ColumnsInput } from './ledger-columns-sequel.js';
import type { LedgerInput, LedgerOutcome } from './ledger-sequel.js';
import type { ApplyLedger, ChangeColumns, LedgerRowsQuery } from './ledgers.dto.js';
import {
  type LedgerCountsApplied,
  type LedgerHead,
  type LedgerMapping,
  LedgersRepository,
  type StoredLedger,
} from './ledgers.repository.js';
import { PortfolioRepository } from './portfolio.repository.js';

const SEQUEL = compiledFile('./ledger-sequel.js', import.meta.url).href;
const COLUMNS_SEQUEL = compiledFile('./ledger-columns-sequel.js', import.meta.url).href;
/** A ledger of 3,000 rows and 80 columns; the forms that workbooks hold elsewhere are smaller. */
const LIMITS = { ...DEFAULT_LIMITS, cells: 240_000 };
const MOST_SAVED = 500;
const PREVIEW_KEPT = 7 * 86_400_000;
const MOST_SKIPPED = 50;

/** A device ledger and how it stands to the portfolio today; its rows come by `listLedgerRows`. */
export interface LedgerView extends LedgerHead {
  readonly sheets: readonly { readonly name: string; readonly headerRow: number }[];
  /** Sheets with other headings, which were not read. */
  readonly otherSheets: readonly string[];
  readonly columns: readonly LedgerColumn[];
  readonly counts: LedgerCounts;
  /** Rows that name no thing (headings of sections, totals), the first of them with their text. */
  readonly skipped: { readonly count: number; readonly rows: readonly SkippedRow[] };
}

/** What was taken over; `missing` = entries that the ledger does not have, which stay as they are. */
export type AppliedLedgerView = LedgerCountsApplied & Pick<LedgerHead, 'id'> & Pick<LedgerCounts, 'faulty' | 'missing'>;

/** Device ledgers (機器台帳) into the portfolio: read, look, decide, take over. Nothing is an entry before a person says so. */
@Injectable()
export class LedgersService {
  constructor(
    private readonly database: Database,
    private readonly ledgers: LedgersRepository,
    private readonly entries: PortfolioRepository,
    private readonly products: ProductsService,
    private readonly organizations: OrganizationsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `ledger.no-table`, `ledger.too-many-rows` {rows, limit}, and the refusals of a file that is no safe workbook (`workbook.…`) */
  async import(actor: Actor, { name, bytes }: UploadedFile): Promise<LedgerView> {
    const input = await this.database.read(actor, (tx) => this.input(tx, actor));
    const outcome = await openFileThen(bytes, name, { module: SEQUEL, input }, LIMITS);
    const { ledger, reading } = outcome as LedgerOutcome;
    const sha256 = Buffer.from(digest(bytes)).toString('hex');
    return this.database.transaction(actor, async (tx) => {
      const now = this.clock.now();
      const id = newId(now);
      await this.ledgers.discardOlder(tx, actor, new Date(now.getTime() - PREVIEW_KEPT));
      await this.ledgers.insert(tx, actor, { id, file: name, sha256, ledger, reading, now });
      const ownFacts = { file: name, sha256, rows: reading.rows.length };
      await this.journal.record(tx, actor, { type: 'ledger.read', subjectId: id, ownFacts });
      return this.view(tx, actor, id);
    });
  }

  /** Newest first. */
  list(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<LedgerHead>> {
    const before = cursorKey(cursor, 1)?.[0] ?? null;
    return this.database.read(actor, async (tx) =>
      page(await this.ledgers.list(tx, actor, before, limit), limit, ({ id }) => [id]),
    );
  }

  /** @throws RuleViolation `ledger.not-found` */
  get(actor: Actor, id: string): Promise<LedgerView> {
    return this.database.read(actor, (tx) => this.view(tx, actor, id));
  }

  /** The rows of a ledger as they stand to the portfolio today, then the entries that it does not have. @throws RuleViolation `ledger.not-found` */
  rows(actor: Actor, id: string, { cursor, limit, state }: LedgerRowsQuery): Promise<Page<LedgerLine>> {
    const [after] = cursorKey(cursor, 2) ?? [0];
    return this.database.read(actor, async (tx) => {
      const { reading } = found(await this.ledgers.find(tx, actor, id), id);
      const lines = linesOf(compareLedger(reading, await this.entries.all(tx, actor)))
        .map((line, at) => ({ line, place: at + 1 }))
        .filter(({ line }) => state === undefined || state === stateOf(line) || (state === 'open' && isOpen(line)))
        .filter(({ place }) => place > Number(after));
      const { items, next } = page(lines.slice(0, limit + 1), limit, ({ place }) => [place, id]);
      return { items: items.map(({ line }) => shownLine(line)), next };
    });
  }

  /**
   * Reads the ledger anew with other columns, and keeps the choice for the next one with the same headings.
   * @throws RuleViolation `ledger.not-found`, `precondition.failed` {current}, `ledger.applied-before`, `ledger.no-such-column` {columns}, `ledger.field-twice` {field, columns}
   */
  async changeColumns(actor: Actor, id: string, rowVersion: number, { columns }: ChangeColumns): Promise<LedgerView> {
    const input = await this.database.read(actor, (tx) => this.columnsInput(tx, actor, id, columns));
    const reading = (await workAside({ module: COLUMNS_SEQUEL, input }, LIMITS)) as LedgerReading;
    return this.database.transaction(actor, async (tx) => {
      await this.locked(tx, actor, id, rowVersion);
      await this.ledgers.setReading(tx, actor, id, input.ledger, reading);
      await this.keepMapping(tx, actor, input.ledger.columns);
      await this.journal.record(tx, actor, { type: 'ledger.columns-changed', subjectId: id, ownFacts: { columns } });
      return this.view(tx, actor, id);
    });
  }

  /**
   * Takes a ledger over by what was decided, all rows in one transaction.
   * @throws RuleViolation `ledger.not-found`, `precondition.failed` {current}, `ledger.applied-before`, `ledger.match-gone` {lines}, and as `applyLedger`
   */
  apply(actor: Actor, id: string, rowVersion: number, { rows, otherwise }: ApplyLedger): Promise<AppliedLedgerView> {
    return this.database.transaction(actor, async (tx) => {
      const stored = await this.locked(tx, actor, id, rowVersion);
      const compared = compareLedger(stored.reading, await this.entries.lockAll(tx, actor));
      const { added, changed, ...rest } = applyLedger(compared, rows, otherwise ?? null);
      await this.refuseGone(tx, actor, [...added, ...changed]);
      const now = this.clock.now();
      const ids = added.map(() => newId(now)).sort();
      const entries = added.map(({ entry }, index) => ({ ...entry, id: ids[index] ?? '' }));
      await this.entries.insert(tx, actor, entries, now);
      const written = changed.map(({ entry, entryId }) => ({ ...entry, id: entryId ?? '' }));
      await this.entries.update(tx, actor, written, now);
      const outcome = { added: added.length, changed: changed.length, ...rest };
      await this.ledgers.setApplied(tx, actor, id, outcome, now);
      await this.keepMapping(tx, actor, stored.ledger.columns);
      const changes = changed.map(({ entryId, changes: ofEntry }) => ({ entryId, changes: ofEntry }));
      const ownFacts = { file: stored.file, sha256: stored.sha256, ...outcome, changes };
      await this.journal.record(tx, actor, { type: 'ledger.applied', subjectId: id, ownFacts });
      const { faulty, missing } = countsOf(compared);
      return { id, ...outcome, faulty, missing };
    });
  }

  /** In the order in which they came. */
  mappings(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<LedgerMapping>> {
    const after = cursorKey(cursor, 1)?.[0] ?? null;
    return this.database.read(actor, async (tx) =>
      page(await this.ledgers.listMappings(tx, actor, after, limit), limit, ({ id }) => [id]),
    );
  }

  private async view(tx: Tx, actor: Actor, id: string): Promise<LedgerView> {
    const { ledger, reading, ...head } = found(await this.ledgers.find(tx, actor, id), id);
    const { sheets, otherSheets } = ledger.table;
    const counts = countsOf(compareLedger(reading, await this.entries.all(tx, actor)));
    const skipped = { count: reading.skipped.length, rows: reading.skipped.slice(0, MOST_SKIPPED) };
    return { ...head, sheets, otherSheets, columns: ledger.columns, counts, skipped };
  }

  private async input(tx: Tx, actor: Actor): Promise<LedgerInput> {
    const saved = await this.ledgers.listMappings(tx, actor, null, MOST_SAVED);
    return { saved: saved.map(({ columns }) => columns), known: await this.known(tx, actor) };
  }

  private async columnsInput(tx: Tx, actor: Actor, id: string, choices: Choices): Promise<ColumnsInput> {
    const { ledger } = found(await this.ledgers.find(tx, actor, id), id);
    const columns = chosenColumns(ledger.columns, choices);
    return { ledger: { ...ledger, columns }, known: await this.known(tx, actor) };
  }

  /** `KnownThings` as JSON. */
  private async known(tx: Tx, actor: Actor): Promise<string> {
    const vendors = await this.organizations.vendors(tx);
    return JSON.stringify({ vendors, products: await this.products.names(tx, actor) } satisfies KnownThings);
  }

  private async locked(tx: Tx, actor: Actor, id: string, rowVersion: number): Promise<StoredLedger> {
    const stored = found(await this.ledgers.lock(tx, actor, id), id);
    if (stored.state === 'applied') throw new RuleViolation('ledger.applied-before', { appliedAt: stored.appliedAt });
    if (stored.rowVersion !== rowVersion)
      throw new RuleViolation('precondition.failed', { current: await this.view(tx, actor, id) });
    return stored;
  }

  private keepMapping(tx: Tx, actor: Actor, columns: readonly LedgerColumn[]): Promise<void> {
    const now = this.clock.now();
    const mapping = columns.map(({ heading, above, field }) => ({ heading, above, field }));
    const key = headingsKey(columns.map(({ heading, above }) => ({ text: heading, above })));
    return this.ledgers.saveMapping(tx, actor, { id: newId(now), headingsKey: key, columns: mapping, now });
  }

  /** A product may have been hidden since the ledger was read. */
  private async refuseGone(tx: Tx, actor: Actor, lines: readonly AppliedLine[]): Promise<void> {
    const linked = lines.filter(({ isLinkNew }) => isLinkNew);
    const ids = [...new Set(linked.flatMap(({ entry }) => entry.productId ?? []))];
    const seen = new Set((await this.products.getEach(tx, actor, ids)).map(({ id }) => id));
    const gone = linked.filter(({ entry }) => entry.productId !== null && !seen.has(entry.productId));
    if (gone.length > 0) throw new RuleViolation('ledger.match-gone', { lines: gone.map(({ line }) => line) });
  }
}

type Choices = ChangeColumns['columns'];

const isOpen = (line: ReturnType<typeof linesOf>[number]): boolean => 'suggestion' in line && line.suggestion === null;

function found(ledger: StoredLedger | undefined, id: string): StoredLedger {
  if (ledger === undefined) throw new RuleViolation('ledger.not-found', { id });
  return ledger;
}
