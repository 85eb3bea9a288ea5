package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/**
 * The gateway while nobody answers at Keycloak's address. That this class starts at all is its
 * first test.
 */
@TestPropertySource(properties = "muster.gateway.issuer-uri=http://127.0.0.1:1/realms/muster")
class IdentityDownIT extends GatewayITBase {

  @Test
  void a_token_that_cannot_be_checked_is_not_called_wrong() {
    assertProblem(
        browser().get("/api/incidents", "Authorization", bearer()), 503, "identity-unavailable");
  }

  @Test
  void a_person_who_wants_to_log_in_is_led_back_to_a_page_that_offers_another_try() {
    assertThat(browser().logIn("/login")).isEqualTo("/?login=failed");
  }

  @Test
  void alerts_and_acknowledge_links_go_through_all_the_same() {
    assertThat(
            browser()
                .post("/intake/alertmanager", "{}", "Authorization", "Bearer key")
                .statusCode())
        .isEqualTo(200);
    assertThat(browser().get("/ack/token").statusCode()).isEqualTo(200);
    assertThat(browser().get("/actuator/health").statusCode()).isEqualTo(200);
  }
}
