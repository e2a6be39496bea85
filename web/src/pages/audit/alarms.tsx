import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct, usePages } from '../../api/ask.js';
import { acknowledgeAlarm, listAlarms, type RaisedAlarm } from '../../api/operations.js';
import { useDates } from '../../i18n/dates.js';
import { useText } from '../../i18n/text.js';
import { ActButton } from '../../ui/act-button.js';
import { Nothing } from '../../ui/answer.js';
import { Chips } from '../../ui/chips.js';
import { Listed } from '../../ui/listed.js';
import { State } from '../../ui/state.js';
import { Table } from '../../ui/table.js';
import { AuditPage } from './audit-page.js';

/** What the log shows and somebody should look at. */
export function AlarmsPage(): ReactElement {
  const text = useText();
  const navigate = useNavigate();
  const { all = false } = useSearch({ from: '/inside/audit/alarms' });
  const alarms = usePages(listAlarms, { query: { open: !all } });
  return (
    <AuditPage>
      <Chips
        label={text('members.state')}
        value={all ? 'all' : 'open'}
        options={[
          ['open', text('alarms.open')],
          ['all', text('alarms.all')],
        ]}
        onChoose={(chosen) => void navigate({ to: '/audit/alarms', search: chosen === 'all' ? { all: true } : {} })}
      />
      <Listed pages={alarms} none={<Nothing icon="check" title={text('alarms.none')} next={text('alarms.noneNext')} />}>
        {(items) => <AlarmTable alarms={items} />}
      </Listed>
    </AuditPage>
  );
}

function AlarmTable({ alarms }: { alarms: readonly RaisedAlarm[] }): ReactElement {
  const text = useText();
  const { dateTime } = useDates();
  const acknowledge = useAct(acknowledgeAlarm, [listAlarms]);
  return (
    <Table
      caption={text('alarms.title')}
      rows={alarms}
      keyOf={({ id }) => id}
      columns={[
        { head: text('alarms.raisedAt'), cell: ({ raisedAt }) => dateTime(raisedAt) },
        { head: text('audit.what'), cell: ({ label }) => label, names: true },
        { head: text('alarms.about'), cell: ({ subject }) => subject?.name ?? subject?.id ?? '—' },
        {
          head: text('members.state'),
          cell: ({ acknowledgedAt, acknowledgedBy }) =>
            acknowledgedAt === null ? (
              <State tone="warn">{text('alarms.unseen')}</State>
            ) : (
              <State tone="ok">{text('alarms.seenBy', { name: acknowledgedBy?.name ?? '' })}</State>
            ),
        },
        {
          head: text('account.acts'),
          cell: ({ id, acknowledgedAt }) =>
            acknowledgedAt === null && (
              <ActButton size="small" act={() => acknowledge.mutateAsync({ path: { id } })}>
                {text('alarms.acknowledge')}
              </ActButton>
            ),
        },
      ]}
    />
  );
}
