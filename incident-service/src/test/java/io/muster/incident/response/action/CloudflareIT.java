package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.incident.response.action.ProviderAnswer.Result;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Against a double of the access rules of one zone, which has one rule for an address. */
class CloudflareIT {

  private static final String ZONE = "/client/v4/zones/023e105f4ecef8ad9ca31a8372d0c353";
  private static final String RULES = ZONE + "/firewall/access_rules/rules";

  private final Zone zone = new Zone();
  private final ActionConnection cloudflare =
      new CloudflareProtocol().connect(zone.uri(ZONE), ApiDouble.TOKEN);

  @AfterEach
  void it_stops() {
    zone.close();
  }

  /** The rules by address. */
  private static final class Zone extends ApiDouble {
    private final Map<String, ObjectNode> rules = new LinkedHashMap<>();

    @Override
    Told answer(Asked asked) {
      if (asked.path().equals(RULES) && asked.method().equals("GET")) {
        ArrayNode found = JSON.createArrayNode();
        rules.values().stream()
            .filter(
                rule ->
                    rule.path("configuration")
                        .path("target")
                        .asString()
                        .equals(asked.query().get("configuration.target")))
            .filter(
                rule ->
                    rule.path("value asked")
                        .asString()
                        .equals(asked.query().get("configuration.value")))
            .forEach(found::add);
        return new Told(200, success(found));
      }
      if (asked.path().equals(RULES) && asked.method().equals("POST")) {
        return create(asked.body());
      }
      if (asked.method().equals("DELETE") && asked.path().startsWith(RULES + "/")) {
        String id = asked.path().substring(RULES.length() + 1);
        boolean gone = rules.values().removeIf(rule -> rule.path("id").asString().equals(id));
        return gone
            ? new Told(200, success(object().put("id", id)))
            : failure(404, 10001, "firewallaccessrules.api.not_found");
      }
      return failure(404, 7003, "Could not route to " + asked.path());
    }

    private Told create(JsonNode body) {
      assertThat(body.propertyNames()).containsExactlyInAnyOrder("mode", "configuration", "notes");
      String value = body.path("configuration").path("value").asString();
      if (rules.containsKey(value)) {
        return failure(400, 10009, "firewallaccessrules.api.duplicate_of_existing");
      }
      ObjectNode rule = (ObjectNode) body.deepCopy();
      rule.put("id", "rule-" + (rules.size() + 1)).put("value asked", value);
      if (value.contains(":") && !value.contains("/")) {
        ((ObjectNode) rule.path("configuration"))
            .put("value", InetAddress.ofLiteral(value).getHostAddress());
      }
      rules.put(value, rule);
      return new Told(200, success(rule));
    }

    private static ObjectNode success(JsonNode result) {
      ObjectNode body = object().put("success", true);
      body.putArray("errors");
      body.set("result", result);
      return body;
    }

    private static Told failure(int status, int code, String message) {
      ObjectNode body = object().put("success", false);
      body.putArray("errors").addObject().put("code", code).put("message", message);
      return new Told(status, body);
    }
  }

  private static ActionRequest request(ActionKind kind, String address, String reference) {
    return new ActionRequest(
        "action-of-inc-1-a",
        kind,
        List.of(new ActionParameter("address", address)),
        null,
        reference);
  }

  private static ActionRequest block(String address) {
    return request(ActionKind.BLOCK_ADDRESS, address, null);
  }

