import type { ReactElement } from 'react';
import { usePages } from '../../../api/ask.js';
import { listOperatorAccess } from '../../../api/operations.js';
import { useText } from '../../../i18n/text.js';
import { Nothing } from '../../../ui/answer.js';
import { Listed } from '../../../ui/listed.js';
import { OperatorAccessTable } from '../operator-access-table.js';
import { OrganizationPage } from './organization-page.js';

/** When an operator looked into one's organization, and why. */
export function OperatorLooksPage(): ReactElement {
  const text = useText();
  const looks = usePages(listOperatorAccess, {});
  const none = <Nothing icon="shield" title={text('looks.none')} next={text('looks.noneNext')} />;
  return (
    <OrganizationPage>
      <p className="text-ink-2">{text('looks.lead')}</p>
      <Listed pages={looks} none={none}>
        {(items) => <OperatorAccessTable accesses={items} />}
      </Listed>
    </OrganizationPage>
  );
}
