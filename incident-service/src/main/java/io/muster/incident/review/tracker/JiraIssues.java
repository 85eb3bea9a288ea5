package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.IssueState;
import io.muster.contracts.tracker.TrackerTrouble;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issues of a project in Jira. What a status means is told by its category, whatever the project
 * calls its statuses, and an issue is closed by a step its workflow offers.
 */
final class JiraIssues implements TrackerConnection {

  private static final String FIELDS = "summary,status,resolution,assignee,duedate,description";

  /** What a resolution is called, in small letters, when nothing was done. */
  private static final Set<String> NOT_DONE =
      Set.of(
          "won't do",
          "won't fix",
          "wont do",
          "wont fix",
          "duplicate",
          "declined",
          "cannot reproduce",
          "known error",
          "incomplete",
          "cancelled",
          "canceled");

  private final TrackerCalls api;
  private final JiraDialect dialect;
  private final String site;
  private final String project;
  private final String issueType;

  /**
   * Issues of a project.
   *
   * @param api up to and with its version
   * @param site what the addresses people look at begin with
   */
  JiraIssues(TrackerCalls api, JiraDialect dialect, String site, String project, String issueType) {
    this.api = api;
    this.dialect = dialect;
    this.site = site;
    this.project = project;
    this.issueType = issueType;
  }

  @Override
  public void look() throws TrackerTroubleException {
    JsonNode found = api.get("/project/" + TrackerCalls.encoded(project));
    boolean offered =
        found
            .path("issueTypes")
            .valueStream()
            .anyMatch(type -> type.path("name").asString("").equals(issueType));
    if (!offered) {
      throw TrackerTroubleException.notDone(
          TrackerTrouble.REFUSED, "The project has no issue type %s.".formatted(issueType));
    }
  }

  @Override
  public Issue create(IssueText text) throws TrackerTroubleException {
    ObjectNode fields = dated(text);
    fields.putObject("project").put("key", project);
    fields.putObject("issuetype").put("name", issueType);
    fields.set("description", dialect.text(text.body()));
    ObjectNode wish = object();
    wish.set("fields", fields);
    String key = api.send("POST", "/issue", wish).path("key").asString("");
    return new Issue(
        key, address(key), IssueState.OPEN, text.title(), null, text.due(), text.body());
  }

  @Override
  public Optional<Issue> find(String marker, Instant since) throws TrackerTroubleException {
    String jql = "project = \"%s\" AND description ~ \"%s\"".formatted(project, marker);
    return api.get(
            "%s?jql=%s&fields=%s&maxResults=10"
                .formatted(dialect.searchPath(), TrackerCalls.encoded(jql), FIELDS))
        .path("issues")
        .valueStream()
        .map(this::issue)
        // What is searched for as text may be found in other texts, too.
        .filter(each -> each.description().contains(marker))
        .findFirst();
  }

  @Override
  public Issue read(String key) throws TrackerTroubleException {
    return issue(api.get("/issue/" + TrackerCalls.encoded(key) + "?fields=" + FIELDS));
  }

  @Override
  public void update(String key, IssueText text) throws TrackerTroubleException {
    ObjectNode wish = object();
    wish.set("fields", dated(text));
    api.send("PUT", "/issue/" + TrackerCalls.encoded(key), wish);
    ObjectNode comment = object();
    comment.set("body", dialect.text(text.title() + "\n\n" + text.body()));
    api.send("POST", "/issue/" + TrackerCalls.encoded(key) + "/comment", comment);
  }

  @Override
  public void set(String key, IssueState state) throws TrackerTroubleException {
    String path = "/issue/" + TrackerCalls.encoded(key) + "/transitions";
    boolean open = state == IssueState.OPEN;
    String step =
        api.get(path)
            .path("transitions")
            .valueStream()
            .filter(each -> isDone(each.path("to")) != open)
            .findFirst()
            .map(each -> each.path("id").asString())
            .orElseThrow(
                () ->
                    TrackerTroubleException.notDone(
                        TrackerTrouble.REFUSED,
                        "Its workflow offers no step that %s it. Do it there."
                            .formatted(open ? "opens" : "closes")));
    ObjectNode wish = object();
    wish.putObject("transition").put("id", step);
    api.send("POST", path, wish);
  }

  private static ObjectNode dated(IssueText text) {
    ObjectNode fields = object().put("summary", text.title());
    // A day that was never set is left alone: not every screen has one.
    return text.due() == null ? fields : fields.put("duedate", text.due().toString());
  }

  private Issue issue(JsonNode found) {
    JsonNode fields = found.path("fields");
    String key = found.path("key").asString("");
    String due = fields.path("duedate").asString(null);
    return new Issue(
        key,
        address(key),
        state(fields),
        fields.path("summary").asString(""),
        fields.path("assignee").path("displayName").asString(null),
        due == null ? null : LocalDate.parse(due),
        fields.path("description").toString());
  }

  private String address(String key) {
    return site + "/browse/" + key;
  }

  private static IssueState state(JsonNode fields) {
    if (!isDone(fields.path("status"))) {
      return IssueState.OPEN;
    }
    String how = fields.path("resolution").path("name").asString("").toLowerCase(Locale.ROOT);
    return NOT_DONE.contains(how.replace('’', '\'')) ? IssueState.NOT_PLANNED : IssueState.DONE;
  }

  private static boolean isDone(JsonNode status) {
    return status.path("statusCategory").path("key").asString("").equals("done");
  }

  private static ObjectNode object() {
    return TrackerReplies.JSON.createObjectNode();
  }
}
