import type { ReactElement, ReactNode } from 'react';
import { useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Page } from '../../../ui/page.js';
import { Tabs } from '../../../ui/tabs.js';

/** What all views of one's own account share. */
export function AccountPage({ children, acts }: { children: ReactNode; acts?: ReactNode }): ReactElement {
  const text = useText();
  const { name, email } = useMe();
  return (
    <Page title={text('account.title')} lead={`${name} (${email})`} acts={acts}>
      <Tabs
        label={text('account.title')}
        tabs={[
          ['/account', text('account.signIn')],
          ['/account/sessions', text('account.sessions')],
          ['/account/api-tokens', text('account.apiTokens')],
        ]}
      />
      {children}
    </Page>
  );
}
