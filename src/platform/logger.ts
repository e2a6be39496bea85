import type { LoggerService } from '@nestjs/common';
import { timestamp } from './clock.js';
import { requestContext } from './request-context.js';

const LEVELS = ['error', 'warn', 'log', 'debug', 'verbose'] as const;
/** Who in the framework tells of every class and route at the start. */
const FRAMEWORK: readonly unknown[] = [
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
];
export type LogLevel = (typeof LEVELS)[number];

/** How a request was answered; ids alone. */
export interface AnsweredRequest {
  readonly request: string;
  readonly user: string | undefined;
  readonly organization: string | undefined;
  /** The access through which an operator read for that organization. */
  readonly operatorAccess: string | undefined;
  readonly method: string;
  /** The declared path; undefined where there is none. */
  readonly route: string | undefined;
  readonly status: number;
  readonly ms: number;
}

/**
 * Log lines as JSON: time, level, request id, message. Never an answer, password, code, token or mail body: callers pass names and ids
 * alone, and what a database says of an error is left out, for it repeats values.
 */
export class Logger implements LoggerService {
  constructor(
    private readonly threshold: LogLevel,
    private readonly write: (line: string) => void = (line) => process.stderr.write(line),
  ) {}

  log(message: unknown, ...more: unknown[]): void {
    this.tell(FRAMEWORK.includes(more.at(-1)) ? 'debug' : 'log', message, more);
  }
  error(message: unknown, ...more: unknown[]): void {
    this.tell('error', message, more);
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.tell('warn', message, more);
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.tell('debug', message, more);
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.tell('verbose', message, more);
  }

  answered(request: AnsweredRequest): void {
    this.line('log', { message: 'answered', ...request });
  }

  private tell(level: LogLevel, message: unknown, more: readonly unknown[]): void {
    const told = more.filter((each) => each !== undefined).map(String);
    const details = told.length > 0 ? { details: told } : {};
    this.line(level, { request: requestContext.getStore()?.id, message: textOf(message), ...details });
  }

  private line(level: LogLevel, fields: object): void {
    if (LEVELS.indexOf(level) > LEVELS.indexOf(this.threshold)) return;
    this.write(`${onOneLine(JSON.stringify({ at: timestamp(), level, ...fields }))}\n`);
  }
}

function textOf(message: unknown): unknown {
  if (!(message instanceof Error)) return message;
  const stack = message.stack ?? message.message;
  const state = sqlStateOf(message);
  return state === null ? stack : stack.replace(message.message, `database error ${state}`);
}

/** The SQLSTATE of what PostgreSQL refused; null for every other error. */
function sqlStateOf(error: Error): string | null {
  return 'severity' in error && 'code' in error ? String(error.code) : null;
}

/** JSON escapes line feeds, not what else a terminal or viewer takes for a line end, a command or a change of direction. */
function onOneLine(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
