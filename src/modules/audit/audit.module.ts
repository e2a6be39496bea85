import { Global, Module } from '@nestjs/common';
import { Journal } from './journal.js';
import { JournalRepository } from './journal.repository.js';

/** The journal, for every module above. */
@Global()
@Module({ providers: [Journal, JournalRepository], exports: [Journal] })
export class AuditModule {}
