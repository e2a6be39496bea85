import type { Operation, Shape } from './operation.js';
import {
  challengeSecondFactor,
  closeOperatorAccess,
  deleteSession,
  getMe,
  getNextStep,
  switchOrganization,
  verifySecondFactor,
} from './operations.js';

/** What tells or changes for whom one acts must work in a window that shows another organization, too. */
const WHEREVER = [
  challengeSecondFactor,
  closeOperatorAccess,
  deleteSession,
  getMe,
  getNextStep,
  switchOrganization,
  verifySecondFactor,
].map(({ id }) => id);

let shown: () => string | undefined = () => undefined;

/** From now on calls are meant for the organization that `id` answers: the one that this window shows. */
export function callFor(id: () => string | undefined): void {
  shown = id;
}

/** The header by which the API refuses an act that is meant for another organization than the session's. */
export function actingFor({ id, roles }: Pick<Operation<Shape>, 'id' | 'roles'>): Readonly<Record<string, string>> {
  const organizationId = shown();
  if (organizationId === undefined || roles === 'public' || WHEREVER.includes(id)) return {};
  return { 'Kaiji-Organization': organizationId };
}
