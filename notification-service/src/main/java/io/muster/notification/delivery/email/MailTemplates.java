package io.muster.notification.delivery.email;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The frames of our messages, each as plain text and as HTML. */
@Component
public class MailTemplates {

  private final Mustache.Compiler mustache;

  MailTemplates(Mustache.Compiler mustache) {
    this.mustache = mustache;
  }

  /** The plain text of a message. */
  public Template text(String name) {
    return template(mustache.escapeHTML(false), name + ".txt");
  }

  /** The HTML of a message; what is put into it is escaped. */
  public Template html(String name) {
    return template(mustache, name + ".html");
  }

  private static Template template(Mustache.Compiler compiler, String name) {
    try (Reader reader =
        new InputStreamReader(
            new ClassPathResource("templates/" + name + ".mustache").getInputStream(),
            StandardCharsets.UTF_8)) {
      return compiler.compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
