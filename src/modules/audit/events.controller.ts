import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { Clock } from '#platform/clock.js';
import { Allow, CurrentActor } from '#platform/http/access.js';
import { downloadStream } from '#platform/http/download.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { requestContext } from '#platform/request-context.js';
import type { RecordedEvent } from './domain/event.js';
import { EventsQuery, ExportEventsQuery } from './events.dto.js';
import { EventsExportService } from './events-export.service.js';
import { EventsService } from './events.service.js';

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' } as const;

const EVENT: RecordedEvent = {
  id: '019aa6a0-0000-7000-8000-0000000000e1',
  at: '2026-11-20T01:00:00.000Z',
  type: 'revision.read',
  label: '公開版を閲覧した',
  organization: { id: '019aa6a0-0000-7000-8000-0000000000bb', name: 'さくら総合病院' },
  actor: { id: '019aa6a0-0000-7000-8000-0000000000b1', name: null },
  subject: { id: '019aa6a0-0000-7000-8000-000000000030', name: 'みらいカルテ クラウド 3.2 SDS #2' },
  facts: {},
  ownFacts: null,
  requestId: '5f0c9b1e-6d8e-4a53-9a57-0c7f2f7f5b11',
};

/** The audit log of an organization, for its administrators. */
@Controller()
export class EventsController {
  constructor(
    private readonly events: EventsService,
    private readonly exports: EventsExportService,
    private readonly clock: Clock,
  ) {}

  @Get('events')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'listEvents',
    summary:
      '監査記録(自組織の操作と、自組織に関わる他組織の操作) / The audit log: own acts, and what others did that concerns one',
    example: { answer: { items: [EVENT], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: EventsQuery): Promise<Page<RecordedEvent>> {
    return this.events.list(actor, query, languageOf(actor));
  }

  @Get('events/export')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'exportEvents',
    summary: '監査記録を書き出す / The audit log as a file',
    download: Object.values(MEDIA_TYPES),
    example: {},
  })
  async export(@CurrentActor() actor: Actor, @Query() query: ExportEventsQuery): Promise<StreamableFile> {
    const file = await this.exports.begin(actor, query, languageOf(actor));
    const { format } = query;
    return downloadStream(file, MEDIA_TYPES[format], `監査記録_${this.clock.today()}.${format}`);
  }
}

function languageOf(actor: Actor): Language {
  return requestContext.getStore()?.language ?? actor.language;
}
