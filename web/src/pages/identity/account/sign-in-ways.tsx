import type { ReactElement } from 'react';
import { useAsk } from '../../../api/ask.js';
import { addressOf } from '../../../api/client.js';
import { exportMyData, type Factors, type HeldFactor, listFactors } from '../../../api/operations.js';
import { knowsPasskeys } from '../../../api/passkey.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Answer } from '../../../ui/answer.js';
import { DownloadLink } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { type Column, Table } from '../../../ui/table.js';
import { AccountPage } from './account-page.js';
import { AddApp } from './add-app.js';
import { AddPasskey } from './add-passkey.js';
import { FactorActs, useFactorName } from './factor-acts.js';
import { NewRecoveryCodes } from './new-recovery-codes.js';
import { PasswordCard } from './password-card.js';
import { ProfileCard } from './profile-card.js';

/** How one signs in: second factors, recovery codes, password. */
export function SignInWaysPage(): ReactElement {
  const text = useText();
  const factors = useAsk(listFactors, {});
  return (
    <AccountPage>
      <Answer of={factors}>{(found) => <Ways factors={found} />}</Answer>
      <PasswordCard />
      <ProfileCard />
      <Card title={text('account.myData')} icon="download" aside={<MyData />}>
        <p className="text-14 text-ink-2">{text('account.myDataLead')}</p>
      </Card>
    </AccountPage>
  );
}

function MyData(): ReactElement {
  const text = useText();
  return (
    <DownloadLink size="small" fileName="kaiji-my-data.json" href={addressOf(exportMyData, {})}>
      {text('account.takeMyData')}
    </DownloadLink>
  );
}

function Ways({ factors }: { factors: Factors }): ReactElement {
  const text = useText();
  const hasApp = factors.items.some(({ kind }) => kind === 'totp');
  return (
    <>
      <Card
        title={text('account.secondFactors')}
        icon="phone"
        aside={
          <div className="flex flex-wrap gap-2">
            {knowsPasskeys() && <AddPasskey />}
            <AddApp replaces={hasApp} />
          </div>
        }
      >
        <p className="mb-4 text-14 text-ink-2">{text('account.secondFactorsLead')}</p>
        <FactorTable factors={factors.items} />
      </Card>
      <Card title={text('recovery.title')} icon="list" aside={<NewRecoveryCodes />}>
        <p>{text('account.codesLeft', { count: factors.recoveryCodesLeft })}</p>
        <p className="text-14 text-ink-2">{text('account.codesLead')}</p>
      </Card>
    </>
  );
}

function FactorTable({ factors }: { factors: readonly HeldFactor[] }): ReactElement {
  const text = useText();
  const { date, dateTime } = useDates();
  const nameOf = useFactorName();
  const columns: Column<HeldFactor>[] = [
    { head: text('account.factorName'), cell: nameOf, names: true },
    { head: text('account.since'), cell: ({ since }) => date(since) },
    {
      head: text('account.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? text('account.notYet') : dateTime(lastUsedAt)),
    },
    {
      head: text('account.acts'),
      cell: (factor) => <FactorActs factor={factor} isLast={factors.length === 1} />,
    },
  ];
  return <Table caption={text('account.secondFactors')} columns={columns} rows={factors} keyOf={({ id }) => id} />;
}
