import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { makeCsv } from '#platform/spreadsheet/make-csv.js';
import { ChainService } from './chain.service.js';
import type { RecordedEvent } from './domain/event.js';
import { eventHeadings, eventRow } from './domain/event-csv.js';
import { exportLine, type ProvenRecord } from './domain/export-lines.js';
import type { EventsFilter, ExportEventsQuery } from './events.dto.js';
import { asked, EventsService, wantedBy } from './events.service.js';
import { Journal } from './journal.js';

const AT_ONCE = 1000;
/** Bytes of the mark that every CSV begins with, and a further part of one does not. */
const BYTE_ORDER_MARK = 3;

/** The audit log as a file. It is made while it is sent, in parts, so that a log of any length takes little memory. */
@Injectable()
export class EventsExportService {
  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
    private readonly chain: ChainService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Records that the log leaves the house, before its first line does. @throws RuleViolation `event.unknown-type` {type} */
  async begin(
    actor: Actor,
    { format, ...filter }: ExportEventsQuery,
    language: Language,
  ): Promise<AsyncIterable<Uint8Array>> {
    const facts = { format, ...asked(wantedBy(filter)) };
    const entry = { type: 'journal.exported', subjectId: actor.organizationId, facts } as const;
    await this.database.read(actor, (tx) => this.journal.record(tx, actor, entry));
    return format === 'csv' ? this.csv(actor, filter, language) : this.lines(actor, filter);
  }

  private async *csv(actor: Actor, filter: EventsFilter, language: Language): AsyncGenerator<Uint8Array> {
    yield makeCsv([eventHeadings(language)]);
    let part: readonly RecordedEvent[] = [];
    do {
      const last = part.at(-1)?.id ?? null;
      part = await this.events.after(actor, filter, last, AT_ONCE, language);
      yield makeCsv(part.map(eventRow)).subarray(BYTE_ORDER_MARK);
    } while (part.length === AT_ONCE);
  }

  /** As `domain/export-lines` says: whoever has the file checks it alone, with `kaiji verify-audit`. */
  private async *lines(actor: Actor, filter: EventsFilter): AsyncGenerator<Uint8Array> {
    const text = new TextEncoder();
    yield text.encode(exportLine({ export: await this.chain.exportHead(actor, this.clock.now().toISOString()) }));
    let newest = 0;
    let blocks = 0;
    for await (const part of this.blocks(actor)) {
      newest = part.at(-1)?.number ?? newest;
      blocks += part.length;
      yield text.encode(part.map((block) => exportLine({ block })).join(''));
    }
    let records = 0;
    for await (const part of this.records(actor, filter)) {
      records += part.length;
      yield text.encode(part.map((each) => exportLine(sealedBy(each, newest))).join(''));
    }
    yield text.encode(exportLine({ end: { records, blocks, missing: await this.chain.missing(actor) } }));
  }

  private async *blocks(actor: Actor): AsyncGenerator<Awaited<ReturnType<ChainService['blocks']>>> {
    for (let after = 0, isMore = true; isMore;) {
      const part = await this.chain.blocks(actor, after, AT_ONCE);
      after = part.at(-1)?.number ?? after;
      isMore = part.length === AT_ONCE;
      yield part;
    }
  }

  private async *records(actor: Actor, filter: EventsFilter): AsyncGenerator<readonly ProvenRecord[]> {
    let ids: readonly string[] = [];
    do {
      const last = ids.at(-1) ?? null;
      const part = await this.database.read(actor, async (tx) => {
        const found = await this.events.idsAfter(tx, filter, last, AT_ONCE);
        return { found, proven: await this.chain.prove(tx, found) };
      });
      ids = part.found;
      yield part.proven;
    } while (ids.length === AT_ONCE);
  }
}

/** A record that was sealed after the blocks were listed waits, as far as this file knows. */
function sealedBy(record: ProvenRecord, newest: number): ProvenRecord {
  return record.proof !== null && record.proof.block > newest ? { ...record, position: null, proof: null } : record;
}
