import type { ReactElement, ReactNode } from 'react';
import { getOidc, listInvitations, listOperatorAccess } from '../../../api/operations.js';
import { mayCall, useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Page } from '../../../ui/page.js';
import { Tabs } from '../../../ui/tabs.js';

/** What all views of one's organization share. */
export function OrganizationPage({ children, acts }: { children: ReactNode; acts?: ReactNode }): ReactElement {
  const text = useText();
  const me = useMe();
  const { name, kind } = me.organization;
  const tabs = [
    { to: '/organization', word: text('members.title'), shown: true },
    { to: '/organization/invitations', word: text('invitations.title'), shown: mayCall(me, listInvitations) },
    { to: '/organization/data', word: text('organization.title'), shown: true },
    { to: '/organization/single-sign-on', word: text('sso.title'), shown: mayCall(me, getOidc) },
    { to: '/organization/operator-access', word: text('looks.title'), shown: mayCall(me, listOperatorAccess) },
  ] as const;
  return (
    <Page title={name} lead={text(`word.kind.${kind}`)} acts={acts}>
      <Tabs
        label={text('frame.organization')}
        tabs={tabs.filter(({ shown }) => shown).map(({ to, word }) => [to, word] as const)}
      />
      {children}
    </Page>
  );
}
