import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { etag } from './row-version.js';

/** Sets `ETag` on every answer that carries a `rowVersion`, so that the caller can send it back as `If-Match`. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      tap((body: unknown) => {
        if (typeof body !== 'object' || body === null || !('rowVersion' in body)) return;
        void context
          .switchToHttp()
          .getResponse<FastifyReply>()
          .header('ETag', etag(Number(body.rowVersion)));
      }),
    );
  }
}
