package org.almanac.account.login;

import static org.almanac.account.TestAccounts.ADMIN_EMAIL;
import static org.almanac.account.TestAccounts.ADMIN_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.almanac.account.Sessions;
import org.almanac.account.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FirstAdminTest {
    private final FirstAdmin firstAdmin;
    private final Sessions sessions;
    private final EntityManager database;

    @Inject
    FirstAdminTest(FirstAdmin firstAdmin, Sessions sessions, EntityManager database) {
        this.firstAdmin = firstAdmin;
        this.sessions = sessions;
        this.database = database;
    }

    @BeforeEach
    void emptyTheHouse() {
        deleteAccounts();
    }

    @AfterEach
    void putBackWhomOtherTestsLogInAs() {
        deleteAccounts();
        firstAdmin.create(ADMIN_EMAIL, Optional.of(ADMIN_PASSWORD));
    }

    @Test
    void nodesThatStartAtOnceMakeOneAccount() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            nodes.invokeAll(List.of(this::start, this::start, this::start, this::start))
                    .forEach(started -> assertThat(started).succeedsWithin(Duration.ofSeconds(30)));
        } finally {
            nodes.shutdown();
        }

        assertThat(emails()).containsExactly(ADMIN_EMAIL);
        assertThat(sessions.open(TestAccounts.attempt(ADMIN_EMAIL, ADMIN_PASSWORD, "192.0.2.3"))
                        .token())
                .isNotEmpty();
    }

    @Test
    void withoutAChosenPasswordARandomOneIsMade() {
        firstAdmin.create("admin@localhost", Optional.empty());

        assertThat(emails()).containsExactly("admin@localhost");
        assertThatThrownBy(() -> sessions.open(TestAccounts.attempt("admin@localhost", "", "192.0.2.3")))
                .hasMessageContaining("password is wrong");
    }

    @Test
    void laterStartsChangeNothing() {
        firstAdmin.create("first@almanac.example", Optional.of(ADMIN_PASSWORD));
        firstAdmin.create("second@almanac.example", Optional.of(ADMIN_PASSWORD));

        assertThat(emails()).containsExactly("first@almanac.example");
    }

    @Test
    void unusableSettingsStopTheStart() {
        assertThatThrownBy(() -> firstAdmin.create("nobody", Optional.of(ADMIN_PASSWORD)))
                .hasMessageContaining("ALMANAC_ADMIN_EMAIL");
        assertThatThrownBy(() -> firstAdmin.create(ADMIN_EMAIL, Optional.of("short")))
                .hasMessageContaining("ALMANAC_ADMIN_PASSWORD");
        assertThatThrownBy(() -> firstAdmin.create(ADMIN_EMAIL, Optional.of("é".repeat(37))))
                .hasMessageContaining("ALMANAC_ADMIN_PASSWORD");
        assertThat(emails()).isEmpty();
    }

    private boolean start() {
        firstAdmin.onStart(new StartupEvent());
        return true;
    }

    private List<String> emails() {
        return database.createQuery("select email from AccountEntity", String.class)
                .getResultList();
    }

    private void deleteAccounts() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery("delete from AccountEntity").executeUpdate());
    }
}
