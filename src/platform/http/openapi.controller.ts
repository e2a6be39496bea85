import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { packageRoot } from '../package-root.js';
import { Public } from './access.js';
import { Operation } from './operation.js';

/** The API's own description, as it was checked in with this version. */
@Controller()
export class OpenApiController {
  private readonly description = readFileSync(join(packageRoot(), 'openapi.json'));
  private readonly etag = `"${createHash('sha256').update(this.description).digest('base64url')}"`;

  @Get('openapi.json')
  @Public()
  @Operation({
    id: 'getOpenApi',
    summary: 'このAPIの記述(OpenAPI 3.1) / The description of this API',
    example: {},
    download: ['application/json'],
  })
  get(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer | undefined {
    void reply.header('ETag', this.etag).header('Cache-Control', 'no-cache');
    if (known?.includes(this.etag)) {
      void reply.status(304);
      return undefined;
    }
    void reply.header('Content-Type', 'application/json; charset=utf-8');
    return this.description;
  }
}
