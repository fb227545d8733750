package org.almanac.abuse;

import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A node whose own connections are all taken is of no use, however well its database is. */
@QuarkusTest
class ReadinessTest {
    @Inject
    DataSource pool;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int size;

    @Test
    void whoHasNoConnectionLeftIsNotReady() throws SQLException {
        RestAssured.get("/q/health/ready").then().statusCode(200);
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) {
                taken.add(pool.getConnection());
            }
            RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.findAll { it.status == 'DOWN' }.name", hasItem("Connection pool"));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        RestAssured.get("/q/health/ready").then().statusCode(200);
    }
}
