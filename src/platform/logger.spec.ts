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

  it('keeps one line for each entry, whatever stands in it', () => {
    let written = '';
    const logger = new Logger('log', (line) => (written += line));
    const forged = 'x\r\n{"level":"error","message":"forged"}\u2028\u0085\u202e\u001b[2J';
    logger.log(forged, `${forged}-context`);
    expect(written.trimEnd()).not.toMatch(/[\r\n\u0080-\u009f\u2028\u202e\u001b]/);
    expect(JSON.parse(written)).toMatchObject({ message: forged, details: [`${forged}-context`] });
  });

  it('leaves out what a database says, for it repeats values; where it happened stays', () => {
    const { logger, lines } = linesAt('log');
    const refusal = Object.assign(new Error('invalid input: "a secret"'), { severity: 'ERROR', code: '22P02' });
    logger.error(refusal, undefined, 'http');
    expect(JSON.stringify(lines)).not.toContain('a secret');
    expect(lines).toMatchObject([{ message: expect.stringMatching(/database error 22P02\n +at /), details: ['http'] }]);
  });
});
