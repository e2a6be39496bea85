import { afterEach, expect, it, jest } from '@jest/globals';
import { appCode } from '../modules/identity/totp.js';
import { UsageError } from './outcome.js';
import { totp } from './totp.js';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

afterEach(() => {
  jest.useRealTimers().restoreAllMocks();
});

it.each([SECRET, SECRET.toLowerCase(), (SECRET.match(/.{4}/g) ?? []).join(' ')])(
  'prints the code of now: %s',
  async (secret) => {
    jest.useFakeTimers({ now: new Date('2009-02-13T23:31:30Z') });
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await totp([secret])).toBe(0);
    // RFC 6238, appendix B: second 1234567890.
    expect(written.mock.calls).toEqual([['005924\n']]);
    expect(appCode(SECRET, new Date('2009-02-13T23:31:30Z'))).toBe('005924');
  },
);

it.each([[[]], [['']], [['short']], [['01890189018901890189']], [[SECRET, SECRET]]])(
  'says how it is used: %j',
  async (args) => {
    await expect(totp(args)).rejects.toThrow(UsageError);
  },
);
