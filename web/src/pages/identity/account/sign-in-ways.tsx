import type { ReactElement } from 'react';
import { useAct, useAsk } from '../../../api/ask.js';
import { type Factors, type HeldFactor, listFactors, removeFactor } from '../../../api/operations.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Answer } from '../../../ui/answer.js';
import { Card } from '../../../ui/card.js';
import { Confirm } from '../../../ui/confirm.js';
import { type Column, Table } from '../../../ui/table.js';
import { AccountPage } from './account-page.js';
import { AddApp } from './add-app.js';
import { NewRecoveryCodes } from './new-recovery-codes.js';
import { PasswordCard } from './password-card.js';

/** How one signs in: second factors, recovery codes, password. */
export function SignInWaysPage(): ReactElement {
  const factors = useAsk(listFactors, {});
  return (
    <AccountPage>
      <Answer of={factors}>{(found) => <Ways factors={found} />}</Answer>
      <PasswordCard />
    </AccountPage>
  );
}

function Ways({ factors }: { factors: Factors }): ReactElement {
  const text = useText();
  const hasApp = factors.items.some(({ kind }) => kind === 'totp');
  return (
    <>
      <Card title={text('account.secondFactors')} icon="phone" aside={<AddApp replaces={hasApp} />}>
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
  const remove = useAct(removeFactor, [listFactors]);
  const nameOf = ({ kind, name }: HeldFactor): string => name ?? text(`account.factor.${kind}`);
  const columns: Column<HeldFactor>[] = [
    { head: text('account.factorName'), cell: nameOf, names: true },
    { head: text('account.since'), cell: ({ since }) => date(since) },
    {
      head: text('account.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? text('account.notYet') : dateTime(lastUsedAt)),
    },
    ...(factors.length < 2
      ? []
      : [
          {
            head: text('account.acts'),
            cell: (factor: HeldFactor) => (
              <Confirm
                label={text('account.remove')}
                of={nameOf(factor)}
                title={text('account.removeFactor', { name: nameOf(factor) })}
                submit={text('account.remove')}
                act={() => remove.mutateAsync({ path: { id: factor.id } })}
              >
                <p>{text('account.removeFactorMeans')}</p>
              </Confirm>
            ),
          },
        ]),
  ];
  return <Table caption={text('account.secondFactors')} columns={columns} rows={factors} keyOf={({ id }) => id} />;
}
