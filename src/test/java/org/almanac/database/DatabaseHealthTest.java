package org.almanac.database;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseHealthTest {
    private final AgroalDataSource dataSource;

    @Inject
    DatabaseHealthTest(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void isReadyOnARealDatabase() {
        get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void timeZonesOfJvmSessionAndUtcDiffer() throws SQLException {
        assertThat(TimeZone.getDefault().getID()).isEqualTo("America/St_Johns");
        assertThat(query("show timezone")).isEqualTo("Asia/Kolkata");
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
