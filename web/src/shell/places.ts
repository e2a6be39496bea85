import type { LinkProps } from '@tanstack/react-router';
import type { Me } from '../api/operations.js';
import type { TextKey } from '../i18n/text-key.js';
import type { IconName } from '../ui/icon.js';

/** One entry of the navigation. */
export interface Place {
  readonly to: NonNullable<LinkProps['to']>;
  readonly word: TextKey;
  readonly icon: IconName;
}

/** Where this person can go, in the order of the navigation; a place that the API would refuse is left out. */
export function placesFor(_me: Pick<Me, 'organization'>): readonly Place[] {
  return [{ to: '/', word: 'frame.home', icon: 'home' }];
}
