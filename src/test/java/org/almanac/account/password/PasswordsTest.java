package org.almanac.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final List<String> OWN =
            List.of("ines.keller@trade-press.example", "Ines Keller", "Trade Press", "events.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "password12",
                "Password1!",
                "qwertyuiop",
                "1qaz2wsx3edc",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "letmein123",
                "p4ssw0rd123",
                "inesKeller1",
                "trade press",
                "ines.keller@trade-press.example",
                "drowssap12"
            })
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(Passwords.refusal(password, OWN))
                .hasValueSatisfying(why -> assertThat(why).contains("among the first"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "a long enough password 1",
                "Zugvögel fressen Kies",
                "xK9!mPq2vLr7",
                "новый пароль для стола",
                "new-password-for-the-desk"
            })
    void whatNobodyTriesFirstIsFine(String password) {
        assertThat(Passwords.refusal(password, OWN)).isEmpty();
    }

    @Test
    void lengthIsCountedInCharactersBelowAndInBytesAbove() {
        assertThat(Passwords.refusal("xK9!mPq2v", List.of())).hasValue("Choose at least 10 characters.");
        assertThat(Passwords.refusal("😀🎈🚲🌵🦔🍋🧭🪁🫖", List.of())).hasValue("Choose at least 10 characters.");
        assertThat(Passwords.refusal("xK9!mPq2vLr7".repeat(6), List.of())).isEmpty();
        assertThat(Passwords.refusal("xK9!mPq2vLr7".repeat(6) + "x", List.of()))
                .hasValueSatisfying(why -> assertThat(why).contains("72 bytes"));
        assertThat(Passwords.refusal("xK9!mPq2v\0Lr7", List.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@4({[<368910!|1$50+7%2", "(((((((((((((((((", "qweasdzxcqweasdzxc", "1a1a1a1a1a1a1a"})
    void noPasswordTakesLongToBeLookedAt(String part) {
        String longest = part.repeat(80).substring(0, Passwords.MAX_BYTES);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> Passwords.refusal(longest, List.of(part, "x".repeat(100))));
    }

    @Test
    void hashOfNobodyNeverMatches() {
        String hash = Passwords.hash("correct horse battery");

        assertThat(Passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(Passwords.matches("correct horse batterz", hash)).isFalse();
        assertThat(Passwords.matches("correct horse battery", null)).isFalse();
    }
}
