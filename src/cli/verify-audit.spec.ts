import 'reflect-metadata';
import { afterEach, expect, it, jest } from '@jest/globals';
import { verifyAudit } from './verify-audit.js';

afterEach(() => {
  jest.restoreAllMocks();
});

const unreadable = [
  'postgres://owner:hidden-hidden-word@127.0.0.1:9/kaiji',
  'postgres://owner:hidden-hidden-word@nowhere.invalid/kaiji',
  'postgres://owner:hidden-hidden-word@[::/kaiji',
];

it.each(unreadable)('says in one sentence, without the password, that a database cannot be read: %s', async (url) => {
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await verifyAudit(['--database', url])).toBe(2);
  const said = written.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('--database'));
  expect(said).toEqual([expect.stringMatching(/^--database: [^\n]+ \/ [^\n]+\(\w+\)\.\n$/)]);
  expect(said.join('')).not.toContain('hidden');
});
