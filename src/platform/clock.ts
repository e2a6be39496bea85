import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { dayInJapan } from '#kernel/local-date.js';

/** The only place that asks for the time, or lets some pass; tests put their own in its stead. */
@Injectable()
export class Clock {
  /** This moment, UTC. */
  now(): Date {
    return new Date();
  }

  /** Today's date in Japan (YYYY-MM-DD): due dates and validity are counted by it. */
  today(): string {
    return dayInJapan(this.now());
  }

  /** Lets so many milliseconds pass. */
  pause(milliseconds: number): Promise<void> {
    return wait(milliseconds);
  }
}

/** The moment as RFC 3339 text, for log lines. */
export function timestamp(): string {
  return new Date().toISOString();
}
