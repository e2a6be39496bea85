import { describe, expect, it } from '@jest/globals';
import { type Invitation, invitationState, refuseSettled, openInvitation } from './invitation.js';

const at = '2026-11-20T09:00:00.000Z';
const now = new Date(at);
const invitation: Invitation = {
  id: 'i1',
  organizationId: 'v1',
  organizationName: '青空メディカル株式会社',
  kind: 'vendor',
  email: 'sato@aozora-medical.example',
  role: 'editor',
  namedBy: null,
  expiresAt: '2026-11-20T09:00:00.001Z',
  acceptedAt: null,
  supersededAt: null,
  withdrawnAt: null,
};

describe('an invitation', () => {
  it('is open until the moment it expires', () => {
    expect(openInvitation(invitation, now)).toBe(invitation);
    expect(invitationState(invitation, now)).toBe('open');
  });

  it.each([
    ['invitation.not-found', null],
    ['invitation.used', { ...invitation, acceptedAt: at, supersededAt: at }],
    ['invitation.withdrawn', { ...invitation, withdrawnAt: at }],
    ['invitation.superseded', { ...invitation, supersededAt: at, expiresAt: at }],
    ['invitation.expired', { ...invitation, expiresAt: at }],
  ])('is closed: %s', (code, closed) => {
    expect(() => openInvitation(closed, now)).toThrow(code);
  });

  it('is settled neither while it is open nor after it expired', () => {
    for (const again of [invitation, { ...invitation, expiresAt: at }])
      expect(() => {
        refuseSettled(again, now);
      }).not.toThrow();
    for (const [code, over] of [
      ['invitation.used', { acceptedAt: at }],
      ['invitation.withdrawn', { withdrawnAt: at }],
      ['invitation.superseded', { supersededAt: at }],
    ] as const)
      expect(() => {
        refuseSettled({ ...invitation, ...over }, now);
      }).toThrow(code);
  });
});
