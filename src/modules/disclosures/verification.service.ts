import { Injectable } from '@nestjs/common';
import { OrganizationKeysService } from '#modules/identity/organization-keys.service.js';
import { keyFingerprint, sha256, verifyText } from '#platform/keys/signing.js';
import { type Verdict, verifyDocument } from './domain/verify.js';

/** What anybody may know of a posted document; `ownInstallation` = the vendor's key was certified by this installation. */
export type Verification = Verdict & { readonly ownInstallation?: boolean; readonly installationFingerprint?: string };

/** Checks signed revisions, for anybody. */
@Injectable()
export class VerificationService {
  constructor(private readonly keys: OrganizationKeysService) {}

  verify(document: unknown): Verification {
    const verdict = verifyDocument(document, sha256, verifyText);
    if (verdict.result !== 'intact') return verdict;
    const { installationKey } = verdict;
    return {
      ...verdict,
      ownInstallation: this.keys.isOwnInstallation(installationKey),
      installationFingerprint: keyFingerprint(installationKey),
    };
  }
}
