package io.muster.incident.review.tracker;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** In what Jira Cloud and Jira Server differ. */
enum JiraDialect {
  /** REST v3: texts are documents. */
  CLOUD("/rest/api/3", "/search/jql") {
    @Override
    JsonNode text(String text) {
      ObjectNode document =
          TrackerReplies.JSON.createObjectNode().put("type", "doc").put("version", 1);
      ArrayNode content = document.putArray("content");
      for (String line : text.split("\n")) {
        if (!line.isBlank()) {
          content
              .addObject()
              .put("type", "paragraph")
              .putArray("content")
              .addObject()
              .put("type", "text")
              .put("text", line);
        }
      }
      return document;
    }
  },
  /** REST v2: texts are wiki markup, in which braces and brackets would mean something. */
  SERVER("/rest/api/2", "/search") {
    @Override
    JsonNode text(String text) {
      return StringNode.valueOf(text.replaceAll("([\\[{])", "\\\\$1"));
    }
  };

  private final String apiPath;
  private final String searchPath;

  JiraDialect(String apiPath, String searchPath) {
    this.apiPath = apiPath;
    this.searchPath = searchPath;
  }

  /** Where the API begins. */
  String apiPath() {
    return apiPath;
  }

  /** Where issues are searched for. */
  String searchPath() {
    return searchPath;
  }

  /** Text as Jira takes it. */
  abstract JsonNode text(String text);
}
