package io.muster.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GrowingTreeTest {

  @Test
  void trees_of_every_size_have_the_published_roots_also_when_kept_in_between() throws IOException {
    Path vectors = Path.of(System.getProperty("muster.root", ".."), "docs/log-format/vectors.json");
    JsonNode published = new JsonMapper().readTree(Files.readString(vectors)).path("tree");
    GrowingTree tree = new GrowingTree();
    assertRoot(tree, published);
    for (JsonNode leaf : published.path("leaves")) {
      tree.add(HexFormat.of().parseHex(leaf.asString()));
      tree = GrowingTree.read(tree.write("log"));
      assertRoot(tree, published);
    }
    assertThat(tree.size()).isEqualTo(17);
  }

  private static void assertRoot(GrowingTree tree, JsonNode published) {
    assertThat(Base64.getEncoder().encodeToString(tree.root()))
        .isEqualTo(published.path("roots").get((int) tree.size()).asString());
  }
}
