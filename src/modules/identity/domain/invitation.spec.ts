import { expect, it } from '@jest/globals';
import { type Invitation, openInvitation } from './invitation.js';

const at = '2026-11-20T09:00:00.000Z';
const now = new Date(at);
const invitation: Invitation = {
  id: 'i1',
  organizationId: 'v1',
  organizationName: '青空メディカル株式会社',
  kind: 'vendor',
  email: 'sato@aozora-medical.example',
  role: 'editor',
  expiresAt: '2026-11-20T09:00:00.001Z',
  acceptedAt: null,
  supersededAt: null,
};

it('is open until the moment it expires', () => {
  expect(openInvitation(invitation, now)).toBe(invitation);
});

it.each([
  ['invitation.not-found', null],
  ['invitation.used', { ...invitation, acceptedAt: at, supersededAt: at }],
  ['invitation.superseded', { ...invitation, supersededAt: at }],
  ['invitation.expired', { ...invitation, expiresAt: at }],
])('is closed: %s', (code, closed) => {
  expect(() => openInvitation(closed, now)).toThrow(code);
});
