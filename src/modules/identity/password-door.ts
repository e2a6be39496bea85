import { Injectable } from '@nestjs/common';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { SignInService } from './sign-in.service.js';

/** The parts of a request that a password try is made of. */
export interface PasswordTry {
  readonly body?: unknown;
  readonly ip: string;
}

/** Where passport stands in front of sign-in: each way in is one of its strategies, each installation has its own set. */
@Injectable()
export class PasswordDoor {
  private readonly passport = new passport.Passport();

  constructor(signIn: SignInService) {
    const strategy = new Strategy(
      { usernameField: 'email', session: false, passReqToCallback: true },
      (request, email, password, done) => {
        signIn.judge(email, password, request.ip ?? '').then((userId) => {
          done(null, { id: userId });
        }, done);
      },
    );
    this.passport.use(strategy);
  }

  /** The id of the account that the body's `email` and `password` open. `sign-in.refused` otherwise. */
  enter(request: PasswordTry): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = (error: Error | null, account?: { id: string } | false): void => {
        if (account) resolve(account.id);
        else reject(error ?? new Error('the body was not checked before'));
      };
      const handle = this.passport.authenticate('local', { session: false }, settle) as (
        request: PasswordTry,
        response: object,
        next: (error: Error) => void,
      ) => void;
      handle({ body: request.body, ip: request.ip }, {}, reject);
    });
  }
}
