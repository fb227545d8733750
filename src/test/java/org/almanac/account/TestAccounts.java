package org.almanac.account;

/** Who tests are, as the configuration of the test profile says. */
public final class TestAccounts {
    public static final String ADMIN_EMAIL = "Admin@Almanac.Example";
    public static final String ADMIN_PASSWORD = "correct horse battery";
    public static final String ADMIN_TOKEN = "a-token-for-tests-of-forty-characters-00";

    private TestAccounts() {}

    /** An attempt by a browser that has neither session nor device cookie. */
    public static LoginRequest attempt(String email, String password, String address) {
        return new LoginRequest(email, password, address, null, null);
    }
}
