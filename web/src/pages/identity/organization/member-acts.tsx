import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct } from '../../../api/ask.js';
import {
  changeMember,
  listMembers,
  type Member,
  resetMemberFactors,
  type Role,
  transferAdministration,
} from '../../../api/operations.js';
import { useForget, useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { type Act, Acts } from '../../../ui/acts.js';
import { SelectField } from '../../../ui/field.js';
import { ROLES } from '../roles.js';

/** What an administrator does with another member. */
export function MemberActs({ member }: { member: Member }): ReactElement {
  const text = useText();
  const { name, suspendedAt, secondFactor, role } = member;
  const [changeRole, handOver] = [useChangeRole(member), useHandOver(member)];
  const [resetFactors, suspension] = [useResetFactors(member), useSuspension(member)];
  const canLead = suspendedAt === null && role !== 'admin';
  const acts = [changeRole, ...(canLead ? [handOver] : []), ...(secondFactor ? [resetFactors] : []), suspension];
  return <Acts label={text('members.acts')} of={name} title={text('members.actsOf', { name })} acts={acts} />;
}

function useSuspension({ userId, name, rowVersion, suspendedAt }: Member): Act {
  const text = useText();
  const change = useAct(changeMember, [listMembers]);
  const suspended = suspendedAt === null;
  const act = suspended ? 'suspend' : 'resume';
  return {
    look: suspended ? 'danger' : 'plain',
    icon: suspended ? 'pause' : 'check',
    label: text(`members.${act}`),
    title: text(`members.${act}Of`, { name }),
    submit: text(`members.${act}`),
    act: () => change.mutateAsync({ path: { userId }, rowVersion, body: { suspended } }),
    children: <p>{text(`members.${act}Means`)}</p>,
  };
}

function useChangeRole({ userId, name, rowVersion, role }: Member): Act {
  const text = useText();
  const change = useAct(changeMember, [listMembers]);
  return {
    look: 'plain',
    icon: 'people',
    label: text('members.changeRole'),
    title: text('members.changeRoleOf', { name }),
    submit: text('form.save'),
    act: ({ role: chosen }) => change.mutateAsync({ path: { userId }, rowVersion, body: { role: chosen as Role } }),
    children: (
      <>
        <RoleField chosen={role} />
        <p className="text-14 text-ink-2">{text('members.changeRoleMeans')}</p>
      </>
    ),
  };
}

/** One of the roles, each with what it means. */
export function RoleField({ chosen }: { chosen: Role }): ReactElement {
  const text = useText();
  return (
    <SelectField
      name="role"
      label={text('members.role')}
      defaultValue={chosen}
      options={ROLES.map((one) => [one, `${text(`word.role.${one}`)} - ${text(`word.roleMeans.${one}`)}`])}
    />
  );
}

function useResetFactors({ userId, name }: Member): Act {
  const text = useText();
  const reset = useAct(resetMemberFactors, [listMembers]);
  return {
    look: 'danger',
    icon: 'phone',
    label: text('members.resetFactors'),
    title: text('members.resetFactorsOf', { name }),
    submit: text('members.resetFactors'),
    act: () => reset.mutateAsync({ path: { userId } }),
    children: <p>{text('members.resetFactorsMeans')}</p>,
  };
}

/** One's own sessions end with one's role, so it leads to sign-in. */
function useHandOver({ userId, name }: Member): Act {
  const text = useText();
  const { organization } = useMe();
  const navigate = useNavigate();
  const forget = useForget();
  const transfer = useAct(transferAdministration);
  return {
    look: 'danger',
    icon: 'door',
    label: text('members.handOver'),
    title: text('members.handOverTo', { name }),
    submit: text('members.handOver'),
    act: async () => {
      await transfer.mutateAsync({ path: { userId }, body: {} });
      await navigate({ to: '/sign-in', state: (state) => ({ ...state, successor: name }) });
      forget();
    },
    children: <p>{text('members.handOverMeans', { organization: organization.name })}</p>,
  };
}
