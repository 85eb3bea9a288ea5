package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EventCatalog;
import io.muster.contracts.EventType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameworksTest {

  private final Frameworks frameworks = new Frameworks();

  @Test
  void every_control_names_evidence_that_exists() {
    Set<String> types =
        EventCatalog.roots().stream()
            .flatMap(FrameworksTest::events)
            .map(event -> event.getAnnotation(EventType.class).name())
            .collect(Collectors.toSet());
    for (Framework framework : frameworks.all()) {
      assertThat(framework.controls()).as(framework.ref()).isNotEmpty();
      framework
          .controls()
          .forEach(
              control ->
                  assertThat(types)
                      .as(framework.ref() + " " + control.id())
                      .containsAll(control.evidence()));
    }
  }

  @Test
  void a_report_is_read_with_the_version_it_was_drawn_with() {
    for (Framework framework : frameworks.all()) {
      assertThat(frameworks.require(framework.ref())).isSameAs(framework);
      assertThat(frameworks.newest(framework.id())).isPresent();
    }
    assertThat(frameworks.newest("soc3")).isEmpty();
  }

  @Test
  void of_several_versions_the_newest_alone_is_offered() {
    assertThat(frameworks.current().stream().map(Framework::ref))
        .contains("nist-csf-2/2", "iso27001-a5/3", "soc2-cc7/1")
        .doesNotContain("nist-csf-2/1", "iso27001-a5/1", "iso27001-a5/2");
  }

  private static Stream<Class<?>> events(Class<?> root) {
    return root.isRecord()
        ? Stream.of(root)
        : Arrays.stream(root.getPermittedSubclasses()).flatMap(FrameworksTest::events);
  }
}
