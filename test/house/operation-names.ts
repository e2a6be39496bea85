/** Names that clients rely on: an operation of this list may move to another path, never change its name. */
export const CONTRACT_NAMES: readonly string[] = `
  setUpInstallation createSession verifySecondFactor signInWithPasskey deleteSession listSessions
  getMe switchOrganization changePassword requestPasswordReset resetPassword enrolTotp
  enrolPasskey configureOidc startOidc createOrganization changeOrganization listOrganizations
  claimOrganization mergeOrganizations inviteMember acceptInvitation listMembers changeMember
  createApiToken listApiTokens revokeApiToken openOperatorAccess sealBreakGlass openBreakGlass
  getInstallationKey
  listTemplates getTemplate learnForm getFormDraft changeFormDraft confirmForm getCrosswalk
  changeCrosswalk exportCrosswalk listProfiles createProfile changeProfile judgeProfile
  createProduct listProducts getProduct changeProduct createDisclosure startDraft getDraft
  saveAnswer saveAnswers assignQuestions listFindings moveDraft renewRevision getRevision
  listRevisions diffRevisions withdrawRevision getSignedRevision verifyRevision exportRevision
  getPolicy changePolicy
  requestAccess grantAccess revokeAccess listGrants acceptNda listReaders
  readWorkbook importWorkbook getImport applyImport downloadImportReport downloadWorkbook
  createEvidence uploadEvidenceFile importEvidence listEvidence changeEvidence downloadEvidence
  judgeEvidence listCriteria evaluateCriteria uploadSbom searchComponents listSupportEnds
  addPortfolioEntry changePortfolioEntry listPortfolio importLedger applyLedger previewRequests
  createRequests listRequests getRequest moveRequest openRequestLink answerByLink
  openClarifications replyClarification listClarifications assessRevision getAssessment treatGap
  agreeTreatment trackingBoard exportBoard saveView
  linkProducts unlinkProducts confirmLink disputeLink getStack listProductGaps listPortfolioGaps
  listConcentration
  compareProducts exportComparison searchCatalogue
  joinGroup leaveGroup changeConsent listGroupVendors completenessByVendor completenessByQuestion
  createReview listEscalations moveEscalation
  inspectionPack startTakeout exportBundle importBundle
  listNotifications markNotifications changePreferences createWebhook listWebhooks deleteWebhook
  rotateWebhookSecret replayDelivery
  listEvents exportEvents verifyAudit getAuditHead listAlarms
  getJob
`
  .trim()
  .split(/\s+/);

/** Names beside those: what watches the process, the description itself, and steps that the contract leaves unnamed. */
export const FURTHER_NAMES: readonly string[] =
  'acknowledgeAlarm changeMe getOrganization livez readyz getOpenApi getSetUp getInvitation listInvitations resendInvitation withdrawInvitation inviteFirstAdministrator nameVendor listPossibleDuplicates transferAdministration joinOrganization leaveOrganization resetMemberFactors getPasswordReset exportMyData rotateOrganizationKey listFactors removeFactor newRecoveryCodes endSession beginPasskey renamePasskey challengePasskey challengeSecondFactor getNextStep getOidc removeOidc finishOidc changeDisclosure discardDraft saveHeader listOperatorAccess closeOperatorAccess listBreakGlass discardBreakGlass listCrosswalkVersions moveDraftToForm listFormDrafts discardFormDraft retireForm bringBackForm listAssessments judgeRows moveAssessment listTreatments getTreatment changeTreatment renewTreatment withdrawTreatment downloadForm getPortfolioEntry removePortfolioEntry exportPortfolio getRequestTimeline exportRequestTimeline getRequestFile downloadRequestFile importRequestFile listClarificationGroups getClarification noteClarification publishClarification unpublishClarification listProductAnswers listLedgers getLedger listLedgerRows changeLedgerColumns listLedgerMappings getProfile retireProfile judgeProducts exportProfileJudgement listClauses exportClauses'.split(
    ' ',
  );
