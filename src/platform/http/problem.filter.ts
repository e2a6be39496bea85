import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleViolation } from '#kernel/rule-violation.js';
import { requestContext } from '../request-context.js';
import type { AuthenticatedRequest } from './access.js';
import { isId } from './id-param.js';
import { languageOf } from './language.js';
import { type Problem, PROBLEM_TYPES, Problems } from './problems.js';
import { RefusalRecorder } from './refusal-recorder.js';
import { BODY_LIMIT, HEAD_LIMIT, sizeOf, UPLOAD_LIMIT, UPLOAD_PARTS } from './size-limits.js';

const tooLarge = (bytes: number): RuleViolation => new RuleViolation('request.too-large', { limit: sizeOf(bytes) });
const UNKNOWN = new RuleViolation('route.unknown');
const NOT_JSON = new RuleViolation('request.not-json');
const MEDIA_TYPE = new RuleViolation('request.media-type');
const TOO_MANY_PARTS = new RuleViolation('request.too-many-parts', UPLOAD_PARTS);

const BY_STATUS: Readonly<Record<number, RuleViolation>> = {
  400: new RuleViolation('request.refused'),
  404: UNKNOWN,
  413: tooLarge(BODY_LIMIT),
  415: MEDIA_TYPE,
  431: tooLarge(HEAD_LIMIT),
};
const BY_FASTIFY_CODE: Readonly<Record<string, RuleViolation>> = {
  FST_ERR_BAD_URL: UNKNOWN,
  FST_ERR_MAX_PARAM_LENGTH: UNKNOWN,
  FST_ERR_CTP_INVALID_JSON_BODY: NOT_JSON,
  FST_ERR_CTP_EMPTY_JSON_BODY: NOT_JSON,
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge(BODY_LIMIT),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: MEDIA_TYPE,
  FST_REQ_FILE_TOO_LARGE: tooLarge(UPLOAD_LIMIT),
  FST_FILES_LIMIT: TOO_MANY_PARTS,
  FST_FIELDS_LIMIT: TOO_MANY_PARTS,
  FST_PARTS_LIMIT: TOO_MANY_PARTS,
  FST_INVALID_MULTIPART_CONTENT_TYPE: MEDIA_TYPE,
};

const REFUSALS = new Set([401, 403, 404]);

/** Turns every failure into `application/problem+json` (RFC 9457) in the caller's language; never a stack, statement or path. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(
    private readonly problems: Problems,
    private readonly refusals: RefusalRecorder,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for failures before any route is chosen. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.problemOf(error, request);
    this.noteRefusal(request, problem);
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="kaiji"');
    if (typeof problem['seconds'] === 'number') void reply.header('Retry-After', String(problem['seconds']));
    void reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }

  /** A thing that is not found may be another organization's. */
  private noteRefusal({ actor, operationId, params }: AuthenticatedRequest, { status, type }: Problem): void {
    if (!actor || operationId === undefined || !REFUSALS.has(status)) return;
    const { id = null } = params as { readonly id?: string };
    const subjectId = isId(id) ? id : null;
    this.refusals.note({ actor, operationId, subjectId, status, code: type.slice(PROBLEM_TYPES.length) });
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    const language = requestContext.getStore()?.language ?? languageOf(request);
    const violation = error instanceof RuleViolation ? error : violationOf(error);
    const described = violation && this.problems.describe(violation.code, violation.facts, language);
    if (described) return described;
    this.logger.error(error);
    const facts = { requestId: request.id };
    return (
      this.problems.describe('service.failed', facts, language) ?? {
        type: '/problems/service.failed',
        title: 'failed',
        status: 500,
      }
    );
  }
}

function violationOf(error: unknown): RuleViolation | null {
  return BY_FASTIFY_CODE[codeOf(error)] ?? BY_STATUS[statusOf(error)] ?? null;
}

/** The server's own code, also where the framework has wrapped its error. */
function codeOf(error: unknown): string {
  if (error instanceof HttpException && error.cause !== undefined) return codeOf(error.cause);
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
}
