import type { Administrator, Browser, TestApp } from '../support/app.js';
import type { ApiOperation } from '../support/api-description.js';
import { asProgram, type Caller, inBrowser, isForPrograms, isPublic } from './walk-sending.js';

/** Administrators of every kind of organization, by whom each operation can be called. */
export interface Doors {
  /** Who may call the operation: a program where it is open to programs, else somebody in a fresh session. */
  callerOf(operation: ApiOperation): Promise<Caller>;
}

/** Makes an organization of each kind. */
export async function openDoors(app: TestApp): Promise<Doors> {
  const admins = new Map<string, Administrator>([['operator', app.operator]]);
  for (const kind of ['vendor', 'hospital', 'industry_group'] as const) admins.set(kind, await app.organization(kind));
  const browsers = new Map<Administrator, Browser>();
  const browserOf = async (admin: Administrator): Promise<Browser> => {
    const known = browsers.get(admin) ?? admin.session;
    if ((await known.get('/me')).status === 200) return known;
    // Bad requests to sign in have locked the door for this address.
    await app.asSuperuser('delete from sign_in_failure');
    const browser = await app.signIn(admin);
    browsers.set(admin, browser);
    return browser;
  };
  return {
    callerOf: async (operation) => {
      if (isPublic(operation)) return {};
      const [kind = ''] = operation['x-roles'].at(-1)!.split(':');
      const admin = admins.get(kind)!;
      return isForPrograms(operation) ? asProgram(admin) : inBrowser(await browserOf(admin));
    },
  };
}
