package io.muster.reporting.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The frameworks this Muster knows. A version that a report was drawn with stays for good.
 *
 * <p>The points of NIS2 are those of the Annex to Implementing Regulation (EU) 2024/2690 as it was
 * adopted (OJ L, 2024/2690, 18.10.2024); 3.1.2(c) has the policy assign roles to competent
 * employees. The controls of ISO/IEC 27001:2022 are those of its Annex A as others quote it, since
 * the standard is sold; A.6.3 asks for more than training for a role, which is all Muster keeps.
 */
@Component
class Frameworks {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final List<Framework> all =
      Stream.of(
              "incident-register-1",
              "soc2-cc7-1",
              "iso27001-a5-1",
              "iso27001-a5-2",
              "iso27001-a5-3",
              "pci-dss-12-10-1",
              "pci-dss-12-10-2",
              "nist-csf-2-1",
              "nist-csf-2-2",
              "nis2-annex-3-1",
              "nis2-annex-3-2")
          .map(Frameworks::read)
          .toList();

  /** Every version. */
  List<Framework> all() {
    return all;
  }

  /** The newest version of each, in the order in which they are offered. */
  List<Framework> current() {
    return all.stream()
        .filter(framework -> newest(framework.id()).filter(framework::equals).isPresent())
        .toList();
  }

  /** The newest version. */
  Optional<Framework> newest(String id) {
    return all.stream()
        .filter(framework -> framework.id().equals(id))
        .reduce((a, b) -> a.version() > b.version() ? a : b);
  }

  /** The version a report was drawn with. */
  Framework require(String ref) {
    return all.stream()
        .filter(framework -> framework.ref().equals(ref))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no framework " + ref));
  }

  private static Framework read(String name) {
    try (InputStream in = Frameworks.class.getResourceAsStream("/audit/" + name + ".json")) {
      return JSON.readValue(in, Framework.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
