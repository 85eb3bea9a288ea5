package io.muster.incident.review.tracker;

import io.muster.incident.review.tracker.TrackerReplies.Reply;
import io.muster.starter.Refused;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Calls to one tracker's API, which knows us by a header. */
final class TrackerCalls {

  private static final int SHORTEST_SECRET = 16;

  private final TrackerHttp http;
  private final String base;
  private final String authorization;
  private final Map<String, String> headers;

  /**
   * Nothing is sent yet.
   *
   * @param base what every path is appended to
   * @param authorization the value of the header that lets us in
   * @param headers further ones
   */
  TrackerCalls(TrackerHttp http, URI base, String authorization, Map<String, String> headers) {
    this.http = http;
    this.base = base.toString().replaceAll("/+$", "");
    this.authorization = authorization;
    this.headers = headers;
  }

  /**
   * A secret as an operator may have written it.
   *
   * @throws Refused 422 when it cannot be one; the message does not repeat it
   */
  static String token(String secret) {
    String token = secret.strip();
    if (token.length() < SHORTEST_SECRET || !token.matches("[\\x21-\\x7e]+")) {
      throw Refused.invalid(
          "/secret", "This secret is no token: the operator has to set it alone, on one line.");
    }
    return token;
  }

  /** Part of a path or of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode get(String path) throws TrackerTroubleException {
    return http.read(request(path), authorization).body();
  }

  JsonNode send(String method, String path, JsonNode body) throws TrackerTroubleException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    Reply reply = http.send(request);
    return reply.body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization);
    headers.forEach(request::header);
    return request;
  }
}
