import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** The person who answers for what is published, as readers see it. */
@Injectable()
export class SignersRepository {
  async nameOf(tx: Tx, actor: Actor): Promise<string> {
    const [found] = await rows<{ name: string }>(tx, 'select name from user_account where id = $1', [actor.userId]);
    return found?.name ?? '';
  }
}
