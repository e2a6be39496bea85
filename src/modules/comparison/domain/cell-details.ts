import type { Reason } from '../../templates/domain/answer.js';

/** What an answer says beside its mark (備考欄 and what belongs to it). */
export interface CellDetails {
  readonly remark?: string;
  readonly reason?: Reason;
  readonly plannedOn?: string;
  readonly condition?: string;
  readonly waitingFor?: string;
  readonly responsibility?: string;
  readonly targetOn?: string;
}
