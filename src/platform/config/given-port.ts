import type { Environment } from './reading.js';

/** The port that a start in this environment would listen on: `PORT`, or the usual one. Whether it is one, the start says. */
export function givenPort(env: Environment = process.env): string {
  const given = env['PORT']?.trim() ?? '';
  return given === '' ? '3000' : given;
}
