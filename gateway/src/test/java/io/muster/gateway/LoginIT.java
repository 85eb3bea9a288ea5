package io.muster.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** People at a browser: logging in, staying logged in, changing things and logging out. */
class LoginIT extends GatewayITBase {

  private record Call(String path, String body) {}

  @Autowired ReactiveMongoTemplate mongo;

  @BeforeEach
  void startWithNobodyLoggedIn() {
    mongo.remove(new Query(), "sessions").block();
    callsOfIssuer();
  }

  @Test
  void the_way_to_keycloak_is_secured_against_a_stolen_code() {
    Browser browser = browser();
    HttpResponse<String> login = browser.get("/login", "Accept", "text/html");
    assertThat(Browser.location(login)).isEqualTo("/oauth2/authorization/keycloak");

    HttpResponse<String> away = browser.get(Browser.location(login), "Accept", "text/html");

    String keycloak = Browser.location(away);
    assertThat(keycloak).startsWith(ISSUER.authorizationEndpointUrl(REALM).toString());
    Map<String, String> asked =
        UriComponentsBuilder.fromUriString(keycloak).build().getQueryParams().toSingleValueMap();
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "muster-gateway")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", "http://127.0.0.1:8080/login/oauth2/code/keycloak")
        .containsKeys("code_challenge", "state", "nonce");
    assertThat(login.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("muster=")
                    .contains("HTTPOnly", "SameSite=Lax", "Path=/")
                    .doesNotContain("Max-Age", "Expires"));
  }

  @Test
  void a_person_logs_in_and_the_services_see_their_token() {
    Browser rosa = loggedIn(300);

    var session = json(rosa.get("/api/session"));
    assertThat(session.get("authenticated").asBoolean()).isTrue();
    assertThat(session.get("id").asString()).isEqualTo(ROSA);
    assertThat(session.get("name").asString()).isEqualTo("Rosa Reyes");
    assertThat(session.get("username").asString()).isEqualTo("rosa");
    assertThat(session.get("roles")).hasSize(1);
    assertThat(session.get("csrfToken").asString()).isEqualTo(rosa.cookies().get("XSRF-TOKEN"));

    assertThat(rosa.get("/api/incidents").statusCode()).isEqualTo(200);
    var headers = INCIDENT.only().headers();
    assertThat(headers.get("Authorization")).startsWith("Bearer eyJ");
    assertThat(headers.contains("Cookie")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/login, /",
    "/login?returnTo=/incidents/INC-1?tab=timeline, /incidents/INC-1?tab=timeline",
    "/login?returnTo=https://evil.example, /",
    "/login?returnTo=//evil.example, /",
    "/login?returnTo=/%5Cevil.example, /",
    "/login?returnTo=/a%0d%0aSet-Cookie:x, /",
  })
  void a_link_survives_the_login_but_leads_nowhere_else(String link, String page) {
    ISSUER.enqueueCallback(rosa(300));
    assertThat(browser().logIn(link)).isEqualTo(page);
  }

  @Test
  void the_session_gets_a_new_name_at_login() {
    Browser browser = browser();
    browser.get("/login");
    String before = browser.cookies().get("muster");

    ISSUER.enqueueCallback(rosa(300));
    browser.logIn("/login");

    assertThat(browser.cookies().get("muster")).isNotEqualTo(before);
    assertThat(sessions()).hasSize(1);
  }

  @Test
  void a_callback_nobody_asked_for_logs_nobody_in() {
    Browser browser = browser();
    HttpResponse<String> answer =
        browser.get("/login/oauth2/code/keycloak?code=stolen&state=guessed", "Accept", "text/html");

    assertThat(Browser.location(answer)).isEqualTo("/?login=failed");
    assertProblem(browser.get("/api/session"), 401, "unauthenticated");
  }

  @Test
  void no_token_ever_reaches_the_browser() {
    Browser rosa = loggedIn(300);
    rosa.get("/api/session");
    rosa.get("/api/incidents");
    rosa.get("/", "Accept", "text/html");
    rosa.change("/logout", "");

    for (HttpResponse<String> answer : rosa.answers()) {
      assertThat(answer.body() + answer.headers().map())
          .as(answer.uri().getPath())
          .doesNotContain("eyJ");
    }
  }

  @Test
  void the_database_holds_no_token_and_no_secret_in_the_clear() {
    loggedIn(300);

    Document session = sessions().getFirst();
    String held = new String(session.get("attr", Binary.class).getData(), ISO_8859_1);
    assertThat(held).doesNotContain("eyJ", "demo-gateway-secret", "java.util", "springframework");
  }

  @Test
  void a_session_sealed_by_somebody_else_is_no_session() {
    Browser rosa = loggedIn(300);
    Document session = sessions().getFirst();
    byte[] sealed = session.get("attr", Binary.class).getData();
    sealed[sealed.length - 1] ^= 1;
    mongo.save(session.append("attr", sealed), "sessions").block();

    assertProblem(rosa.get("/api/incidents"), 401, "unauthenticated");
    assertThat(sessions()).isEmpty();
  }

  @Test
  void a_change_must_come_from_our_own_page() {
    Browser rosa = loggedIn(300);
    rosa.get("/api/session");

    assertProblem(rosa.post("/api/incidents", "{}"), 403, "csrf-token-missing");
    assertProblem(
        rosa.post("/api/incidents", "{}", "X-XSRF-TOKEN", "guessed"), 403, "csrf-token-missing");
    assertProblem(rosa.post("/logout", ""), 403, "csrf-token-missing");
    assertThat(INCIDENT.seen()).isEmpty();

    assertThat(rosa.change("/api/incidents", "{\"a\":1}").statusCode()).isEqualTo(200);
    assertThat(INCIDENT.only().body()).isEqualTo("{\"a\":1}");
  }

  @Test
  void the_csrf_cookie_comes_with_the_page_and_can_be_read_by_it() {
    HttpResponse<String> page = browser().get("/incidents/INC-1", "Accept", "text/html");

    assertThat(page.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("XSRF-TOKEN=")
        .contains("Path=/", "SameSite=Lax")
        .doesNotContainIgnoringCase("HttpOnly");
  }

  @Test
  void a_page_that_wakes_up_renews_its_token_once_however_much_it_asks() {
    // Within the minute before expiry, in which a token is renewed.
    Browser rosa = loggedIn(20);
    callsOfIssuer();
    ISSUER.enqueueCallback(rosa(300));

    List<CompletableFuture<Integer>> asked =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> rosa.tab().get("/api/incidents?n=" + i).statusCode()))
            .toList();

    assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    assertThat(refreshTokensSpent()).hasSize(1);
    assertThat(rosa.get("/api/incidents").statusCode()).isEqualTo(200);
    assertThat(refreshTokensSpent()).as("the renewed token was kept").isEmpty();
  }

  @Test
  void a_person_logged_out_at_keycloak_is_logged_out_here() {
    Browser rosa = loggedIn(20);
    Dispatcher issuer = ISSUER_HTTP.getDispatcher();
    ISSUER_HTTP.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse()
                .setResponseCode(400)
                .setHeader("Content-Type", "application/json")
                .setBody("{\"error\":\"invalid_grant\"}");
          }
        });
    try {
      assertProblem(rosa.get("/api/incidents"), 401, "session-ended");
    } finally {
      ISSUER_HTTP.setDispatcher(issuer);
    }
    assertProblem(rosa.get("/api/session"), 401, "unauthenticated");
    assertThat(sessions()).isEmpty();
    assertThat(INCIDENT.seen()).isEmpty();
  }

  @Test
  void while_keycloak_is_away_nobody_is_logged_out() {
    Browser rosa = loggedIn(20);
    Dispatcher issuer = ISSUER_HTTP.getDispatcher();
    ISSUER_HTTP.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse().setResponseCode(502);
          }
        });
    try {
      assertProblem(rosa.get("/api/incidents"), 503, "identity-unavailable");
    } finally {
      ISSUER_HTTP.setDispatcher(issuer);
    }
    assertThat(rosa.get("/api/incidents").statusCode()).isEqualTo(200);
  }

  @Test
  void logging_out_ends_the_session_here_and_at_keycloak() {
    Browser rosa = loggedIn(300);
    Browser copy = rosa.tab();
    rosa.get("/api/session");
    callsOfIssuer();

    HttpResponse<String> answer = rosa.change("/logout", "");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(rosa.cookies()).doesNotContainKey("muster");
    assertProblem(copy.get("/api/session"), 401, "unauthenticated");
    assertThat(callsOfIssuer())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.path()).isEqualTo("/" + REALM + "/endsession");
              assertThat(call.body()).contains("client_id=muster-gateway", "refresh_token=");
            });
  }

  @Test
  void logging_out_by_a_form_leads_back_to_the_start() {
    Browser rosa = loggedIn(300);
    rosa.get("/api/session");

    HttpResponse<String> answer =
        rosa.post(
            "/logout",
            "_csrf=" + rosa.cookies().get("XSRF-TOKEN"),
            "Accept",
            "text/html",
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(Browser.location(answer)).isEqualTo("/");
  }

  @Test
  void a_request_still_under_way_does_not_bring_a_session_back_to_life() {
    Browser rosa = loggedIn(300);
    rosa.get("/api/session");
    Sinks.Empty<Void> arrived = Sinks.empty();
    Sinks.Empty<Void> mayAnswer = Sinks.empty();
    INCIDENT.answers(
        (request, response) -> {
          arrived.tryEmitEmpty();
          return mayAnswer.asMono().then(response.sendString(Mono.just("{}")).then());
        });
    Browser otherTab = rosa.tab();
    CompletableFuture<Integer> underWay =
        CompletableFuture.supplyAsync(() -> otherTab.get("/api/incidents").statusCode());
    arrived.asMono().block();

    rosa.change("/logout", "");
    mayAnswer.tryEmitEmpty();

    assertThat(underWay.join()).isEqualTo(200);
    assertThat(sessions()).isEmpty();
    assertProblem(otherTab.get("/api/incidents"), 401, "unauthenticated");
  }

  private Browser loggedIn(long tokenLivesSeconds) {
    ISSUER.enqueueCallback(rosa(tokenLivesSeconds));
    Browser browser = browser();
    assertThat(browser.logIn("/login")).isEqualTo("/");
    return browser;
  }

  private List<Document> sessions() {
    return mongo.findAll(Document.class, "sessions").collectList().block();
  }

  /** What the issuer was asked since the last look. */
  private static List<Call> callsOfIssuer() {
    List<Call> calls = new ArrayList<>();
    try {
      while (true) {
        RecordedRequest request = ISSUER.takeRequest(50, TimeUnit.MILLISECONDS);
        calls.add(
            new Call(
                request.getPath(),
                URLDecoder.decode(request.getBody().readUtf8(), StandardCharsets.UTF_8)));
      }
    } catch (RuntimeException noMore) {
      return calls;
    }
  }

  private static List<String> refreshTokensSpent() {
    Pattern spent = Pattern.compile("(?:^|&)refresh_token=([^&]+)");
    return callsOfIssuer().stream()
        .flatMap(call -> Stream.of(spent.matcher(call.body())))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }
}
