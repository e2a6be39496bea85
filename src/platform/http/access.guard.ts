import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '#kernel/actor.js';
import { type Facts, RuleViolation } from '#kernel/rule-violation.js';
import {
  ACCESS_RULE,
  type AccessRule,
  type AuthenticatedRequest,
  Authenticator,
  EVERY_KIND,
  EVERY_ROLE,
  PUBLIC,
} from './access.js';

/** Closed by default: lets a request through only by the rule on its route. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | typeof PUBLIC | undefined>(ACCESS_RULE, context.getHandler());
    if (rule === PUBLIC) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const actor = await this.authenticator.authenticate(request);
    if (!actor) throw new RuleViolation('session.missing');
    if (!rule || !fits(rule, actor)) throw new RuleViolation('access.refused', whoMay(actor, rule));
    request.actor = actor;
    return true;
  }
}

/** What the rule asks, and what the caller is instead. */
function whoMay(actor: Actor, { kind = EVERY_KIND, role = EVERY_ROLE }: AccessRule = {}): Facts {
  return { kinds: kind, roles: role, role: actor.role, kind: actor.kind };
}

function fits({ kind, role }: AccessRule, actor: Actor): boolean {
  return (!kind || kind.includes(actor.kind)) && (!role || role.includes(actor.role));
}
