import type { FastifyInstance } from 'fastify';
import type { Logger } from '../logger.js';
import type { AuthenticatedRequest } from './access.js';

/**
 * One line for each answer: who asked for which route and how it ended. The route is the declared one, with the names of its
 * parameters: what stands in an address (a token, a name that was searched for) goes into no log.
 */
export function openRequestLog(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request: AuthenticatedRequest, reply, done) => {
    const { actor } = request;
    logger.answered({
      request: request.id,
      user: actor?.userId,
      organization: actor?.organizationId,
      operatorAccess: actor?.proof?.operatorAccessId ?? undefined,
      method: request.method,
      route: request.is404 ? undefined : request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
}
