import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What Muster's intake is measured against: keeps each body by one journaled insert and does nothing else. Started from its
 * source with the libraries of incident-service, so that framework, driver and versions are the same.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class
})
public class PlainHandler {

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(PlainHandler.class);
    application.setDefaultProperties(
        Map.of(
            "spring.threads.virtual.enabled", "true",
            "spring.main.banner-mode", "off",
            "server.address", "127.0.0.1"));
    application.run(args);
  }

  @Bean
  MongoCollection<Document> bodies() {
    return MongoClients.create(System.getenv("MUSTER_MONGODB_URI"))
        .getDatabase("plain")
        .getCollection("bodies")
        .withWriteConcern(WriteConcern.W1.withJournal(true));
  }

  /** Takes anything. */
  @RestController
  static class Door {

    private final MongoCollection<Document> bodies;

    Door(MongoCollection<Document> bodies) {
      this.bodies = bodies;
    }

    @GetMapping("/actuator/health")
    String healthy() {
      return "UP";
    }

    @PostMapping("/api/v2/alerts")
    ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      bodies.insertOne(
          new Document("receivedAt", Date.from(Instant.now()))
              .append("mediaType", request.getContentType())
              .append("body", new Binary(body)));
      return ResponseEntity.ok().build();
    }
  }
}
