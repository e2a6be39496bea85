import { readFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:https';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { newRequestId } from '../ids.js';
import type { Config } from '../config/config.js';
import { Logger } from '../logger.js';
import { packageRoot } from '../package-root.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX, OUTSIDE_PREFIX } from './api-prefix.js';
import { refuseConnection } from './client-errors.js';
import { openCrossOrigin } from './cross-origin.js';
import { ProblemFilter } from './problem.filter.js';
import { Problems } from './problems.js';
import { openProtectiveHeaders, protect } from './protective-headers.js';
import { openRateLimits } from './rate-limits.js';
import { openRequestContext } from './request-hooks.js';
import { openRequestLog } from './request-log.js';
import { BODY_LIMIT, UPLOAD_LIMIT, UPLOAD_PARTS } from './size-limits.js';
import { validation } from './validation.js';
import { openWebFiles } from './web-files.js';

const REQUEST_TIMEOUT = 60_000;

/** The HTTP server with everything a request passes through, not yet listening. */
export async function createApp(root: Type | { module: Type }, config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...(config.tls ? { https: await tlsOptions(config.tls) } : {}),
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    requestTimeout: REQUEST_TIMEOUT,
    connectionTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    genReqId: newRequestId,
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => {
      refuseConnection(error, socket, app.get(Problems));
    },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      app.get(ProblemFilter).answer(error, request, protect(reply));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root as Type, adapter, {
    abortOnError: false,
    bufferLogs: true,
  });
  const logger = new Logger(config.logLevel);
  app.useLogger(logger);
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_PREFIX.map((path) => `/${path}`) });
  app.useGlobalPipes(validation);
  openRequestLog(app.getHttpAdapter().getInstance(), logger);
  await open(app, config);
  await openWebFiles(app.getHttpAdapter().getInstance(), join(packageRoot(), 'web', 'dist'));
  app.enableShutdownHooks();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

async function open(app: NestFastifyApplication, config: Config): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  openProtectiveHeaders(fastify);
  openRequestContext(fastify, config.publicUrl);
  openCrossOrigin(fastify, config.corsOrigins);
  await app.register(cookie);
  await app.register(multipart, {
    limits: {
      fileSize: UPLOAD_LIMIT,
      ...UPLOAD_PARTS,
      fieldSize: 100_000,
      parts: UPLOAD_PARTS.files + UPLOAD_PARTS.fields,
    },
  });
  openRateLimits(fastify, config.rateLimitFactor);
}

async function tlsOptions(files: NonNullable<Config['tls']>): Promise<ServerOptions> {
  return { cert: await readFile(files.certFile), key: await readFile(files.keyFile), minVersion: 'TLSv1.2' };
}
