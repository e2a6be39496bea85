import { Module } from '@nestjs/common';
import { Problems } from '#platform/http/problems.js';
import { TemplatesController } from './templates.controller.js';
import { TEMPLATES_PROBLEMS } from './templates.problems.js';
import { TemplatesService } from './templates.service.js';

/** Forms, their questions and topics, crosswalk and profiles. */
@Module({ controllers: [TemplatesController], providers: [TemplatesService], exports: [TemplatesService] })
export class TemplatesModule {
  constructor(problems: Problems) {
    problems.add(TEMPLATES_PROBLEMS);
  }
}
