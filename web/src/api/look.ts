import type { OperatorAccess } from './operations.js';

/** An operator's look into another organization, as this window remembers it to end it. */
export type Look = Pick<OperatorAccess, 'id' | 'expiresAt'>;

const LOOK = 'kaiji.look';

export function rememberLook({ id, expiresAt }: Look): void {
  sessionStorage.setItem(LOOK, JSON.stringify({ id, expiresAt }));
}

export function rememberedLook(): Look | null {
  const remembered = sessionStorage.getItem(LOOK);
  return remembered === null ? null : (JSON.parse(remembered) as Look);
}
