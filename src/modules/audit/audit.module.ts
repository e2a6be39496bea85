import { Global, Module } from '@nestjs/common';
import { RefusalRecorder } from '#platform/http/refusal-recorder.js';
import { Journal } from './journal.js';
import { JournalRepository } from './journal.repository.js';
import { Refusals } from './refusals.js';

/** The journal, for every module above, and what is made of it: the log that each organization reads, alarms. */
@Global()
@Module({
  providers: [Journal, JournalRepository, Refusals, { provide: RefusalRecorder, useExisting: Refusals }],
  exports: [Journal, RefusalRecorder],
})
export class AuditModule {}
