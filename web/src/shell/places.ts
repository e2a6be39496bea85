import type { LinkProps } from '@tanstack/react-router';
import type { Operation, Shape } from '../api/operation.js';
import { createOrganization, listEvents, listFactors, listMembers, type Me, nameVendor } from '../api/operations.js';
import { mayCall } from '../api/session.js';
import type { TextKey } from '../i18n/text-key.js';
import type { IconName } from '../ui/icon.js';

/** One entry of the navigation. */
export interface Place {
  readonly to: NonNullable<LinkProps['to']>;
  readonly word: TextKey;
  /** What one does there. */
  readonly means: TextKey;
  readonly icon: IconName;
  /** Whoever may not call it does not see the place. */
  readonly opens: Pick<Operation<Shape>, 'roles'>;
}

const PLACES: readonly Place[] = [
  { to: '/', word: 'frame.home', means: 'home.home', icon: 'home', opens: listFactors },
  { to: '/operation', word: 'frame.installation', means: 'home.operation', icon: 'gear', opens: createOrganization },
  { to: '/vendors', word: 'frame.vendors', means: 'home.vendors', icon: 'people', opens: nameVendor },
  { to: '/organization', word: 'frame.organization', means: 'home.organization', icon: 'building', opens: listMembers },
  { to: '/audit', word: 'frame.audit', means: 'home.audit', icon: 'log', opens: listEvents },
  { to: '/account', word: 'frame.account', means: 'home.account', icon: 'person', opens: listFactors },
];

/** Where this person can go, in the order of the navigation; a place that the API would refuse is left out. */
export function placesFor(me: Pick<Me, 'organization'>): readonly Place[] {
  return PLACES.filter(({ opens }) => mayCall(me, opens));
}
