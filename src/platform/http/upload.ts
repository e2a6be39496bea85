import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RuleViolation } from '#kernel/rule-violation.js';
import { addToFingerprint } from '../request-context.js';

/** One file of a multipart/form-data request, with the text fields beside it. */
export interface UploadedFile {
  /** As the caller named it: NFC, without path and unseen characters, never empty. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

/** Folders, and all that is not seen: line ends, control and formatting characters, those that turn the direction of writing among them. */
const PATH_AND_UNSEEN = /^[^]*[/\\]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** What cutting leaves of a character. */
const HALF = /^[\udc00-\udfff]/;
const LONGEST_NAME = 200;

/** The uploaded file, whole in memory (the server caps its size). `request.media-type`, `request.no-file`, `request.empty-file`, `request.broken-upload`, `request.too-large`. */
export const Upload = createParamDecorator(async (_: unknown, context: ExecutionContext): Promise<UploadedFile> => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (!request.isMultipart()) throw new RuleViolation('request.media-type');
  const { file, fields } = await partsOf(request).catch(asBroken);
  if (!file) throw new RuleViolation('request.no-file');
  if (file.bytes.length === 0) throw new RuleViolation('request.empty-file');
  addToFingerprint(
    createHash('sha256')
      .update(file.bytes)
      .update(JSON.stringify({ name: file.name, ...fields }))
      .digest('base64url'),
  );
  return { ...file, fields };
});

interface Parts {
  readonly file: Pick<UploadedFile, 'name' | 'bytes'> | undefined;
  readonly fields: Record<string, string>;
}

async function partsOf(request: FastifyRequest): Promise<Parts> {
  const fields = Object.create(null) as Record<string, string>;
  let file: Parts['file'];
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { name: cleanName(part.filename), bytes: await part.toBuffer() };
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  return { file, fields };
}

/** The parser of parts tells a cut-off or malformed body by an error without a code; what has one is explained elsewhere. */
function asBroken(error: unknown): never {
  throw error instanceof Error && !('code' in error) ? new RuleViolation('request.broken-upload') : error;
}

function cleanName(name: string | undefined): string {
  const clean = (name ?? '').normalize('NFC').toWellFormed().replace(PATH_AND_UNSEEN, '');
  return clean.slice(-LONGEST_NAME).replace(HALF, '') || 'file';
}
