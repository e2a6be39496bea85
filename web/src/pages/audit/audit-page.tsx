import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../i18n/text.js';
import { Page } from '../../ui/page.js';
import { Tabs } from '../../ui/tabs.js';

/** What all views of the audit trail share. */
export function AuditPage({ children, acts }: { children: ReactNode; acts?: ReactNode }): ReactElement {
  const text = useText();
  return (
    <Page title={text('audit.title')} lead={text('audit.lead')} acts={acts}>
      <Tabs
        label={text('audit.title')}
        tabs={[
          ['/audit', text('audit.events')],
          ['/audit/alarms', text('alarms.title')],
          ['/audit/verification', text('chain.title')],
        ]}
      />
      {children}
    </Page>
  );
}
