import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword, noPassword } from './password-hash.js';

describe('a stored password', () => {
  it('is Argon2id with at least 19 MiB and two passes, salted anew each time', async () => {
    const [one, other] = [await hashPassword('長い合言葉'), await hashPassword('長い合言葉')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(other);
  });

  it('opens with the same text only, however its characters are composed, and whole', async () => {
    const long = 'が'.repeat(200);
    const stored = await hashPassword(long);
    const tries = [long, long.normalize('NFD'), long.slice(1), `${long}!`, ''];
    expect(await Promise.all(tries.map((text) => isPassword(text, stored)))).toEqual([true, true, false, false, false]);
  });

  it('keeps the cost it was made with', async () => {
    const cheap = '$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$';
    await expect(isPassword('x', `${cheap}${'A'.repeat(43)}`)).resolves.toBe(false);
    await expect(isPassword('x', '$2b$10$abc')).rejects.toThrow('not Argon2id');
  });

  it('has a form that nothing opens, and costs what every other one costs', async () => {
    expect(noPassword().split('$').slice(0, 4)).toEqual((await hashPassword('x')).split('$').slice(0, 4));
    await expect(isPassword('', noPassword())).resolves.toBe(false);
  });
});
