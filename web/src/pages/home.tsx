import type { ReactElement } from 'react';
import { useMe } from '../api/session.js';
import { useText } from '../i18n/text.js';
import { Page } from '../ui/page.js';

/** The first screen after sign-in. */
export function HomePage(): ReactElement {
  const me = useMe();
  const text = useText();
  return <Page title={text('frame.home')}>{me.name}</Page>;
}
