import type { ReactElement } from 'react';
import { useAct } from '../../../api/ask.js';
import {
  changeMember,
  getMe,
  listMembers,
  type Member,
  resetMemberFactors,
  type Role,
  transferAdministration,
} from '../../../api/operations.js';
import { useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Confirm } from '../../../ui/confirm.js';
import { SelectField } from '../../../ui/field.js';
import { ROLES } from '../roles.js';

/** What an administrator does with another member. */
export function MemberActs({ member }: { member: Member }): ReactElement {
  const text = useText();
  const { userId, name, rowVersion, suspendedAt } = member;
  const change = useAct(changeMember, [listMembers]);
  const path = { userId };
  const suspended = suspendedAt === null;
  const act = suspended ? 'suspend' : 'resume';
  return (
    <div className="flex flex-wrap gap-2">
      <ChangeRole member={member} />
      <Confirm
        look={suspended ? 'danger' : 'plain'}
        label={text(`members.${act}`)}
        of={name}
        title={text(`members.${act}Of`, { name })}
        submit={text(`members.${act}`)}
        act={() => change.mutateAsync({ path, rowVersion, body: { suspended } })}
      >
        <p>{text(`members.${act}Means`)}</p>
      </Confirm>
      {member.secondFactor && <ResetFactors member={member} />}
      {suspended && member.role !== 'admin' && <HandOver member={member} />}
    </div>
  );
}

function ChangeRole({ member: { userId, name, rowVersion, role } }: { member: Member }): ReactElement {
  const text = useText();
  const change = useAct(changeMember, [listMembers]);
  return (
    <Confirm
      look="plain"
      label={text('members.changeRole')}
      of={name}
      title={text('members.changeRoleOf', { name })}
      submit={text('form.save')}
      act={({ role: chosen }) => change.mutateAsync({ path: { userId }, rowVersion, body: { role: chosen as Role } })}
    >
      <RoleField chosen={role} />
      <p className="text-14 text-ink-2">{text('members.changeRoleMeans')}</p>
    </Confirm>
  );
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

function ResetFactors({ member: { userId, name } }: { member: Member }): ReactElement {
  const text = useText();
  const reset = useAct(resetMemberFactors, [listMembers]);
  return (
    <Confirm
      label={text('members.resetFactors')}
      of={name}
      title={text('members.resetFactorsOf', { name })}
      submit={text('members.resetFactors')}
      act={() => reset.mutateAsync({ path: { userId } })}
    >
      <p>{text('members.resetFactorsMeans')}</p>
    </Confirm>
  );
}

function HandOver({ member: { userId, name } }: { member: Member }): ReactElement {
  const text = useText();
  const { organization } = useMe();
  const transfer = useAct(transferAdministration, [listMembers, getMe]);
  return (
    <Confirm
      label={text('members.handOver')}
      of={name}
      title={text('members.handOverTo', { name })}
      submit={text('members.handOver')}
      act={() => transfer.mutateAsync({ path: { userId }, body: {} })}
    >
      <p>{text('members.handOverMeans', { organization: organization.name })}</p>
    </Confirm>
  );
}
