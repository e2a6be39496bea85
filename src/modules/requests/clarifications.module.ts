import { Module } from '@nestjs/common';
import { DisclosuresModule } from '#modules/disclosures/disclosures.module.js';
import { ProductsModule } from '#modules/products/products.module.js';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { Problems } from '#platform/http/problems.js';
import { ClarificationMailsService } from './clarification-mails.service.js';
import { ClarificationThreadsRepository } from './clarification-threads.repository.js';
import { ClarificationViewsService } from './clarification-views.service.js';
import { ClarificationsAskingService } from './clarifications-asking.service.js';
import { ClarificationsController } from './clarifications.controller.js';
import { ClarificationsJob } from './clarifications.job.js';
import { CLARIFICATIONS_PROBLEMS } from './clarifications.problems.js';
import { ClarificationsRepository } from './clarifications.repository.js';
import { ClarificationsService } from './clarifications.service.js';
import { ProductAnswersRepository } from './product-answers.repository.js';
import { ProductAnswersService } from './product-answers.service.js';
import { RequestMailsRepository } from './request-mails.repository.js';

/** Clarifications of single questions, their mails, and answers beyond every form. */
@Module({
  imports: [DisclosuresModule, ProductsModule, TemplatesModule],
  controllers: [ClarificationsController],
  providers: [
    ClarificationThreadsRepository,
    ClarificationsRepository,
    ProductAnswersRepository,
    RequestMailsRepository,
    ClarificationMailsService,
    ClarificationViewsService,
    ClarificationsAskingService,
    ClarificationsService,
    ProductAnswersService,
    ClarificationsJob,
  ],
})
export class ClarificationsModule {
  constructor(problems: Problems) {
    problems.add(CLARIFICATIONS_PROBLEMS);
  }
}
