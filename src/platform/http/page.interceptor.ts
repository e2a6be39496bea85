import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { CONFIG, type Config } from '../config/config.js';
import { HTML, htmlOf, PAGE, type Page, type PageFacts, wantsPage } from './page.js';

/** Shows answers of `@AsPage` routes as pages to browsers. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    type PageOf = (answer: unknown, facts: PageFacts) => Page;
    const pageOf = this.reflector.get<PageOf | undefined>(PAGE, context.getHandler());
    if (!pageOf) return next.handle();
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    void reply.header('Vary', 'Accept');
    if (!wantsPage(request)) return next.handle();
    const { token } = request.query as Readonly<Record<string, unknown>>;
    const facts = { publicUrl: this.config.publicUrl, token: typeof token === 'string' ? token : '' };
    return next.handle().pipe(
      map((answer: unknown) => {
        void reply.header('Content-Type', HTML);
        return htmlOf(pageOf(answer, facts));
      }),
    );
  }
}
