import { randomBytes } from 'node:crypto';
import type { OrganizationKind } from '#kernel/actor.js';
import { appCode } from '#modules/identity/totp.js';
import { Clock } from '#platform/clock.js';
import type { Answered, Api, Caller } from './api.js';
import type { Cast, CastOrganization, Person } from './cast.js';

/** A person of the demonstration with what it signs in by; the password is new in every run. */
export interface DemoUser {
  readonly email: string;
  readonly password: string;
  /** For an authenticator app, or `npx kaiji totp`. */
  readonly totpSecret: string;
  readonly role: Person['role'];
  readonly apiToken: string;
}

export interface DemoOrganization {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly users: readonly DemoUser[];
}

interface Invitation {
  readonly token: string;
}

/** Sets the installation up by its one-time token: the operator with its first administrator. */
export async function setUpOperator(
  api: Api,
  token: string,
  { name, people }: Cast['operator'],
): Promise<DemoOrganization> {
  const [admin] = people;
  if (!admin) throw new Error('the operator has nobody');
  const password = newPassword();
  const account = { token, organizationName: name, name: admin.name, email: admin.email, password };
  const { organizationId } = await api.call<{ organizationId: string }>('setUpInstallation', { body: account });
  return { id: organizationId, name, kind: 'operator', users: [await withToken(api, admin, password)] };
}

/** Registers an organization, and lets its people accept their invitations: the first from the operator, the others from the first. */
export async function join(
  api: Api,
  operator: DemoOrganization,
  { kind, name, people }: CastOrganization,
): Promise<DemoOrganization> {
  const [first, ...others] = people;
  if (!first) throw new Error(`${name} has nobody`);
  const body = { kind, name, adminEmail: first.email };
  const made = await api.call<{ id: string; invitation: Invitation }>('createOrganization', {
    caller: asAdmin(operator),
    body,
  });
  const admin = await accept(api, first, made.invitation);
  const users = [admin];
  for (const person of others) {
    const invited = { email: person.email, role: person.role };
    users.push(
      await accept(
        api,
        person,
        await api.call<Invitation>('inviteMember', { caller: { token: admin.apiToken }, body: invited }),
      ),
    );
  }
  return { id: made.id, name, kind, users };
}

/** The organization's administrator as a caller. */
export function asAdmin(organization: DemoOrganization): Caller {
  return as(organization, 'admin');
}

/** The first person of a role as a caller. */
export function as({ name, users }: DemoOrganization, role: Person['role']): Caller {
  const user = users.find((one) => one.role === role);
  if (!user) throw new Error(`${name} has no ${role}`);
  return { token: user.apiToken };
}

async function accept(api: Api, person: Person, { token }: Invitation): Promise<DemoUser> {
  const password = newPassword();
  await api.call('acceptInvitation', { body: { token, name: person.name, password } });
  return withToken(api, person, password);
}

/** Signs in for the first time, which takes an authenticator app, and makes an API token. */
async function withToken(api: Api, { email, role }: Person, password: string): Promise<DemoUser> {
  const half = { cookie: (await api.send('createSession', { body: { email, password } })).cookie ?? '' };
  const { secret } = await api.call<{ secret: string }>('enrolTotp', { caller: half });
  const showCode = (): Promise<Answered<unknown>> =>
    api.send('verifySecondFactor', { caller: half, body: { code: lastCode(secret) } });
  // A second time where the app's step ended on the way.
  const { cookie } = await showCode().catch(showCode);
  const caller = { cookie: cookie ?? '' };
  const { token } = await api.call<{ token: string }>('createApiToken', { caller, body: { name: 'demo', days: 366 } });
  await api.call('deleteSession', { caller });
  return { email, password, totpSecret: secret, role, apiToken: token };
}

/** The code of the step before, which still counts: each does once, and whoever reads the file signs in with the one of now. */
const lastCode = (secret: string): string => appCode(secret, new Clock().now(), -1);

const newPassword = (): string => randomBytes(10).toString('hex');
