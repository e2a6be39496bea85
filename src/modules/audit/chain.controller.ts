import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Allow, CurrentActor, SignedIn } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import { VerifyAudit } from './chain.dto.js';
import { type AuditHead, type AuditVerdict, ChainService } from './chain.service.js';

const HEAD = {
  format: 'kaiji-audit-block-1',
  number: 812,
  first: 40211,
  size: 3,
  root: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  previous: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  at: '2026-11-20T01:00:00.000Z',
  keyId: 'fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9',
  signature: 'kVQ…',
};
const KEY = { keyId: HEAD.keyId, publicKey: '11qYAYKx…', installationKey: 'O2onvM62…', signature: 'b8s…' };

/** The signed chain behind the audit log. */
@Controller()
export class ChainController {
  constructor(private readonly chain: ChainService) {}

  @Get('audit/head')
  @SignedIn()
  @Operation({
    id: 'getAuditHead',
    summary:
      '監査記録の最新の封(署名付き)。控えておけば、後の改ざんが分かる / The signed head of the audit log: whoever keeps it sees later tampering',
    example: { answer: { head: HEAD, size: 40213, keys: [KEY] } },
  })
  head(@CurrentActor() actor: Actor): Promise<AuditHead> {
    return this.chain.head(actor);
  }

  @Get('audit/verification')
  @Allow({ role: ['admin'] })
  @Operation({
    id: 'verifyAudit',
    summary:
      '監査記録の鎖を検証する(1回約1秒。next があればそこから続ける) / Check the chain of the audit log; a call takes about a second and tells where the next goes on',
    example: {
      answer: { result: 'intact', faults: [], blocks: 812, records: 40213, waiting: 0, head: HEAD, next: null },
    },
  })
  verify(@CurrentActor() actor: Actor, @Query() { after }: VerifyAudit): Promise<AuditVerdict> {
    return this.chain.check(actor, after);
  }
}
