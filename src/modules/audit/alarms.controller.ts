import { Controller, Get, Post, Query } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { Allow, CurrentActor } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { requestContext } from '#platform/request-context.js';
import { AlarmsQuery } from './alarms.dto.js';
import { AlarmsService, type RaisedAlarm } from './alarms.service.js';

const ALARM: RaisedAlarm = {
  id: '019aa6a0-0000-7000-8000-0000000000f1',
  kind: 'refusals.many',
  label: '一人の利用者が、許されない操作や見えない対象への操作を繰り返しています',
  raisedAt: '2026-11-20T01:00:00.000Z',
  organizationId: '019aa6a0-0000-7000-8000-0000000000bb',
  subject: { id: '019aa6a0-0000-7000-8000-0000000000b1', name: '佐藤 花子' },
  facts: { times: 41 },
  acknowledgedAt: null,
  acknowledgedBy: null,
};

/** What the log shows and somebody should look at, for administrators. */
@Controller()
export class AlarmsController {
  constructor(private readonly alarms: AlarmsService) {}

  @Get('alarms')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'listAlarms',
    summary:
      '警報の一覧(運営者には設備全体の警報も) / Alarms of the organization; for operators those of the installation too',
    example: { answer: { items: [ALARM], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: AlarmsQuery): Promise<Page<RaisedAlarm>> {
    return this.alarms.list(actor, query, languageOf(actor));
  }

  @Post('alarms/:id/acknowledgement')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'acknowledgeAlarm',
    summary: '警報を確認済みにする / Say that an alarm is looked after',
    example: {
      answer: {
        ...ALARM,
        acknowledgedAt: '2026-11-20T01:10:00.000Z',
        acknowledgedBy: { id: '019aa6a0-0000-7000-8000-0000000000b2', name: '鈴木 一郎' },
      },
    },
  })
  acknowledge(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RaisedAlarm> {
    return this.alarms.acknowledge(actor, id, languageOf(actor));
  }
}

function languageOf(actor: Actor): Language {
  return requestContext.getStore()?.language ?? actor.language;
}
