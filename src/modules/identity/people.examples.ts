/** What the API description shows of organizations and the people in them. */
export const ID = '0199a000-0000-7000-8000-000000000001';
export const EMAIL = 'sato@aozora-medical.example';
export const VENDOR = {
  id: ID,
  kind: 'vendor',
  name: '青空メディカル株式会社',
  corporateNumber: null,
  singlePerson: false,
  rowVersion: 1,
};
export const INVITATION = {
  id: '0199a000-0000-7000-8000-000000000003',
  email: EMAIL,
  role: 'admin',
  token: 'p3Jr…',
  link: 'https://kaiji.example.jp/invitation#token=p3Jr…',
  expiresAt: '2026-12-04T00:00:00.000Z',
};
export const CARD = {
  organizationName: VENDOR.name,
  kind: 'vendor',
  email: EMAIL,
  role: 'admin',
  expiresAt: INVITATION.expiresAt,
  namedBy: '海辺総合病院',
  send: { method: 'POST', path: '/api/v1/invitation', fields: ['token', 'name', 'password'] },
};
export const MEMBER = {
  userId: '0199a000-0000-7000-8000-000000000002',
  name: '佐藤 花子',
  email: EMAIL,
  role: 'admin',
  since: '2026-11-20T00:00:00.000Z',
  suspendedAt: null,
  secondFactor: true,
  lastSignedInAt: '2026-11-21T00:12:30.000Z',
  rowVersion: 1,
};
const ORGANIZATION = { organizationId: ID, name: VENDOR.name, kind: 'vendor', role: 'admin' };
export const ME = {
  id: MEMBER.userId,
  email: EMAIL,
  name: MEMBER.name,
  language: 'ja',
  organization: ORGANIZATION,
  organizations: [ORGANIZATION],
  operatorAccess: null,
};
