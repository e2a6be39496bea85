import { Controller, Get, Header, Inject } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Public } from '#platform/http/access.js';
import { Operation } from '#platform/http/operation.js';
import { HTML, htmlOf } from '#platform/http/page.js';
import { startPage } from './pages.js';
import { SetUpService } from './set-up.service.js';

/** The address of Kaiji itself, as a person opens it. */
@Controller()
export class StartPageController {
  constructor(
    private readonly setUp: SetUpService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('/')
  @Public()
  @Header('Content-Type', HTML)
  @Operation({
    id: 'getStartPage',
    summary: 'Kaiji とは何か、次に何をするか(ページ) / What Kaiji is and what to do next, as a page',
    example: {},
    download: ['text/html'],
  })
  async show(): Promise<string> {
    return htmlOf(startPage(await this.setUp.state(), this.config.publicUrl));
  }
}
