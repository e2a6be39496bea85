import { Module } from '@nestjs/common';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { Problems } from '#platform/http/problems.js';
import { ComparisonController } from './comparison.controller.js';
import { COMPARISON_PROBLEMS } from './comparison.problems.js';
import { ComparisonRepository } from './comparison.repository.js';
import { ComparisonService } from './comparison.service.js';

/** Products side by side. */
@Module({
  imports: [TemplatesModule],
  controllers: [ComparisonController],
  providers: [ComparisonService, ComparisonRepository],
})
export class ComparisonModule {
  constructor(problems: Problems) {
    problems.add(COMPARISON_PROBLEMS);
  }
}
