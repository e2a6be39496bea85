import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Counts } from '#modules/disclosures/domain/counts.js';
import type { WorkbookReading } from '#modules/workbooks/domain/workbook-reading.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** A received workbook as lists show it. */
export interface StoredFile {
  readonly id: string;
  readonly requestId: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly templateId: string;
  readonly counts: Counts;
  readonly createdAt: string;
}

/** The same with everything that was read from it. */
export interface ReadFile extends StoredFile {
  readonly reading: WorkbookReading;
}

export interface NewFile extends Omit<ReadFile, 'createdAt'> {
  readonly hospitalId: string;
  readonly vendorId: string;
  readonly now: Date;
}

/** Workbooks that came by mailed links; both parties see them. */
@Injectable()
export class RequestFilesRepository {
  /** False where the request has the same bytes already. */
  async insert(tx: Tx, file: NewFile): Promise<boolean> {
    const { id, requestId, hospitalId, vendorId, name, sha256, size, templateId, counts, reading, now } = file;
    const values = [id, requestId, hospitalId, vendorId, name, sha256, size, templateId, counts, reading, now];
    return (await rows(tx, INSERT, values)).length > 0;
  }

  /** Of these requests, newest first. */
  list(tx: Tx, requestIds: readonly string[]): Promise<StoredFile[]> {
    return rows<StoredFile>(
      tx,
      `select ${COLUMNS} from request_file where request_id = any ($1::uuid[]) order by id desc`,
      [requestIds],
    );
  }

  async find(tx: Tx, { organizationId }: Actor, id: string): Promise<ReadFile | undefined> {
    const one = `select ${COLUMNS}, reading from request_file where id = $1 and $2 in (hospital_id, vendor_id)`;
    const [found] = await rows<ReadFile>(tx, one, [id, organizationId]);
    return found;
  }
}

const COLUMNS = `id, request_id as "requestId", name, sha256, size::integer, template_id as "templateId", counts, created_at as "createdAt"`;

const INSERT = `insert into request_file (id, request_id, hospital_id, vendor_id, name, sha256, size, template_id, counts, reading, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (request_id, sha256) do nothing returning id`;
