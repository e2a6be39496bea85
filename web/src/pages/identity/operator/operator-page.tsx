import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../../i18n/text.js';
import { Page } from '../../../ui/page.js';
import { Tabs } from '../../../ui/tabs.js';

/** What all views of the installation's operator share. */
export function OperatorPage({ children, acts }: { children: ReactNode; acts?: ReactNode }): ReactElement {
  const text = useText();
  return (
    <Page title={text('operator.title')} lead={text('operator.lead')} acts={acts}>
      <Tabs
        label={text('operator.title')}
        tabs={[
          ['/operation', text('operator.organizations')],
          ['/operation/duplicates', text('duplicates.title')],
          ['/operation/looks', text('looks.title')],
          ['/operation/break-glass', text('glass.title')],
        ]}
      />
      {children}
    </Page>
  );
}
