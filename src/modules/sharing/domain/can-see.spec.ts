import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrganizationKind } from '../../../kernel/actor.js';
import type { Audience } from '../../../kernel/audience.js';
import { canSee, type Grant, isInForce } from './can-see.js';

const TODAY = '2026-11-21';
const owner = { productId: 'p1', vendorId: 'v1' };
const reader = (kind: OrganizationKind, organizationId = `${kind}-1`) => ({ kind, organizationId });
const grant = (granteeId: string, more: Partial<Grant> = {}): Grant => ({ productId: 'p1', granteeId, ...more });

const AUDIENCES: readonly Audience[] = ['everyone', 'hospitals', 'on_request', 'private'];
const KINDS: readonly OrganizationKind[] = ['vendor', 'hospital', 'industry_group', 'operator'];

describe('who may read a published revision', () => {
  const sees = (audience: Audience, kind: OrganizationKind, grants: readonly Grant[] = []) =>
    canSee(reader(kind), audience, grants, owner, TODAY);

  it.each([
    ['everyone', { vendor: true, hospital: true, industry_group: true, operator: false }],
    ['hospitals', { vendor: false, hospital: true, industry_group: false, operator: false }],
    ['on_request', { vendor: false, hospital: false, industry_group: false, operator: false }],
    ['private', { vendor: false, hospital: false, industry_group: false, operator: false }],
  ] as const)('%s', (audience, expected) => {
    expect(Object.fromEntries(KINDS.map((kind) => [kind, sees(audience, kind)]))).toEqual(expected);
  });

  it.each([
    ['everyone', { vendor: true, hospital: true, industry_group: true, operator: false }],
    ['hospitals', { vendor: true, hospital: true, industry_group: true, operator: false }],
    ['on_request', { vendor: true, hospital: true, industry_group: true, operator: false }],
    ['private', { vendor: false, hospital: false, industry_group: false, operator: false }],
  ] as const)('%s, with a grant', (audience, expected) => {
    const granted = KINDS.map((kind) => [kind, sees(audience, kind, [grant(`${kind}-1`)])]);
    expect(Object.fromEntries(granted)).toEqual(expected);
  });

  it.each(AUDIENCES)('its vendor always: %s', (audience) => {
    expect(canSee(reader('vendor', 'v1'), audience, [], owner, TODAY)).toBe(true);
  });

  it.each([
    ['in force', grant('hospital-1'), true],
    ['on its last day', grant('hospital-1', { validUntil: TODAY }), true],
    ['past its last day', grant('hospital-1', { validUntil: '2026-11-20' }), false],
    ['revoked', grant('hospital-1', { revokedAt: '2026-11-20T00:00:00Z' }), false],
    ['stored without end', grant('hospital-1', { validUntil: null, revokedAt: null }), true],
    ['of another organization', grant('hospital-2'), false],
    ['on another product', grant('hospital-1', { productId: 'p2' }), false],
  ])('a grant %s', (_, given, expected) => {
    expect(sees('on_request', 'hospital', [given])).toBe(expected);
  });

  it('by any one grant of several', () => {
    expect(sees('on_request', 'hospital', [grant('hospital-1', { revokedAt: 'x' }), grant('hospital-1')])).toBe(true);
    expect(isInForce(grant('hospital-1', { revokedAt: 'x', validUntil: '2099-01-01' }), TODAY)).toBe(false);
  });

  it('never fewer by a wider audience or one more grant', () => {
    const anyGrant = fc.record({
      productId: fc.constantFrom('p1', 'p2'),
      granteeId: fc.constantFrom('hospital-1', 'vendor-1'),
      validUntil: fc.constantFrom(null, '2026-01-01', '2027-01-01'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.constantFrom(...AUDIENCES),
        fc.array(anyGrant),
        anyGrant,
        (kind, audience, grants, more) => {
          const before = sees(audience, kind, grants);
          const wider = AUDIENCES.slice(0, AUDIENCES.indexOf(audience) + 1);
          if (before) expect(sees(audience, kind, [...grants, more])).toBe(true);
          if (before) expect(wider.every((each) => sees(each, kind, grants))).toBe(true);
        },
      ),
    );
  });
});
