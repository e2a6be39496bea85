import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleViolation } from '#kernel/rule-violation.js';
import { requestContext } from '../request-context.js';
import { languageOf } from './language.js';
import { type Problem, Problems } from './problems.js';

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'request.refused',
  404: 'route.unknown',
  413: 'request.too-large',
  415: 'request.media-type',
  431: 'request.too-large',
};
const BY_FASTIFY_CODE: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'route.unknown',
  FST_ERR_MAX_PARAM_LENGTH: 'route.unknown',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.not-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media-type',
  FST_REQ_FILE_TOO_LARGE: 'request.too-large',
  FST_FILES_LIMIT: 'request.too-large',
  FST_FIELDS_LIMIT: 'request.too-large',
  FST_PARTS_LIMIT: 'request.too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.media-type',
};

/** Turns every failure into `application/problem+json` (RFC 9457) in the caller's language; never a stack, statement or path. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly problems: Problems) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for failures before any route is chosen. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.problemOf(error, request);
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="kaiji"');
    if (typeof problem['seconds'] === 'number') void reply.header('Retry-After', String(problem['seconds']));
    void reply.status(problem.status).header('Content-Type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    const language = requestContext.getStore()?.language ?? languageOf(request);
    const violation = error instanceof RuleViolation ? error : violationOf(error);
    const described = violation && this.problems.describe(violation.code, violation.facts, language);
    if (described) return described;
    this.logger.error(error);
    const facts = { requestId: request.id };
    return this.problems.describe('service.failed', facts, language) ?? { type: '/problems/service.failed', title: 'failed', status: 500 };
  }
}

function violationOf(error: unknown): RuleViolation | null {
  const code = codeOf(error);
  const known = BY_FASTIFY_CODE[code] ?? BY_STATUS[statusOf(error)];
  return known ? new RuleViolation(known) : null;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
}
