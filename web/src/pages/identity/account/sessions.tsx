import type { ReactElement } from 'react';
import { useAct, useAsk } from '../../../api/ask.js';
import { endSession, listSessions, type OwnSession } from '../../../api/operations.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Answer } from '../../../ui/answer.js';
import { Confirm } from '../../../ui/confirm.js';
import { State } from '../../../ui/state.js';
import { Table } from '../../../ui/table.js';
import { AccountPage } from './account-page.js';

/** Where one is signed in, and the end of a session that should not be. */
export function SessionsPage(): ReactElement {
  const text = useText();
  const sessions = useAsk(listSessions, {});
  return (
    <AccountPage>
      <p className="text-ink-2">{text('account.sessionsLead')}</p>
      <Answer of={sessions}>{({ items }) => <SessionTable sessions={items} />}</Answer>
    </AccountPage>
  );
}

function SessionTable({ sessions }: { sessions: readonly OwnSession[] }): ReactElement {
  const text = useText();
  const { dateTime } = useDates();
  const end = useAct(endSession, [listSessions]);
  const clientOf = ({ client }: OwnSession): string => client ?? text('account.program');
  return (
    <Table
      caption={text('account.sessions')}
      rows={sessions}
      keyOf={({ id }) => id}
      columns={[
        { head: text('account.client'), cell: clientOf, names: true },
        { head: text('account.since'), cell: ({ since }) => dateTime(since) },
        { head: text('account.lastSeen'), cell: ({ lastSeenAt }) => dateTime(lastSeenAt) },
        {
          head: text('account.factors'),
          cell: ({ factors }) => factors.map((factor) => text(`account.factor.${factor}`)).join(text('account.and')),
        },
        {
          head: text('account.acts'),
          cell: (session) =>
            session.isThis ? (
              <State tone="ok">{text('account.thisSession')}</State>
            ) : (
              <Confirm
                label={text('account.endSession')}
                of={clientOf(session)}
                title={text('account.endSessionOf', { client: clientOf(session) })}
                submit={text('account.endSession')}
                act={() => end.mutateAsync({ path: { id: session.id } })}
              >
                <p>{text('account.endSessionMeans')}</p>
              </Confirm>
            ),
        },
      ]}
    />
  );
}
