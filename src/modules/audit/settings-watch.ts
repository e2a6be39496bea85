import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database } from '#platform/database/database.js';
import { Keys } from '#platform/keys/keys.js';
import { Alarms } from './alarms.js';
import { AlarmsRepository } from './alarms.repository.js';
import { NOBODY } from './domain/journal-entry.js';
import { changedSettings, recordedSettings } from './domain/recorded-settings.js';
import { Journal } from './journal.js';

/** Notices at the start that the settings of the environment are not those of the last start. */
@Injectable()
export class SettingsWatch {
  constructor(
    private readonly database: Database,
    private readonly alarms: Alarms,
    private readonly repository: AlarmsRepository,
    private readonly journal: Journal,
    private readonly keys: Keys,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Records the settings where they changed, and at the very first start; a change is an alarm for the operators. */
  check(): Promise<void> {
    const after = recordedSettings(this.config, (secret) => this.fingerprint(secret));
    return this.database.unscoped('nobody', async (tx) => {
      const before = await this.repository.lastSettings(tx);
      const changes = changedSettings(before ?? {}, after);
      if (changes.length === 0) return;
      const entry = { type: 'installation.settings-changed', subjectId: null, facts: { changes, after } } as const;
      await this.journal.record(tx, NOBODY, entry);
      if (before === null) return;
      const names = changes.map(({ name }) => name);
      const cause = `start ${this.clock.now().toISOString()}`;
      const alarm = { organizationId: null, subjectId: null, cause, facts: { names } };
      await this.alarms.raise(tx, { kind: 'settings.changed', ...alarm });
    });
  }

  /** Of no use to whoever guesses: it takes the installation's own key. */
  private fingerprint(secret: string): string {
    return `#${createHmac('sha256', this.keys.derived('settings-fingerprint')).update(secret).digest('hex').slice(0, 12)}`;
  }
}
