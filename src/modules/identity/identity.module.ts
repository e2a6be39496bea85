import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Authenticator } from '#platform/http/access.js';
import { AccessGuard } from '#platform/http/access.guard.js';
import { Problems } from '#platform/http/problems.js';
import { Keys } from '#platform/keys/keys.js';
import { AccountNotices } from './account-notices.js';
import { AccountsRepository } from './accounts.repository.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensRepository } from './api-tokens.repository.js';
import { ApiTokensService } from './api-tokens.service.js';
import { BreakGlassController } from './break-glass.controller.js';
import { BreakGlassRepository } from './break-glass.repository.js';
import { BreakGlassService } from './break-glass.service.js';
import { Caller } from './caller.js';
import { FactorsController } from './factors.controller.js';
import { FactorsService } from './factors.service.js';
import { IDENTITY_PROBLEMS } from './identity.problems.js';
import { InstallationKey } from './installation-key.js';
import { InstallationRepository } from './installation.repository.js';
import { InvitationAcceptanceService } from './invitation-acceptance.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { MembersController } from './members.controller.js';
import { MembersRepository } from './members.repository.js';
import { MembersService } from './members.service.js';
import { MergesController } from './merges.controller.js';
import { MergesRepository } from './merges.repository.js';
import { MergesService } from './merges.service.js';
import { OperatorAccessController } from './operator-access.controller.js';
import { OperatorAccessRepository } from './operator-access.repository.js';
import { OperatorAccessService } from './operator-access.service.js';
import { OPERATOR_PROBLEMS } from './operator.problems.js';
import { OrganizationKeysController } from './organization-keys.controller.js';
import { OrganizationKeysRepository } from './organization-keys.repository.js';
import { OrganizationKeysService } from './organization-keys.service.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { OrganizationsService } from './organizations.service.js';
import { PasskeyCeremony } from './passkey-ceremony.js';
import { PasskeyFactor } from './passkey-factor.js';
import { PasskeysController } from './passkeys.controller.js';
import { PASSKEY_PROBLEMS } from './passkeys.problems.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { PasskeysService } from './passkeys.service.js';
import { PasswordDoor } from './password-door.js';
import { PasswordChangeService } from './password-change.service.js';
import { PasswordsController } from './passwords.controller.js';
import { PASSWORDS_PROBLEMS } from './passwords.problems.js';
import { PasswordsRepository } from './passwords.repository.js';
import { PasswordsService } from './passwords.service.js';
import { PEOPLE_PROBLEMS } from './people.problems.js';
import { RecoveryFactor } from './recovery-factor.js';
import { SECOND_FACTOR_PROBLEMS } from './second-factor.problems.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { SecondFactorsService } from './second-factors.service.js';
import { PersonalDataController } from './personal-data.controller.js';
import { PersonalDataRepository } from './personal-data.repository.js';
import { PersonalDataService } from './personal-data.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SetUpController } from './set-up.controller.js';
import { SetUpService } from './set-up.service.js';
import { SignInTries } from './sign-in-tries.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { SingleSignOnController } from './single-sign-on.controller.js';
import { SINGLE_SIGN_ON_PROBLEMS } from './single-sign-on.problems.js';
import { SingleSignOnProvider } from './single-sign-on-provider.js';
import { SingleSignOnRepository } from './single-sign-on.repository.js';
import { SingleSignOnService } from './single-sign-on.service.js';
import { SingleSignOnSettingsService } from './single-sign-on-settings.service.js';
import { TotpFactor } from './totp-factor.js';

/** Organizations, people, and how a request proves who sends it. Closes every route that does not say who may call it. */
@Global()
@Module({
  controllers: [
    SetUpController,
    SignInController,
    SessionsController,
    FactorsController,
    PasskeysController,
    SingleSignOnController,
    OrganizationsController,
    MergesController,
    MembersController,
    InvitationsController,
    PasswordsController,
    OrganizationKeysController,
    PersonalDataController,
    ApiTokensController,
    OperatorAccessController,
    BreakGlassController,
  ],
  providers: [
    AccountsRepository,
    ApiTokensRepository,
    BreakGlassRepository,
    InstallationRepository,
    InvitationsRepository,
    MembersRepository,
    MergesRepository,
    OperatorAccessRepository,
    OrganizationKeysRepository,
    OrganizationsRepository,
    PasskeysRepository,
    SecondFactorsRepository,
    SingleSignOnRepository,
    SessionsRepository,
    ApiTokensService,
    BreakGlassService,
    FactorsService,
    InvitationAcceptanceService,
    InvitationsService,
    MembersService,
    MergesService,
    OperatorAccessService,
    OrganizationKeysService,
    OrganizationsService,
    PasswordDoor,
    PasswordsService,
    PasswordsRepository,
    PasswordChangeService,
    AccountNotices,
    PersonalDataRepository,
    PersonalDataService,
    RecoveryFactor,
    SecondFactorsService,
    SessionsService,
    SetUpService,
    SignInService,
    PasskeyCeremony,
    PasskeyFactor,
    PasskeysService,
    SignInTries,
    SingleSignOnProvider,
    SingleSignOnService,
    SingleSignOnSettingsService,
    TotpFactor,
    {
      provide: InstallationKey,
      useFactory: ({ dataFolder }: Config, keys: Keys) => InstallationKey.open(dataFolder, keys),
      inject: [CONFIG, Keys],
    },
    { provide: Authenticator, useClass: Caller },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [InvitationsService, MembersService, OrganizationKeysService, OrganizationsService, SetUpService],
})
export class IdentityModule {
  constructor(problems: Problems) {
    problems.add(IDENTITY_PROBLEMS);
    problems.add(PEOPLE_PROBLEMS);
    problems.add(PASSWORDS_PROBLEMS);
    problems.add(SECOND_FACTOR_PROBLEMS);
    problems.add(PASSKEY_PROBLEMS);
    problems.add(SINGLE_SIGN_ON_PROBLEMS);
    problems.add(OPERATOR_PROBLEMS);
  }
}
