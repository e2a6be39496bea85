import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '#kernel/actor.js';
import { type Facts, RuleViolation } from '#kernel/rule-violation.js';
import { Clock } from '../clock.js';
import {
  ACCESS_RULE,
  type AccessRule,
  type AuthenticatedRequest,
  Authenticator,
  EVERY_KIND,
  EVERY_ROLE,
  PUBLIC,
} from './access.js';
import { OPERATION, type OperationNotes } from './operation.js';
import { refuseHalfSession, refuseWeakProof } from './proof-rules.js';

/** Names the organization that the caller believes to act for: a screen sends the one that it shows. */
const ACTING_FOR = 'kaiji-organization';

const READS = ['GET', 'HEAD'];

/** Closed by default: lets a request through only by the rule on its route. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | typeof PUBLIC | undefined>(ACCESS_RULE, context.getHandler());
    if (rule === PUBLIC) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const actor = await this.authenticator.authenticate(request);
    if (!actor) throw new RuleViolation('session.missing');
    request.actor = actor;
    request.operationId = this.reflector.get<OperationNotes>(OPERATION, context.getHandler()).id;
    refuseHalfSession(rule ?? {}, actor);
    refuseOtherOrganization(actor, request.headers[ACTING_FOR]);
    refuseOperatorsWrite(rule, actor, request.method);
    if (!rule || !fits(rule, actor)) throw new RuleViolation('access.refused', whoMay(actor, rule));
    refuseWeakProof(rule, actor, this.clock.now());
    return true;
  }
}

/** `session.other-organization`: another window has changed for whom the session acts, and this one does not show it. */
function refuseOtherOrganization({ organizationId }: Actor, meant: string | string[] | undefined): void {
  if (meant !== undefined && meant !== organizationId) throw new RuleViolation('session.other-organization');
}

/** `access.reads-only`: an operator who looks into another organization changes nothing there. */
function refuseOperatorsWrite(rule: AccessRule | undefined, { proof }: Actor, method: string): void {
  if (proof?.operatorAccessId == null || rule?.endsOperatorAccess || READS.includes(method)) return;
  throw new RuleViolation('access.reads-only');
}

/** What the rule asks, and what the caller is instead. */
function whoMay(actor: Actor, { kind = EVERY_KIND, role = EVERY_ROLE }: AccessRule = {}): Facts {
  return { kinds: kind, roles: role, role: actor.role, kind: actor.kind };
}

function fits({ kind, role }: AccessRule, actor: Actor): boolean {
  return (!kind || kind.includes(actor.kind)) && (!role || role.includes(actor.role));
}
