import { randomUUID } from 'node:crypto';
import type { ApiOperation, Parameter } from '../support/api-description.js';
import { addressOf, type Answer, type Filling } from './walk-sending.js';
import { RELEASED_FORM, type Side, TABLE_OF } from './walk-world.js';

export const mayCall = ({ 'x-roles': roles }: ApiOperation, { kind }: Side): boolean => roles.includes(`${kind}:admin`);

/** Acts on organizations themselves, and what the operator does or knows for each: it invites, lets back in, ends its own looks. */
const FOR_EVERYBODY = ['resetMemberFactors', 'closeOperatorAccess', 'listEvents', 'exportEvents'];
const isByDesign = ({ operationId }: ApiOperation, { kind }: Side): boolean =>
  kind === 'operator' && FOR_EVERYBODY.includes(operationId);

export const isId = ({ name, schema }: Parameter): boolean => schema?.format === 'uuid' || name.endsWith('Ids');
export const hasIdInPath = ({ path, parameters = [] }: ApiOperation): boolean =>
  path.includes('{') && parameters.some((parameter) => parameter.in === 'path' && isId(parameter));
export const inQuery = ({ parameters = [] }: ApiOperation): readonly Parameter[] =>
  parameters.filter((parameter) => parameter.in === 'query' && isId(parameter));

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
/** Fields of the body that name something; organizations are listed for everybody. */
export const inBody = ({ requestBody }: ApiOperation): string[] =>
  Object.entries(requestBody?.content?.['application/json']?.example ?? {})
    .filter(([name, value]) => ID.test(String(value)) && name !== 'organizationId')
    .map(([name]) => name);

/** The table of the thing that a path's id names; an operation on something that walk-world.ts does not make stops the walk. */
export function tableOf({ path, operationId }: ApiOperation): string {
  const [, noun = ''] = /\/([\w-]+)\/\{(?:id|userId|profile)\}/.exec(path) ?? [];
  const table = TABLE_OF[noun];
  if (table === undefined) throw new Error(`${operationId}: walk-world.ts makes nothing of the kind "${noun}"`);
  return table;
}

/** What a required parameter holds when it is not what is tried. */
const ELSE: Readonly<Record<string, string>> = {
  format: 'csv',
  from: 'sds-4.1',
  to: 'sds-5.0',
  id: RELEASED_FORM,
  profile: 'gl7-annex-hoshu-itaku',
  code: '1',
};

/** The id wherever one is required. */
export const required =
  (id: string): Filling =>
  (parameter) => {
    if (!parameter.required) return undefined;
    return isId(parameter) ? id : (ELSE[parameter.name] ?? 'x');
  };

/** The id in every place of one, and in every list of ids beside one's own. */
const everywhere =
  (id: string, own: string): Filling =>
  (parameter) => {
    if (!isId(parameter)) return required(id)(parameter);
    return parameter.name.endsWith('Ids') ? `${id},${own}` : id;
  };

/** The addresses by which a side reads its own and others' things. */
export function readingAddresses(operation: ApiOperation, side: Side, others: readonly Side[]): ReadonlySet<string> {
  const table = hasIdInPath(operation) ? tableOf(operation) : 'product';
  const own = side.ids.get(table) ?? [randomUUID()];
  const tried = [...own.slice(0, 2), ...others.flatMap(({ ids }) => ids.get(table)?.[0] ?? [])];
  const fillings = tried.flatMap((id) => [required(id), everywhere(id, own.find((each) => each !== id) ?? id)]);
  return new Set(fillings.map((fill) => addressOf(operation, fill)));
}

/** What an answer says, but for the id that was asked for and the moment of the answer. */
export const heard = ({ status, bytes }: Answer, id: string): string =>
  `${status} ${bytes.toString().replaceAll(id, '#')}`.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now');

/** One id of each kind. */
export const oneOfEach = ({ ids }: Side): string[] =>
  [...ids].filter(([table]) => table !== 'organization').map(([, [id = '']]) => id);

/** Pairs of an attacker who may call the operation, and an id of somebody else. */
export function tries(
  operation: ApiOperation,
  [attackers, victims]: readonly [readonly Side[], readonly Side[]],
  idsOf: (victim: Side) => readonly string[],
): (readonly [Side, string])[] {
  return attackers
    .filter((attacker) => mayCall(operation, attacker) && !isByDesign(operation, attacker))
    .flatMap((attacker) => victims.flatMap((victim) => idsOf(victim).map((id) => [attacker, id] as const)));
}
