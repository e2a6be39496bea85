import type { ReactElement, ReactNode } from 'react';
import type { OperatorAccess } from '../../api/operations.js';
import { isOver, useDates } from '../../i18n/dates.js';
import { useText } from '../../i18n/text.js';
import { State } from '../../ui/state.js';
import { type Column, Table } from '../../ui/table.js';

interface OperatorAccessTableParts {
  readonly accesses: readonly OperatorAccess[];
  /** For operators: into which organization, and what they do with an open one. */
  readonly actsOf?: (access: OperatorAccess) => ReactNode;
}

/** Operators' looks into organizations, as both sides see them. */
export function OperatorAccessTable({ accesses, actsOf }: OperatorAccessTableParts): ReactElement {
  const text = useText();
  const { dateTime } = useDates();
  const columns: Column<OperatorAccess>[] = [
    ...(actsOf
      ? [{ head: text('looks.organization'), cell: (access: OperatorAccess) => access.organizationName }]
      : []),
    { head: text('looks.who'), cell: ({ userName }) => userName, names: true },
    { head: text('looks.why'), cell: ({ reason }) => reason },
    { head: text('looks.from'), cell: ({ openedAt }) => dateTime(openedAt) },
    { head: text('looks.until'), cell: ({ closedAt, expiresAt }) => dateTime(closedAt ?? expiresAt) },
    {
      head: text('members.state'),
      cell: (access) =>
        isOpen(access) ? (
          <State tone="warn">{text('looks.open')}</State>
        ) : (
          <State tone="mute">{text('looks.closed')}</State>
        ),
    },
    ...(actsOf ? [{ head: text('account.acts'), cell: actsOf }] : []),
  ];
  return <Table caption={text('looks.title')} columns={columns} rows={accesses} keyOf={({ id }) => id} />;
}

/** Whether an operator still looks into the organization. */
export function isOpen({ closedAt, expiresAt }: OperatorAccess): boolean {
  return closedAt === null && !isOver(expiresAt);
}
