package org.almanac.subscriber.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;

class SubscriptionFieldsTest {

    @Test
    void listsAreRepeatedFieldsOrCommas() {
        MultivaluedMap<String, String> form = form();
        form.add("tags", "5g, networks");
        form.add("tags", "iot");

        assertThat(read(form).tags()).containsExactly("5g", " networks", "iot");
    }

    @Test
    void anUntickedBoxIsFalseAndAMissingOneUnsaid() {
        MultivaluedMap<String, String> form = form();
        form.add("changes", "false");
        form.add("announcements", "false");
        form.add("announcements", "true");

        assertThat(read(form).changes()).isFalse();
        assertThat(read(form).announcements()).isTrue();
        assertThat(read(form).nothingUpcoming()).isNull();
    }

    @Test
    void noReminderIsAChoiceAndNoFieldIsNone() {
        MultivaluedMap<String, String> form = form();
        assertThat(read(form).leadTimes()).isNull();

        form.add("leadTimes", "");
        assertThat(read(form).leadTimes()).isEmpty();
    }

    @Test
    void aMistypedFieldDoesNotSubscribeToEverything() {
        MultivaluedMap<String, String> form = form();
        form.add("tag", "5g");

        assertThat(catchThrowableOfType(Problem.class, () -> read(form)).kind()).isEqualTo(Problem.Kind.INVALID);
    }

    @Test
    void fieldsThatContentManagementSystemsAddAreIgnored() {
        MultivaluedMap<String, String> form = form();
        form.add("_wpnonce", "0123456789");

        assertThat(read(form).email()).isEqualTo("ada@example.com");
    }

    private static MultivaluedMap<String, String> form() {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("email", "ada@example.com");
        return form;
    }

    private static SubscriptionInput read(MultivaluedMap<String, String> form) {
        return SubscriptionFields.read(form, Set.of());
    }
}
