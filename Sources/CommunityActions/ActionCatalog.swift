/// Every verb; the only list of them.
public enum ActionCatalog {
  /// The verbs in the order of menus and help.
  public static let all: [BulkAction] = [
    .addTag, .removeTag, .assignAgent, .addMemberNote,
    .replaceTag, .expireTag, .clearTags, .saveAsList, .leaveList, .setOwnField, .clearOwnField,
    .markContacted, .awardPoints, .deductPoints, .redeemPoints,
    .grantBenefit, .grantBirthdayBenefit, .useBenefit, .revokeBenefit,
    .setRemark, .setRealName, .setPhone, .setEmail, .setGender, .setBirthday,
    .setCity, .setProvince, .setAddress,
    .grantConsent, .denyConsent, .clearConsent, .setDoNotContact, .clearDoNotContact,
    .markCore, .unmarkCore, .overrideStage, .restoreStage,
    .markOnboarding, .clearOnboarding, .setRole, .recordViolation,
    .recordApplication, .approveAdmission, .rejectAdmission,
    .requestInvitation, .requestSwitch, .requestRole, .requestRemoval,
    .blacklist, .liftBlacklist,
    .notifyInactive, .resolveDuplicates,
    .approveApplication, .rejectApplication, .scoreQuiz, .markGuided,
    .drawTierSample, .confirmTier, .correctTier, .lockLevel, .unlockLevel,
    .mergeMembers, .splitMembers, .revisePolicy, .runDay,
    .finishRequest, .voidRequest, .reopenRequest,
    .addGroup, .renewJoinCode, .assignGroupOwner, .addGroupNote, .setSlogan,
    .setNextGroup, .setGroupStatus, .setPositioning, .setValueProps,
    .addGroupRules, .setRoleQuota, .setCapacity, .setTargetProfile, .setNotice, .setDuties,
    .setGroupCategory, .assignGuide, .setGates, .setOnboardingSteps, .setInactivity,
    .splitGroup, .mergeGroup,
    .followUp, .enrolMembers, .stopEnrolment, .recordReply, .nominateKoc, .advanceKoc, .shipTrial,
    .nudgeKoc, .reviewTrial, .assignKocOwner,
    .addKocNote,
    .settleCommission, .setKocStage, .signTrial, .deliverTrial, .extendTrial, .cancelTrial,
    .answerNudge, .setKocRate, .setKocTerms, .payCommission, .observeKoc, .evaluateKoc,
    .startKocCycle, .assignOrderKoc,
    .addContent, .publishContent, .advanceContent, .postponeContent, .balanceWeek,
    .scheduleContent, .writeContent, .assignContent, .addCalendarCampaign, .shiftContent,
    .publishContentAt, .duplicateContent, .repeatContent, .continueSeries, .addIdea,
    .noteMissing, .measureContent, .cancelContent,
    .addCampaign, .advanceCampaign, .reviewCampaign, .addCampaignCost, .setCampaignState,
    .setCampaignBudget, .setCampaignGoal, .freezeAudience, .setArms, .addOffer,
    .addCampaignPrize, .setCampaignPath, .setCampaignGoods, .repeatCampaign,
    .startCampaignSop, .stopCampaignSop, .joinAudience, .leaveAudience, .recordParticipation,
    .finishTask, .reassignTask, .skipTask, .addTask, .handOver,
    .evaluateGoals, .rebuildHistory, .noteAlert, .snoozeAlert, .stopWatching, .resumeWatching,
    .setTarget, .setBaseline, .eraseMember,
    .saveDynamicList, .freezeList, .removeList,
    .editSheet, .saveView, .removeView, .saveRecipe, .removeRecipe,
  ]

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// The verb of an id.
  public static func named(_ id: String) -> BulkAction? {
    byID[id]
  }

  /// The verbs on a collection.
  public static func on(_ collection: String) -> [BulkAction] {
    all.filter { $0.on == collection }
  }
}
