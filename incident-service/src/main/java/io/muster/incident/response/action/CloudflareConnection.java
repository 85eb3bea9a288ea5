package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.incident.response.action.ApiCalls.Question;
import io.muster.incident.response.action.ApiCalls.Reply;
import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Blocks addresses by access rules of a zone. Each rule Muster makes has the action's id in its
 * notes, by which it is found again; Cloudflare itself keeps no ids of requests, and has one rule
 * for an address at most.
 */
final class CloudflareConnection implements ActionConnection {

  private static final String RULES = "/firewall/access_rules/rules";
  private static final String BLOCK = "block";

  private final ApiCalls api;

  CloudflareConnection(ApiCalls api) {
    this.api = api;
  }

  @Override
  public ProviderAnswer dryRun(ActionRequest request) {
    return about(
        request,
        () -> {
          Found found = ruleFor(address(request));
          if (found.failure() != null) {
            return found.failure();
          }
          boolean blocked = found.rule().filter(CloudflareConnection::blocks).isPresent();
          if (isBlock(request)) {
            return found.rule().isPresent()
                ? ProviderAnswer.of(
                    Result.REFUSED, "There is a rule for it already: " + mode(found))
                : ProviderAnswer.of(Result.WOULD_DO, "There is no rule for it yet.");
          }
          return blocked
              ? ProviderAnswer.of(Result.WOULD_DO, "It is blocked now.")
              : ProviderAnswer.of(Result.REFUSED, "It is not blocked.");
        });
  }

  @Override
  public ProviderAnswer execute(ActionRequest request) {
    return about(
        request,
        () -> isBlock(request) ? block(request, Result.DONE) : unblock(request, Result.DONE));
  }

  @Override
  public ProviderAnswer undo(ActionRequest request) {
    return about(
        request,
        () -> isBlock(request) ? unblock(request, Result.UNDONE) : block(request, Result.UNDONE));
  }

  @Override
  public ProviderAnswer status(ActionRequest request) {
    return about(
        request,
        () -> {
          Found found = ruleFor(address(request));
          if (found.failure() != null) {
            return ProviderAnswer.of(Result.UNKNOWN, found.failure().says());
          }
          boolean ours = found.rule().filter(rule -> isOf(rule, request)).isPresent();
          if (isBlock(request)) {
            return ours
                ? done(Result.DONE, found.rule().get())
                : ProviderAnswer.of(
                    request.reference() == null ? Result.NOT_SEEN : Result.UNDONE,
                    "There is no such rule.");
          }
          if (found.rule().isEmpty()) {
            return ProviderAnswer.of(Result.DONE, "There is no rule for it.");
          }
          return ours
              ? done(Result.UNDONE, found.rule().get())
              : ProviderAnswer.of(Result.NOT_SEEN, "It is still blocked.");
        });
  }

  /** An incident's texts may have been erased while its address is still blocked. */
  private static ProviderAnswer about(ActionRequest request, Question question) {
    return address(request) == null
        ? ProviderAnswer.of(Result.NOT_SENT, "Which address it was is erased. Look for its rule.")
        : ApiCalls.answerTo(question);
  }

  private ProviderAnswer block(ActionRequest request, Result result) throws NotAnsweredException {
    String address = address(request);
    Reply reply =
        api.send(
            "POST",
            RULES,
            "application/json",
            Map.of(
                "mode",
                BLOCK,
                "configuration",
                Map.of("target", target(address), "value", address),
                "notes",
                "Muster " + request.actionId()));
    return isSuccess(reply)
        ? done(result, reply.body().path("result"))
        : reply.notDone(errors(reply));
  }

  /** Takes away the rule that is there now, unless it is somebody else's. */
  private ProviderAnswer unblock(ActionRequest request, Result result) throws NotAnsweredException {
    Found found = ruleFor(address(request));
    if (found.failure() != null) {
      return found.failure();
    }
    if (found.rule().isEmpty()) {
      return ProviderAnswer.of(result, "There is no rule for it.");
    }
    JsonNode rule = found.rule().get();
    if (result == Result.UNDONE && !isOf(rule, request)) {
      return ProviderAnswer.of(
          Result.REFUSED, "The rule for it now is not the one this action made.");
    }
    Reply reply = api.delete(RULES + "/" + encoded(rule.path("id").asString("")));
    return isSuccess(reply) ? done(result, rule) : reply.notDone(errors(reply));
  }

  /** A rule, none, or why that cannot be said. */
  private record Found(Optional<JsonNode> rule, ProviderAnswer failure) {}

  private Found ruleFor(String address) throws NotAnsweredException {
    Reply reply =
        api.get(
            RULES
                + "?configuration.target=%s&configuration.value=%s&match=all&per_page=50"
                    .formatted(target(address), encoded(address)));
    if (!isSuccess(reply)) {
      return new Found(Optional.empty(), reply.notDone(errors(reply)));
    }
    return new Found(
        reply
            .body()
            .path("result")
            .valueStream()
            .filter(rule -> isSame(rule.path("configuration").path("value").asString(""), address))
            .findFirst(),
        null);
  }

  private static boolean isBlock(ActionRequest request) {
    return request.kind() == ActionKind.BLOCK_ADDRESS;
  }

  private static String address(ActionRequest request) {
    return request.parameter("address");
  }

  /** As Cloudflare calls it. */
  private static String target(String address) {
    if (address.contains("/")) {
      return "ip_range";
    }
    return address.contains(":") ? "ip6" : "ip";
  }

  /** Cloudflare writes IPv6 addresses out in full. */
  private static boolean isSame(String theirs, String ours) {
    try {
      String[] one = theirs.split("/", 2);
      String[] other = ours.split("/", 2);
      return InetAddress.ofLiteral(one[0]).equals(InetAddress.ofLiteral(other[0]))
          && theirs.substring(one[0].length()).equals(ours.substring(other[0].length()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean blocks(JsonNode rule) {
    return rule.path("mode").asString("").equals(BLOCK);
  }

  private static boolean isOf(JsonNode rule, ActionRequest request) {
    return blocks(rule) && rule.path("notes").asString("").endsWith(request.actionId());
  }

  private static String mode(Found found) {
    return found.rule().map(rule -> rule.path("mode").asString("")).orElse("");
  }

  private static ProviderAnswer done(Result result, JsonNode rule) {
    String id = rule.path("id").asString("");
    return new ProviderAnswer(result, "Access rule " + id, id);
  }

  private static boolean isSuccess(Reply reply) {
    return reply.isOk() && reply.body().path("success").asBoolean(false);
  }

  private static String errors(Reply reply) {
    return reply
        .body()
        .path("errors")
        .valueStream()
        .map(
            error ->
                "%s (%d)"
                    .formatted(error.path("message").asString(""), error.path("code").asInt(0)))
        .collect(Collectors.joining("; "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
