/// Every verb; the only list of them.
public enum ActionCatalog {
  /// The verbs in the order of menus and help.
  public static let all: [BulkAction] = [
    .addTag, .removeTag, .assignAgent, .addMemberNote,
    .replaceTag, .expireTag, .clearTags, .saveAsList, .leaveList,
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
    .finishRequest, .voidRequest, .reopenRequest,
    .assignGroupOwner, .addGroupNote, .setSlogan,
    .addGroup, .renewJoinCode, .setNextGroup, .setGroupStatus, .setPositioning, .setValueProps,
    .addGroupRules, .setRoleQuota, .setCapacity, .setTargetProfile, .setNotice, .setDuties,
    .setGroupCategory,
    .nominateKoc, .advanceKoc, .shipTrial, .nudgeKoc, .reviewTrial, .assignKocOwner, .addKocNote,
    .setKocStage, .signTrial, .deliverTrial, .answerNudge, .setKocRate, .observeKoc,
    .addContent, .publishContent, .advanceContent, .postponeContent, .shiftContent,
    .publishContentAt, .duplicateContent, .cancelContent,
    .finishTask, .reassignTask, .skipTask, .addTask, .handOver,
    .setExclusive, .setCareLimit, .editSheet, .saveView, .removeView, .saveRecipe, .removeRecipe,
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
