package io.muster.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * As much of a browser as a login needs: it keeps cookies, shows every answer and follows a
 * redirect only when told to.
 */
final class Browser {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  // Where the gateway believes people reach it; the tests reach it at a port of their own.
  private static final String PUBLIC_URL = "http://127.0.0.1:8080";

  private final String gateway;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<HttpResponse<String>> answers = new ArrayList<>();

  Browser(String gateway) {
    this.gateway = gateway;
  }

  /** A second tab that knows what this one knows now. */
  Browser tab() {
    Browser tab = new Browser(gateway);
    tab.cookies.putAll(cookies);
    return tab;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Posts as Muster's own page does. */
  HttpResponse<String> change(String path, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "X-XSRF-TOKEN";
    all[headers.length + 1] = cookies.getOrDefault("XSRF-TOKEN", "none");
    return send("POST", path, body, all);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    URI uri =
        URI.create(path.startsWith("http") ? path.replace(PUBLIC_URL, gateway) : gateway + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (uri.toString().startsWith(gateway) && !cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = exchange(request.build());
    if (uri.toString().startsWith(gateway)) {
      answers.add(answer);
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
    }
    return answer;
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  /** Logs in from the link a person would click, and answers the page they end on. */
  String logIn(String loginPath) {
    HttpResponse<String> step = get(loginPath, "Accept", "text/html");
    while (step.statusCode() / 100 == 3 && step.headers().map().containsKey("location")) {
      String next = location(step);
      if (!next.startsWith("http") && !next.startsWith("/oauth2")) {
        return next;
      }
      step = get(next, "Accept", "text/html");
    }
    throw new AssertionError("The login ended with " + step.statusCode() + " " + step.body());
  }

  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  Map<String, String> cookies() {
    return cookies;
  }

  /** Every answer of the gateway so far. */
  List<HttpResponse<String>> answers() {
    return answers;
  }
}
