import { describe, expect, it } from '@jest/globals';
import { type LogLevel, Logger } from './logger.js';

function linesAt(threshold: LogLevel): { readonly logger: Logger; readonly lines: object[] } {
  const lines: object[] = [];
  return { logger: new Logger(threshold, (line) => lines.push(JSON.parse(line) as object)), lines };
}

describe('the log', () => {
  it.each(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication'])(
    'keeps what the framework tells of its start (%s) for debugging',
    (context) => {
      const [info, debug] = [linesAt('log'), linesAt('debug')];
      for (const { logger } of [info, debug]) logger.log('dependencies initialized', context);
      expect(info.lines).toEqual([]);
      expect(debug.lines).toMatchObject([{ level: 'debug', details: [context] }]);
    },
  );

  it('tells everything else, and errors of the framework', () => {
    const { logger, lines } = linesAt('log');
    logger.log('done', 'jobs');
    logger.error('failed', 'NestApplication');
    expect(lines).toMatchObject([
      { level: 'log', message: 'done' },
      { level: 'error', message: 'failed' },
    ]);
  });
});
