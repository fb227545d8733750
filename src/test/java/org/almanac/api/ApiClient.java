package org.almanac.api;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests to the running service, with an editor's rights or none. */
public final class ApiClient {
    private ApiClient() {}

    public static RequestSpecification editor() {
        String token = ConfigProvider.getConfig().getValue("almanac.admin.token", String.class);
        return anonymous().header("Authorization", "Bearer " + token);
    }

    public static RequestSpecification anonymous() {
        return RestAssured.given();
    }

    /** A client that takes what it gets as it is: it asks for no compression. */
    public static RequestSpecification plain() {
        return anonymous()
                .config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }
}
