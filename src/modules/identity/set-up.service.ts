import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { fingerprint, newSecret, sameFingerprint } from '#platform/keys/keys.js';
import { requestContext } from '#platform/request-context.js';
import { InstallationRepository } from './installation.repository.js';
import { PasswordsService } from './passwords.service.js';
import { screenLink } from './screen-links.js';
import type { SetUpInstallation } from './sign-in.dto.js';

/** Whether the installation waits for its operator, and what to send where. */
export interface SetUpState {
  readonly open: boolean;
  /** Whether the token of the question is the one that sets up. */
  readonly tokenFits: boolean;
  readonly send: { readonly method: 'POST'; readonly path: string; readonly fields: readonly string[] };
}

/** The operator's organization and its first administrator. */
export interface SetUpDone {
  readonly organizationId: string;
  readonly userId: string;
}

/** The set-up that makes the first operator, once; a link shown at the start opens it, and only the newest works. */
@Injectable()
export class SetUpService {
  private readonly linkFile: string;

  constructor(
    private readonly database: Database,
    private readonly installation: InstallationRepository,
    private readonly passwords: PasswordsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.linkFile = join(config.dataFolder, 'set-up-link');
  }

  /** A fresh token with its link, also written to `KAIJI_DATA/set-up-link` (0600); null once the installation is set up. */
  async offer(): Promise<{ readonly token: string; readonly link: string } | null> {
    const token = newSecret();
    const offered = await this.database.lookUp((tx) => this.installation.offer(tx, fingerprint(token)));
    if (!offered) return null;
    const link = screenLink(this.config.publicUrl, 'set-up', token);
    await rm(this.linkFile, { force: true });
    await writeFile(this.linkFile, `${link}\n`, { mode: 0o600 });
    return { token, link };
  }

  async state(token = ''): Promise<SetUpState> {
    const { isSetUp, tokenHash } = await this.database.lookUp((tx) => this.installation.state(tx));
    const fields = ['token', 'organizationName', 'name', 'email', 'password'];
    return {
      open: !isSetUp,
      tokenFits: tokenHash !== null && sameFingerprint(tokenHash, fingerprint(token)),
      send: { method: 'POST', path: '/api/v1/set-up', fields },
    };
  }

  /** Makes the operator and its administrator. `set-up.closed` when somebody did, `set-up.wrong-token` for any other token. */
  async setUp({ token, organizationName, name, email, password }: SetUpInstallation): Promise<SetUpDone> {
    const { open, tokenFits } = await this.state(token);
    if (!open) throw new RuleViolation('set-up.closed');
    if (!tokenFits) throw new RuleViolation('set-up.wrong-token');
    const passwordHash = await this.passwords.hash(password, [email, name, organizationName]);
    const at = this.clock.now();
    const [organizationId, userId] = [newId(at), newId(at)];
    const admin = {
      id: userId,
      email: email.toLowerCase(),
      name,
      language: requestContext.getStore()?.language ?? 'ja',
    } as const;
    await this.database.unscoped({ userId, organizationId, kind: 'operator' }, async (tx) => {
      const made = await this.installation.setUp(
        tx,
        fingerprint(token),
        { id: organizationId, name: organizationName },
        admin,
        passwordHash,
        at,
      );
      if (!made) throw new RuleViolation('set-up.closed');
      await this.journal.record(
        tx,
        { userId, organizationId },
        { type: 'installation.set-up', subjectId: organizationId },
      );
    });
    await rm(this.linkFile, { force: true });
    return { organizationId, userId };
  }
}
