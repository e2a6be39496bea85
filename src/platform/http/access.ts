import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Actor, OrganizationKind, Role } from '#kernel/actor.js';

/** Who may call a route: kinds of organization (absent = every kind) and roles (absent = every role). */
export interface AccessRule {
  readonly kind?: readonly OrganizationKind[];
  readonly role?: readonly Role[];
  /** Only people in a session: no API token may do it. */
  readonly person?: boolean;
  /** Of people only those who showed both factors within the last `FRESH_MINUTES`. */
  readonly fresh?: boolean;
  /** Of sessions only those that open every organization of the person: what concerns the account as a whole. */
  readonly unbound?: boolean;
  /** Also people who have shown their first factor alone. */
  readonly afterFirstFactor?: boolean;
  /** Also operators while they read for another organization, although the route is no read: it ends that. */
  readonly endsOperatorAccess?: boolean;
}

/** Minutes that a proof of both factors opens what changes accounts, keys and rights (ASVS 7.5.1). */
export const FRESH_MINUTES = 15;

export const ACCESS_RULE = 'kaiji:access';
export const PUBLIC = 'public';

/** What a rule that names no kind or no role lets through. */
export const EVERY_KIND: readonly OrganizationKind[] = ['vendor', 'hospital', 'industry_group', 'operator'];
export const EVERY_ROLE: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];

/** Roles that may write and those that may decide, for `@Allow({ role: … })`. */
export const WRITERS = ['editor', 'approver', 'admin'] as const satisfies readonly Role[];
export const DECIDERS = ['approver', 'admin'] as const satisfies readonly Role[];

/** Lets members of these kinds of organization in these roles call the route. A route without a rule does not start. */
export const Allow = (rule: AccessRule): MethodDecorator => SetMetadata(ACCESS_RULE, rule);

/** Lets anybody call the route, signed in or not. Nobody looks at the caller's token or cookie: the rate limits know that too. */
export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS_RULE, PUBLIC), RouteConfig({ [ACCESS_RULE]: PUBLIC }));

/** Whether the request is for a route that anybody may call. */
export const isPublic = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as unknown as Readonly<Record<string, unknown>>)[ACCESS_RULE] === PUBLIC;

/** Lets anybody who is signed in call the route, in every kind of organization and every role, also before an organization is chosen. */
export const SignedIn = (): MethodDecorator => Allow({});

/** Lets anybody call the route who has shown at least the first factor: the way to the second. Never an API token. */
export const AfterFirstFactor = (): MethodDecorator => Allow({ person: true, afterFirstFactor: true });

/** A request whose caller the access guard has recognized. */
export interface AuthenticatedRequest extends FastifyRequest {
  actor?: Actor;
  /** Of the route that was asked for. */
  operationId?: string;
}

/** The caller, as the guard recognized it. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined =>
    context.switchToHttp().getRequest<AuthenticatedRequest>().actor,
);

/** Recognizes the caller of a request by cookie or token; given by the identity module. */
export abstract class Authenticator {
  /** The caller, or null when the request carries neither session nor token. `session.ended` or `token.refused` for stale ones. */
  abstract authenticate(request: FastifyRequest): Promise<Actor | null>;
}