  @ParameterizedTest
  @CsvSource({"203.0.113.7,ip", "2001:db8::7,ip6", "203.0.113.0/24,ip_range"})
  void an_address_is_tried_blocked_found_again_and_unblocked(String address, String target) {
    assertThat(cloudflare.dryRun(block(address)).result()).isEqualTo(Result.WOULD_DO);
    assertThat(zone.writes()).isEmpty();
    assertThat(cloudflare.status(block(address)).result()).isEqualTo(Result.NOT_SEEN);

    ProviderAnswer done = cloudflare.execute(block(address));
    assertThat(done.result()).isEqualTo(Result.DONE);
    ObjectNode rule = zone.rules.get(address);
    assertThat(rule.path("mode").asString()).isEqualTo("block");
    assertThat(rule.path("configuration").path("target").asString()).isEqualTo(target);
    assertThat(rule.path("notes").asString()).contains("action-of-inc-1-a");

    ActionRequest later = request(ActionKind.BLOCK_ADDRESS, address, done.reference());
    assertThat(cloudflare.status(later).result()).isEqualTo(Result.DONE);
    assertThat(cloudflare.undo(later).result()).isEqualTo(Result.UNDONE);
    assertThat(cloudflare.undo(later).result()).isEqualTo(Result.UNDONE);
    assertThat(cloudflare.status(later).result()).isEqualTo(Result.UNDONE);
    assertThat(zone.rules).isEmpty();
  }

  @Test
  void a_rule_whose_making_nobody_heard_of_is_found_by_its_notes() {
    zone.silent = true;
    assertThat(cloudflare.execute(block("203.0.113.7")).result()).isEqualTo(Result.UNKNOWN);
    zone.silent = false;
    ProviderAnswer found = cloudflare.status(block("203.0.113.7"));
    assertThat(found.result()).isEqualTo(Result.DONE);
    assertThat(found.reference()).isEqualTo("rule-1");
  }

  @Test
  void a_rule_of_somebody_else_is_left_alone() {
    cloudflare.execute(block("203.0.113.7"));
    zone.rules.get("203.0.113.7").put("notes", "By hand");
    assertThat(cloudflare.dryRun(block("203.0.113.7")).result()).isEqualTo(Result.REFUSED);
    assertThat(cloudflare.execute(block("203.0.113.7")).says()).contains("10009");
    assertThat(cloudflare.undo(block("203.0.113.7")).result()).isEqualTo(Result.REFUSED);
    assertThat(zone.rules).hasSize(1);
  }

  @Test
  void of_an_address_that_was_erased_with_its_incident_nothing_is_asked() {
    cloudflare.execute(block("203.0.113.7"));
    ActionRequest erased =
        new ActionRequest(
            "action-of-inc-1-a", ActionKind.BLOCK_ADDRESS, List.of(), null, "[erased]");
    assertThat(cloudflare.undo(erased).result()).isEqualTo(Result.NOT_SENT);
    assertThat(cloudflare.status(erased).says()).contains("erased");
    assertThat(zone.rules).hasSize(1);
  }

  @Test
  void an_address_that_is_blocked_can_be_let_in_and_shut_out_again() {
    ActionRequest unblock = request(ActionKind.UNBLOCK_ADDRESS, "203.0.113.7", null);
    assertThat(cloudflare.dryRun(unblock).result()).isEqualTo(Result.REFUSED);
    cloudflare.execute(block("203.0.113.7"));
    assertThat(cloudflare.dryRun(unblock).result()).isEqualTo(Result.WOULD_DO);
    assertThat(cloudflare.execute(unblock).result()).isEqualTo(Result.DONE);
    assertThat(cloudflare.status(unblock).result()).isEqualTo(Result.DONE);
    assertThat(cloudflare.undo(unblock).result()).isEqualTo(Result.UNDONE);
    assertThat(zone.rules).containsOnlyKeys("203.0.113.7");
  }

  @Test
  void a_token_that_is_not_let_in_is_a_refusal_and_one_that_cannot_be_a_token_is_said_at_once() {
    ActionConnection other = new CloudflareProtocol().connect(zone.uri(ZONE), "x".repeat(40));
    assertThat(other.execute(block("203.0.113.7")).result()).isEqualTo(Result.REFUSED);
    assertThat(other.status(block("203.0.113.7")).result()).isEqualTo(Result.UNKNOWN);
    assertThatThrownBy(() -> new CloudflareProtocol().connect(zone.uri(ZONE), "two words"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("two words");
  }
}
