package org.almanac.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    @ParameterizedTest
    @CsvSource({
        "5g-world-summit-2027, 5g-world-summit-2027.ics",
        "東京, event.ics",
        "東京-expo, expo.ics",
        "con, event-con.ics",
        "lpt1, event-lpt1.ics",
        "../../etc/passwd, etc-passwd.ics",
        "'fair 2027 \"x\" ', fair-2027-x.ics",
        "a-very-long-name-of-a-conference-that-goes-on-and-on-for-ever-and-a-day, "
                + "a-very-long-name-of-a-conference-that-goes-on-and-on-for-eve.ics"
    })
    void nameIsSafeInAHeaderAndInAnyFileSystem(String slug, String name) {
        assertThat(CalendarFile.name(slug)).isEqualTo(name);
    }
}
