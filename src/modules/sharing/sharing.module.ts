import { Module } from '@nestjs/common';
import { Problems } from '#platform/http/problems.js';
import { SharingController } from './sharing.controller.js';
import { SHARING_PROBLEMS } from './sharing.problems.js';
import { SharingRepository } from './sharing.repository.js';
import { SharingService } from './sharing.service.js';

/** Who sees what: audiences, requests for access, grants. */
@Module({
  controllers: [SharingController],
  providers: [SharingService, SharingRepository],
  exports: [SharingService],
})
export class SharingModule {
  constructor(problems: Problems) {
    problems.add(SHARING_PROBLEMS);
  }
}
