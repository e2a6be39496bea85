import type { ReactElement } from 'react';
import { usePages } from '../../../api/ask.js';
import { changeMember, inviteMember, listMembers, type Member } from '../../../api/operations.js';
import { mayCall, useMe } from '../../../api/session.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Listed } from '../../../ui/listed.js';
import { State } from '../../../ui/state.js';
import { type Column, Table } from '../../../ui/table.js';
import { InviteButton } from './invite-button.js';
import { Leave } from './leave.js';
import { MemberActs } from './member-acts.js';
import { OrganizationPage } from './organization-page.js';

/** The people of one's organization, and for its administrators what they may do. */
export function MembersPage(): ReactElement {
  const me = useMe();
  const members = usePages(listMembers, {});
  return (
    <OrganizationPage acts={mayCall(me, inviteMember) && <InviteButton />}>
      <Listed pages={members}>{(items) => <MemberTable members={items} />}</Listed>
    </OrganizationPage>
  );
}

function MemberTable({ members }: { members: readonly Member[] }): ReactElement {
  const text = useText();
  const me = useMe();
  const { dateTime } = useDates();
  const lastSignIn: Column<Member> = {
    head: text('members.lastSignIn'),
    cell: ({ lastSignedInAt }) => (lastSignedInAt === null ? text('account.notYet') : dateTime(lastSignedInAt)),
  };
  // To others than administrators the API says neither: null there means unknown.
  const knowsSignIns = mayCall(me, changeMember);
  const columns: Column<Member>[] = [
    {
      head: text('members.name'),
      names: true,
      cell: ({ name, email, userId }) => (
        <>
          <b>{name}</b>
          {userId === me.id && <span className="ml-1.5 text-ink-3">{text('members.oneself')}</span>}
          <span className="block text-ink-2">{email}</span>
        </>
      ),
    },
    { head: text('members.role'), cell: ({ role }) => text(`word.role.${role}`) },
    { head: text('members.state'), cell: (member) => <MemberState member={member} /> },
    ...(knowsSignIns ? [lastSignIn] : []),
    {
      head: text('account.acts'),
      cell: (member) => {
        if (member.userId === me.id) return <Leave />;
        return mayCall(me, changeMember) && <MemberActs member={member} />;
      },
    },
  ];
  return <Table caption={text('members.title')} columns={columns} rows={members} keyOf={({ userId }) => userId} />;
}

function MemberState({ member: { suspendedAt, secondFactor } }: { member: Member }): ReactElement {
  const text = useText();
  if (suspendedAt !== null) return <State tone="mute">{text('members.suspended')}</State>;
  return secondFactor === false ? (
    <State tone="caution">{text('members.noFactor')}</State>
  ) : (
    <State tone="ok">{text('members.active')}</State>
  );
}
