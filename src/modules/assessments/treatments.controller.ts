import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, DECIDERS, WRITERS } from '#platform/http/access.js';
import { IdParam } from '#platform/http/id-param.js';
import { Operation } from '#platform/http/operation.js';
import type { Page } from '#platform/http/paging.js';
import { IfMatch } from '#platform/http/row-version.js';
import { AGREED, TREAT, TREATMENT } from './assessments.examples.js';
import type { TreatmentView } from './domain/treatment-view.js';
import { TreatingService } from './treating.service.js';
import {
  AgreeTreatment,
  ChangeTreatment,
  RenewTreatment,
  TreatGap,
  TreatmentsQuery,
  WithdrawTreatment,
} from './treatments.dto.js';
import { TreatmentsService } from './treatments.service.js';

/** How a hospital deals with what is left open (残存リスク対応), and the vendor's word where its agreement is asked. */
@Controller()
export class TreatmentsController {
  constructor(
    private readonly treatments: TreatmentsService,
    private readonly treating: TreatingService,
  ) {}

  @Post('products/:id/treatments')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'treatGap',
    summary:
      'いいえ・未回答などへの対応(低減・回避・移転・保有)を決める / Decide how a いいえ or a gap is dealt with: reduce, avoid, transfer, accept',
    example: { body: TREAT, answer: TREATMENT },
    status: 201,
  })
  treat(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: TreatGap): Promise<TreatmentView> {
    return this.treating.treat(actor, id, body);
  }

  @Get('treatments')
  @Allow({ kind: ['hospital', 'vendor'] })
  @Operation({
    id: 'listTreatments',
    summary:
      '対応の一覧(事業者には同意を求められた移転・保有のみ) / Treatments, newest first; a vendor sees those that ask for its agreement',
    example: { answer: { items: [TREATMENT], next: null } },
  })
  list(@CurrentActor() actor: Actor, @Query() query: TreatmentsQuery): Promise<Page<TreatmentView>> {
    return this.treatments.list(actor, query);
  }

  @Get('treatments/:id')
  @Allow({ kind: ['hospital', 'vendor'] })
  @Operation({
    id: 'getTreatment',
    summary: '対応の内容と経緯 / A treatment and its steps',
    example: { answer: TREATMENT },
  })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<TreatmentView> {
    return this.treatments.get(actor, id);
  }

  @Patch('treatments/:id')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'changeTreatment',
    summary:
      '対応を変える(区分・理由・再評価日を変えると合意はやり直し) / Change a treatment; another kind, reason or last day is agreed anew',
    example: { body: { doneOn: '2026-11-20' }, answer: { ...TREATMENT, rowVersion: 2 } },
  })
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: ChangeTreatment,
  ): Promise<TreatmentView> {
    return this.treating.change(actor, id, rowVersion, body);
  }

  @Post('treatments/:id/agreement')
  @Allow({ kind: ['hospital', 'vendor'], role: DECIDERS })
  @Operation({
    id: 'agreeTreatment',
    summary:
      '移転・保有に合意する(事業者が説明して同意または拒否し、医療機関が確定する) / Agree: the vendor explains and agrees or refuses, the hospital confirms',
    example: { body: { decision: 'agree', text: AGREED.steps[1]?.text }, answer: AGREED },
  })
  agree(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: AgreeTreatment,
  ): Promise<TreatmentView> {
    return this.treating.agree(actor, id, rowVersion, body);
  }

  @Post('treatments/:id/renewal')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'renewTreatment',
    summary: '変わった設問、または再評価日が来た対応を決め直す / Decide again on a row that changed, or whose day came',
    example: { body: { reviewOn: '2027-09-30' }, answer: { ...TREATMENT, reviewOn: '2027-09-30', rowVersion: 4 } },
  })
  renew(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() body: RenewTreatment,
  ): Promise<TreatmentView> {
    return this.treating.renew(actor, id, rowVersion, body);
  }

  @Post('treatments/:id/withdrawal')
  @Allow({ kind: ['hospital'], role: WRITERS })
  @Operation({
    id: 'withdrawTreatment',
    summary: '対応を取り下げる / Withdraw a treatment',
    example: {
      body: { reason: '事業者が回答を改めたため' },
      answer: { ...TREATMENT, state: 'withdrawn', moves: [], rowVersion: 2 },
    },
  })
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() rowVersion: number,
    @Body() { reason }: WithdrawTreatment,
  ): Promise<TreatmentView> {
    return this.treating.withdraw(actor, id, rowVersion, reason);
  }
}
