import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '../database/database.js';
import { rows } from '../database/manager.js';

/** The work of a job for one organization. It may run twice (after a kill), so what it does must bear a repeat. */
export type JobHandler<Payload> = (actor: Actor, payload: Payload) => Promise<void>;

/** Work over all organizations, by SECURITY DEFINER functions alone. */
export type Scan = () => Promise<void>;

/** Work on one thing that belongs to no organization, by its id and by SECURITY DEFINER functions alone; one of these asks for it. */
export type WorkById = (id: string) => Promise<void>;

/** When a scan is due, as `minute hour day month weekday` in UTC. */
export interface Schedule {
  readonly name: string;
  readonly cron: string;
}

/** Which jobs there are, and the way to ask for one. Modules define theirs while they start. */
@Injectable()
export class Jobs {
  private readonly handlers = new Map<string, JobHandler<unknown>>();
  private readonly scans = new Map<string, Scan>();
  private readonly byId = new Map<string, WorkById>();
  private readonly due: Schedule[] = [];

  /** Names a job (`noun.verb`, never renamed: jobs of an earlier version may still wait) and says what it does. */
  define<Payload>(name: string, handler: JobHandler<Payload>): void {
    this.refuseTaken(name);
    this.handlers.set(name, handler as JobHandler<unknown>);
  }

  /** Names a job that a function of the database asks for, with the payload `{ id }`. */
  defineById(name: string, work: WorkById): void {
    this.refuseTaken(name);
    this.byId.set(name, work);
  }

  /** Names a scan that runs by the clock, once for all processes together. */
  schedule(name: string, cron: string, scan: Scan): void {
    this.refuseTaken(name);
    this.scans.set(name, scan);
    this.due.push({ name, cron });
  }

  /** Asks for a job as part of the transaction: it exists if, and only if, the transaction commits. The payload holds ids, never secrets. */
  async enqueue(
    tx: Tx,
    name: string,
    payload: object,
    { organizationId }: Pick<Actor, 'organizationId'>,
  ): Promise<void> {
    if (!this.handlers.has(name)) throw new Error(`there is no job ${name}`);
    await rows(tx, 'select enqueue_job($1, $2, $3)', [name, organizationId, payload]);
  }

  /** Asks for one job of a kind for each of many organizations, in one statement. */
  async enqueueEach(
    tx: Tx,
    name: string,
    each: readonly { readonly organizationId: string; readonly payload: object }[],
  ): Promise<void> {
    if (!this.handlers.has(name)) throw new Error(`there is no job ${name}`);
    await rows(tx, ENQUEUE_EACH, [name, JSON.stringify(each)]);
  }

  defined(): ReadonlyMap<string, JobHandler<unknown>> {
    return this.handlers;
  }

  definedById(): ReadonlyMap<string, WorkById> {
    return this.byId;
  }

  scheduled(): { readonly scans: ReadonlyMap<string, Scan>; readonly due: readonly Schedule[] } {
    return { scans: this.scans, due: this.due };
  }

  private refuseTaken(name: string): void {
    if ([this.handlers, this.scans, this.byId].some((names) => names.has(name)))
      throw new Error(`two jobs have the name ${name}`);
  }
}

const ENQUEUE_EACH = `select enqueue_job($1, each."organizationId", each.payload)
  from jsonb_to_recordset($2::jsonb) as each ("organizationId" uuid, payload jsonb)`;
