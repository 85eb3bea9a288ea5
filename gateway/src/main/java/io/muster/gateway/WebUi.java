package io.muster.gateway;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the web UI. Files named by their content are kept by the browser for good; the page that
 * names them is asked for anew each time, so that a new version is found. Every page address a
 * person may bookmark leads to that one page.
 */
@Configuration(proxyBeanMethods = false)
class WebUi implements WebFluxConfigurer {

  private static final Resource INDEX = new ClassPathResource("static/index.html");
  private static final Pattern NOT_A_PAGE =
      Pattern.compile("/(api|intake|ack|status|login|logout|oauth2|actuator|assets)(/.*)?");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache());
  }

  @Bean
  RouterFunction<ServerResponse> pages() {
    return route(methods(HttpMethod.GET, HttpMethod.HEAD).and(WebUi::isPage), WebUi::index);
  }

  private static boolean isPage(ServerRequest request) {
    String path = request.path();
    return path.equals("/")
        || path.equals("/index.html")
        || (request.headers().accept().contains(MediaType.TEXT_HTML)
            && !NOT_A_PAGE.matcher(path).matches()
            && !looksLikeFile(path));
  }

  private static boolean looksLikeFile(String path) {
    return path.substring(path.lastIndexOf('/')).contains(".");
  }

  private static Mono<ServerResponse> index(ServerRequest request) {
    if (!INDEX.exists()) {
      return Mono.error(
          Refusal.of(
                  HttpStatus.NOT_FOUND,
                  "no-web-ui",
                  "This gateway was built without the web UI",
                  "Build the web UI before the gateway; the API works without it.")
              .asError());
    }
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_HTML)
        .cacheControl(CacheControl.noStore())
        .bodyValue(INDEX);
  }
}
