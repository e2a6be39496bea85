import type { ReactElement } from 'react';
import { useText } from '../i18n/text.js';
import { LinkButton } from '../ui/button.js';
import { Page } from '../ui/page.js';

/** Stands at an address that is not for this person's role in the organization acted for. */
export function NoPermission(): ReactElement {
  const text = useText();
  return (
    <Page title={text('failure.noPermission')} lead={text('failure.askAdmin')}>
      <div>
        <LinkButton to="/">{text('failure.toHome')}</LinkButton>
      </div>
    </Page>
  );
}
