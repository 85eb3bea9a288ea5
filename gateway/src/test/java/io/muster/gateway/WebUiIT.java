package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web UI as browsers fetch it. */
class WebUiIT extends GatewayITBase {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/incidents", "/incidents/INC-1", "/?login=failed"})
  void every_page_address_leads_to_the_page_which_is_never_kept(String path) {
    HttpResponse<String> page = browser().get(path, "Accept", "text/html,*/*;q=0.8");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Muster</title>");
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void a_file_named_by_its_content_is_kept_for_good() {
    HttpResponse<String> asset = browser().get("/assets/app-1a2b3c.js");

    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(asset.headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000", "public", "immutable");
    assertThat(asset.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void any_other_file_is_asked_for_anew() {
    HttpResponse<String> icon = browser().get("/icon.svg");

    assertThat(icon.statusCode()).isEqualTo(200);
    assertThat(icon.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/gone.js",
        "/gone.png",
        "/actuator/nothing",
        "/login/nothing",
        "/oauth2/nothing"
      })
  void what_is_no_page_is_missed_as_a_problem_even_by_a_browser(String path) {
    assertProblem(browser().get(path, "Accept", "text/html"), 404, "not-found");
  }

  @Test
  void a_page_address_is_for_people_only() {
    assertProblem(
        browser().get("/incidents/INC-1", "Accept", "application/json"), 404, "not-found");
  }
}
