import { useSearch } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import { usePages } from '../../api/ask.js';
import { addressOf } from '../../api/client.js';
import { exportEvents, listEvents, type RecordedEvent } from '../../api/operations.js';
import { useDates } from '../../i18n/dates.js';
import { useText } from '../../i18n/text.js';
import { Nothing } from '../../ui/answer.js';
import { Button, DownloadLink } from '../../ui/button.js';
import { Facts } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { Listed } from '../../ui/listed.js';
import { Table } from '../../ui/table.js';
import { AuditPage } from './audit-page.js';
import { FilterForm } from './filter-form.js';

/** Who did what, when; the filter stands in the address. */
export function EventsPage(): ReactElement {
  const text = useText();
  const filter = useSearch({ from: '/inside/audit' });
  const events = usePages(listEvents, { query: filter });
  const none = <Nothing icon="search" title={text('audit.none')} next={text('audit.noneNext')} />;
  return (
    <AuditPage
      acts={(['csv', 'jsonl'] as const).map((format) => (
        <DownloadLink key={format} href={addressOf(exportEvents, { query: { ...filter, format } })}>
          {text(`audit.export.${format}`)}
        </DownloadLink>
      ))}
    >
      <FilterForm key={JSON.stringify(filter)} filter={filter} />
      <Listed pages={events} none={none}>
        {(items) => <EventTable events={items} />}
      </Listed>
    </AuditPage>
  );
}

function EventTable({ events }: { events: readonly RecordedEvent[] }): ReactElement {
  const text = useText();
  const { moment } = useDates();
  const [shown, setShown] = useState<RecordedEvent>();
  return (
    <>
      <Table
        caption={text('audit.events')}
        rows={events}
        keyOf={({ id }) => id}
        columns={[
          { head: text('audit.at'), cell: ({ at }) => <span className="whitespace-nowrap">{moment(at)}</span> },
          { head: text('audit.what'), cell: ({ label }) => label, names: true },
          { head: text('audit.who'), cell: (event) => <Who event={event} /> },
          { head: text('audit.subject'), cell: ({ subject }) => subject?.name ?? '—' },
          {
            head: text('audit.more'),
            cell: (event) => (
              <Button size="small" look="text" onClick={() => setShown(event)}>
                {text('audit.details')}
                <span className="sr-only">{` ${event.label} ${moment(event.at)}`}</span>
              </Button>
            ),
          },
        ]}
      />
      <Dialog title={shown?.label ?? ''} open={shown !== undefined} onClose={() => setShown(undefined)}>
        {shown && <Details event={shown} onClose={() => setShown(undefined)} />}
      </Dialog>
    </>
  );
}

function Who({ event: { actor, organization } }: { event: RecordedEvent }): ReactElement {
  const text = useText();
  if (actor === null && organization === null) return <>{text('audit.nobody')}</>;
  return (
    <>
      {actor === null ? text('audit.installation') : (actor.name ?? '—')}
      {organization?.name && <span className="block text-ink-3">{organization.name}</span>}
    </>
  );
}

function Details({ event, onClose }: { event: RecordedEvent; onClose: () => void }): ReactElement {
  const text = useText();
  const { moment } = useDates();
  const facts = Object.entries({ ...event.facts, ...event.ownFacts });
  return (
    <>
      <Facts
        rows={[
          [text('audit.at'), moment(event.at)],
          [text('audit.code'), <Code key="type">{event.type}</Code>],
          [text('audit.who'), <Who key="who" event={event} />],
          [text('audit.subject'), event.subject?.name ?? event.subject?.id ?? '—'],
          ...facts.map(([name, value]) => [name, <Code key={name}>{wordOf(value)}</Code>] as const),
          [text('audit.requestId'), <Code key="request">{event.requestId ?? '—'}</Code>],
        ]}
      />
      <div>
        <Button onClick={onClose}>{text('form.close')}</Button>
      </div>
    </>
  );
}

function Code({ children }: { children: ReactNode }): ReactElement {
  return <code className="font-mono text-14 break-all">{children}</code>;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
