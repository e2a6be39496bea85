import { expect, it } from '@jest/globals';
import { type Invitation, openInvitation } from './invitation.js';

const now = new Date('2026-11-20T09:00:00Z');
const invitation: Invitation = {
  id: 'i1',
  organizationId: 'v1',
  organizationName: '青空メディカル株式会社',
  kind: 'vendor',
  email: 'sato@aozora-medical.example',
  role: 'editor',
  expiresAt: new Date('2026-11-20T09:00:00.001Z'),
  acceptedAt: null,
  supersededAt: null,
};

it('is open until the moment it expires', () => {
  expect(openInvitation(invitation, now)).toBe(invitation);
});

it.each([
  ['invitation.not-found', null],
  ['invitation.used', { ...invitation, acceptedAt: now, supersededAt: now }],
  ['invitation.superseded', { ...invitation, supersededAt: now }],
  ['invitation.expired', { ...invitation, expiresAt: now }],
])('is closed: %s', (code, closed) => {
  expect(() => openInvitation(closed, now)).toThrow(code);
});
