import { Module } from '@nestjs/common';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { WorkbooksModule } from '#modules/workbooks/workbooks.module.js';
import { Problems } from '#platform/http/problems.js';
import { FormDraftsRepository } from './form-drafts.repository.js';
import { FormDraftsService } from './form-drafts.service.js';
import { FormReleaseService } from './form-release.service.js';
import { LearningController } from './learning.controller.js';
import { LEARNING_PROBLEMS } from './learning.problems.js';

/** Forms learned from their own workbooks: proposed, reviewed, released. */
@Module({
  imports: [TemplatesModule, WorkbooksModule],
  controllers: [LearningController],
  providers: [FormDraftsService, FormDraftsRepository, FormReleaseService],
})
export class LearningModule {
  constructor(problems: Problems) {
    problems.add(LEARNING_PROBLEMS);
  }
}
