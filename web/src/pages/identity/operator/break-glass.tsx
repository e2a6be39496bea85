import { type ReactElement, useState } from 'react';
import { useAct, useAsk } from '../../../api/ask.js';
import {
  type BreakGlass,
  discardBreakGlass,
  listBreakGlass,
  sealBreakGlass,
  type SealedBreakGlass,
} from '../../../api/operations.js';
import { isOver, useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Answer } from '../../../ui/answer.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { Confirm } from '../../../ui/confirm.js';
import { CopyText } from '../../../ui/copy.js';
import { Dialog } from '../../../ui/dialog.js';
import { TextField } from '../../../ui/field.js';
import { State } from '../../../ui/state.js';
import { Table } from '../../../ui/table.js';
import { emergencyAddress, EnvelopeSheets } from './envelope-sheets.js';
import { OperatorPage } from './operator-page.js';

/** Emergency accounts: sealed until two envelopes are opened, used once. */
export function BreakGlassPage(): ReactElement {
  const text = useText();
  const accounts = useAsk(listBreakGlass, {});
  return (
    <OperatorPage acts={<Seal />}>
      <p className="text-ink-2">{text('glass.lead')}</p>
      <Answer of={accounts}>
        {({ items, sealed }) => (
          <>
            {sealed === 0 && (
              <Banner tone="caution" title={text('glass.none')}>
                {text('glass.noneNext')}
              </Banner>
            )}
            {items.length > 0 && <AccountTable accounts={items} />}
          </>
        )}
      </Answer>
    </OperatorPage>
  );
}

function Seal(): ReactElement {
  const text = useText();
  const seal = useAct(sealBreakGlass, [listBreakGlass]);
  const [sealed, setSealed] = useState<SealedBreakGlass>();
  return (
    <>
      <Confirm
        look="solid"
        size="normal"
        label={text('glass.seal')}
        title={text('glass.seal')}
        submit={text('glass.seal')}
        act={async ({ label = '' }) => setSealed(await seal.mutateAsync({ body: { label } }))}
      >
        <p>{text('glass.sealMeans')}</p>
        <TextField name="label" label={text('glass.label')} hint={text('glass.labelHint')} maxLength={100} required />
      </Confirm>
      <Dialog title={text('glass.codes')} open={sealed !== undefined} onClose={() => setSealed(undefined)}>
        <Banner tone="caution" title={text('glass.once')}>
          {text('glass.onceNext')}
        </Banner>
        {sealed && <EnvelopeSheets account={sealed} />}
        {sealed?.codes.map((code, index) => (
          <CopyText key={code} label={text('glass.envelope', { number: index + 1 })} value={code} />
        ))}
        <CopyText label={text('glass.address')} value={emergencyAddress()} />
        <div className="flex flex-wrap gap-3">
          <Button icon="print" onClick={() => window.print()}>
            {text('recovery.print')}
          </Button>
          <Button look="solid" onClick={() => setSealed(undefined)}>
            {text('account.codesKept')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function AccountTable({ accounts }: { accounts: readonly BreakGlass[] }): ReactElement {
  const text = useText();
  const { dateTime } = useDates();
  const discard = useAct(discardBreakGlass, [listBreakGlass]);
  return (
    <Table
      caption={text('glass.title')}
      rows={accounts}
      keyOf={({ id }) => id}
      columns={[
        { head: text('glass.label'), cell: ({ label }) => label, names: true },
        { head: text('glass.sealedAt'), cell: ({ sealedAt }) => dateTime(sealedAt) },
        { head: text('members.state'), cell: (account) => <GlassState account={account} /> },
        {
          head: text('glass.openedBy'),
          cell: ({ openedBy, reason }) => (openedBy === null ? '—' : `${openedBy}: ${reason ?? ''}`),
        },
        {
          head: text('account.acts'),
          cell: ({ id, label, closesAt }) =>
            closesAt === null || !isOver(closesAt) ? (
              <Confirm
                label={text('glass.discard')}
                of={label}
                title={text('glass.discardOf', { label })}
                submit={text('glass.discard')}
                act={() => discard.mutateAsync({ path: { id } })}
              >
                <p>{text('glass.discardMeans')}</p>
              </Confirm>
            ) : null,
        },
      ]}
    />
  );
}

function GlassState({ account: { openedAt, closesAt } }: { account: BreakGlass }): ReactElement {
  const text = useText();
  const { dateTime } = useDates();
  if (closesAt === null)
    return (
      <State tone="ok" icon="lock">
        {text('glass.sealed')}
      </State>
    );
  if (openedAt !== null && !isOver(closesAt))
    return <State tone="stop">{text('glass.opened', { until: dateTime(closesAt) })}</State>;
  return <State tone="mute">{text('glass.used')}</State>;
}
