package org.almanac.account;

/** What the audit log knows beside changes of events. */
public enum AuditAction {
    SIGNED_IN("Signed in"),
    SIGN_IN_FAILED("Sign-in failed"),
    SIGN_IN_DELAYED("Sign-in delayed"),
    SIGNED_OUT("Signed out"),
    SIGNED_OUT_EVERYWHERE("Signed out everywhere"),
    SIGNED_OUT_BY_OTHERS("Signed somebody out everywhere"),
    ACCOUNT_CREATED("Account made"),
    ACCOUNT_CHANGED("Account changed"),
    ACCOUNT_DEACTIVATED("Account deactivated"),
    ACCOUNT_ACTIVATED("Account activated"),
    ACCOUNT_REMOVED("Account removed"),
    INVITATION_SENT("Invitation sent"),
    PASSWORD_FORGOTTEN("Forgotten password asked for"),
    PASSWORD_CHOSEN("Password chosen by a mailed link"),
    PASSWORD_CHANGED("Password changed"),
    TOKEN_CREATED("Token made"),
    TOKEN_REVOKED("Token revoked"),
    TOKEN_FIRST_USED("Token used for the first time"),
    SUBSCRIBER_EXPORTED("Subscriber exported"),
    SUBSCRIBER_ERASED("Subscriber erased"),
    SUBSCRIBERS_LISTED("Subscribers listed"),
    SUBSCRIBERS_EXPORTED("Subscribers exported as a list"),
    SUBSCRIBERS_IMPORTED("Subscribers imported"),
    EVENTS_IMPORTED("Events imported"),
    EVENTS_EDITED("Many events edited together"),
    EVENTS_PUT_BACK("Edit of many events undone"),
    ENTRIES_MERGED("Entries of a register merged"),
    IMPORT_UNDONE("Import undone"),
    EVENTS_EXPORTED("Events exported"),
    SOURCE_CREATED("Source added"),
    SOURCE_CHANGED("Source changed"),
    SOURCE_DELETED("Source deleted"),
    WEBHOOK_CREATED("Webhook added"),
    WEBHOOK_CHANGED("Webhook changed"),
    WEBHOOK_DELETED("Webhook deleted"),
    ADDRESS_SUPPRESSED("Address suppressed"),
    SUPPRESSION_REMOVED("Suppression removed"),
    SENDING_PAUSED("Sending paused"),
    SENDING_RESUMED("Sending resumed");

    private final String word;

    AuditAction(String word) {
        this.word = word;
    }

    /** For people. */
    public String word() {
        return word;
    }
}
