import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { ACCESS_RULE, type AccessRule, type AuthenticatedRequest, Authenticator, PUBLIC } from './access.js';

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
    if (!rule || !fits(rule, actor)) throw new RuleViolation('access.refused', { role: actor.role, kind: actor.kind });
    request.actor = actor;
    return true;
  }
}

function fits({ kind, role }: AccessRule, actor: Actor): boolean {
  return (!kind || kind.includes(actor.kind)) && (!role || role.includes(actor.role));
}
