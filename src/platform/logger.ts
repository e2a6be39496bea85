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

/** Log lines as JSON: time, level, request id, message. Never an answer, password, code, token or mail body: callers pass names and ids alone. */
export class Logger implements LoggerService {
  constructor(
    private readonly threshold: LogLevel,
    private readonly write: (line: string) => void = (line) => process.stderr.write(line),
  ) {}

  log(message: unknown, ...more: unknown[]): void {
    this.line(FRAMEWORK.includes(more.at(-1)) ? 'debug' : 'log', message, more);
  }
  error(message: unknown, ...more: unknown[]): void {
    this.line('error', message, more);
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.line('warn', message, more);
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.line('debug', message, more);
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.line('verbose', message, more);
  }

  private line(level: LogLevel, message: unknown, more: readonly unknown[]): void {
    if (LEVELS.indexOf(level) > LEVELS.indexOf(this.threshold)) return;
    const text = message instanceof Error ? (message.stack ?? message.message) : message;
    const details = more.length > 0 ? { details: more.map(String) } : {};
    const request = requestContext.getStore()?.id;
    this.write(`${JSON.stringify({ at: timestamp(), level, request, message: text, ...details })}\n`);
  }
}
