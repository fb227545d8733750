package org.almanac.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
    /** The example of the Standard Webhooks specification's own libraries. */
    @Test
    void signsAsTheSpecificationDoes() {
        assertThat(WebhookSecret.signature(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330L,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void secretsAre256BitsAndNoTwoAreTheSame() {
        String secret = WebhookSecret.random();

        assertThat(secret).startsWith("whsec_").isNotEqualTo(WebhookSecret.random());
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
    }
}
