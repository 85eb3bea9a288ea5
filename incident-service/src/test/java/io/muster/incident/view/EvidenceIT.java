package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.erasure.LegalHoldEvent;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import io.muster.starter.ContentStore;
import io.muster.starter.Sha256;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class EvidenceIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String WHY = "{\"reason\":\"To see for myself\"}";

  private static String incident(String title) {
    return "/api/incidents/" + SERVICE.declare(title, SERVICE.rosa()).path("id").asString();
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer collect(String incident, String name, String bytes, String token) {
    return SERVICE.post(
        incident
            + "/evidence?evidenceClass=LOG&source=edge-1&collectedAt=2026-01-01T06:00:00Z&name="
            + name,
        bytes,
        token);
  }

  private static JsonNode list(String incident, String token) {
    return SERVICE.get(incident + "/evidence", token).is(200).json();
  }

  private static JsonNode only(String incident, String token) {
    return list(incident, token).path("items").path(0);
  }

  private static String collected(String incident, String bytes) {
    collect(incident, "auth.log", bytes, SERVICE.ravi()).is(201);
    return incident + "/evidence/" + only(incident, SERVICE.ravi()).path("id").asString();
  }

  private static String steps(JsonNode item) {
    return String.join(
        " ", item.path("chain").valueStream().map(step -> step.path("kind").asString()).toList());
  }

  private static String max() {
    return SERVICE.tokens().person("max", "Max Marsh", "manager");
  }

  @Test
  void an_item_is_collected_looked_at_passed_on_and_sealed_and_its_chain_tells_it_all() {
    String incident = incident("A break-in");
    String item = collected(incident, "Failed password for root\n");
    JsonNode glance = SERVICE.post(item + "/view", WHY, SERVICE.rosa()).is(200).json();
    assertThat(glance.path("text").asString()).isEqualTo("Failed password for root\n");
    assertThat(glance.path("whole").asBoolean()).isTrue();
    SERVICE
        .post(
            item + "/transfer",
            "{\"to\":{\"id\":\"mina\"},\"reason\":\"I am off duty\"}",
            SERVICE.ravi())
        .is(200);
    SERVICE.post(item + "/transfer/accept", "", SERVICE.rosa()).is(403);
    SERVICE.post(item + "/transfer/accept", "", SERVICE.mina()).is(200);
    SERVICE.post(item + "/seal", WHY, SERVICE.ravi()).is(403);
    SERVICE.post(item + "/seal", WHY, SERVICE.mina()).is(200);
    JsonNode shown = only(incident, SERVICE.rosa());
    assertThat(steps(shown))
        .isEqualTo("COLLECTED VIEWED TRANSFER_OFFERED TRANSFER_ACCEPTED SEALED");
    assertThat(shown.path("sha256").asString()).isEqualTo(sha256("Failed password for root\n"));
    assertThat(shown.path("custodian").path("id").asString()).isEqualTo("mina");
    assertThat(shown.path("collectedAt").asString()).isEqualTo("2026-01-01T06:00:00Z");
    assertThat(shown.path("chain").path(1).path("reason").asString())
        .isEqualTo("To see for myself");
    assertThat(list(incident, SERVICE.aude()).toString())
        .as("an auditor sees no names")
        .doesNotContain("Ravi", "Rosa", "Mina");
    JsonNode timeline =
        SERVICE.getUntil(
            incident + "/timeline",
            SERVICE.rosa(),
            entries -> entries.toString().contains("Evidence sealed"));
    assertThat(timeline.toString())
        .contains("Evidence collected by")
        .doesNotContain("auth.log", "was looked at");
  }

  @Test
  void every_look_is_recorded_though_it_is_the_same_request_once_more() {
    String incident = incident("Looked at twice");
    String item = collected(incident, "Looked at twice");
    SERVICE.post(item + "/view", WHY, SERVICE.rosa(), "Idempotency-Key", "look").is(200);
    SERVICE.post(item + "/view", WHY, SERVICE.rosa(), "Idempotency-Key", "look").is(200);
    assertThat(steps(only(incident, SERVICE.ravi()))).isEqualTo("COLLECTED VIEWED VIEWED");
  }

  @Test
  void a_copy_leaves_with_its_reason_on_record_and_a_browser_may_only_save_it() {
    String incident = incident("A page that is malware");
    String page = "<script>alert(1)</script>";
    String item = collected(incident, page);
    SERVICE.get(item + "/content?reason=", SERVICE.aude()).is(422);
    HttpRequest.Builder linked =
        SERVICE
            .request(item + "/content?reason=linked", SERVICE.aude())
            .header("Sec-Fetch-Site", "cross-site");
    assertThat(SERVICE.send(linked).is(403).problem()).isEqualTo("another-site");
    Answer copy =
        SERVICE.get(item + "/content?reason=For%20the%20forensics%20firm", SERVICE.aude()).is(200);
    assertThat(copy.text()).isEqualTo(page);
    assertThat(copy.header("Content-Disposition")).startsWith("attachment;");
    assertThat(copy.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(copy.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    assertThat(copy.header("Cache-Control")).contains("no-store");
    JsonNode last = only(incident, SERVICE.rosa()).path("chain").path(1);
    assertThat(last.path("kind").asString()).isEqualTo("DOWNLOADED");
    assertThat(last.path("by").path("id").asString()).isEqualTo("aude");
    assertThat(last.path("reason").asString()).isEqualTo("For the forensics firm");
  }

  @Test
  void content_that_is_not_what_was_collected_goes_to_nobody_and_that_is_on_record() {
    String incident = incident("A tampered item");
    String item = collected(incident, "What was collected");
    MongoCollection<Document> contents =
        SERVICE.bean(MongoDatabase.class).getCollection(ContentStore.COLLECTION);
    String owner = incident.substring("/api/incidents/".length());
    Document piece = contents.find(Filters.regex("_id", "^" + owner + "/.*/00000$")).first();
    byte[] sealed = piece.get("sealed", Binary.class).getData();
    sealed[sealed.length / 2] ^= 1;
    contents.updateOne(
        Filters.eq("_id", piece.get("_id")), Updates.set("sealed", new Binary(sealed)));
    Answer refused = SERVICE.post(item + "/view", WHY, SERVICE.rosa()).is(409);
    assertThat(refused.problem()).isEqualTo("evidence-altered");
    assertThat(refused.json().path("expectedSha256").asString())
        .isEqualTo(sha256("What was collected"));
    SERVICE.get(item + "/content?reason=x", SERVICE.mina()).is(409);
    SERVICE.post(item + "/seal", WHY, SERVICE.rosa()).is(403);
    SERVICE.post(item + "/seal", "{\"reason\":\" \"}", SERVICE.ravi()).is(422);
    SERVICE.post(item + "/seal", WHY, SERVICE.ravi()).is(409);
    JsonNode shown = only(incident, SERVICE.rosa());
    assertThat(shown.path("altered").asBoolean()).isTrue();
    assertThat(steps(shown))
        .as("what is refused anyway is not read")
        .isEqualTo("COLLECTED MISMATCH_FOUND MISMATCH_FOUND MISMATCH_FOUND");
    SERVICE.getUntil(
        incident + "/timeline",
        SERVICE.rosa(),
        entries -> entries.toString().contains("Evidence is not what was collected"));
  }

  @Test
  void an_attached_file_becomes_evidence_without_a_copy_and_privilege_holds_at_both_doors() {
    String incident = incident("Advice of counsel");
    String attachment = attached(incident);
    long before = pieces(incident);
    String take = take(attachment);
    JsonNode taken = SERVICE.post(incident + "/evidence/take", take, SERVICE.ravi()).is(201).json();
    assertThat(pieces(incident)).isEqualTo(before);
    assertThat(SERVICE.post(incident + "/evidence/take", take, SERVICE.rosa()).is(409).problem())
        .isEqualTo("already-evidence");
    String item = incident + "/evidence/" + only(incident, SERVICE.ravi()).path("id").asString();
    SERVICE
        .put(item + "/privilege", "{\"people\":[],\"reason\":\"Counsel\"}", SERVICE.ravi())
        .is(200);
    JsonNode hidden = only(incident, SERVICE.rosa());
    assertThat(hidden.path("privileged").asBoolean()).as("that there is one she sees").isTrue();
    assertThat(hidden.path("cleared").asBoolean()).isFalse();
    assertThat(hidden.toString()).doesNotContain("memo.txt", "Mail");
    JsonNode earlier =
        SERVICE
            .get(incident + "/evidence?asOf=" + taken.path("position").asLong(), SERVICE.rosa())
            .is(200)
            .json()
            .path("items")
            .path(0);
    assertThat(earlier.path("privileged").asBoolean()).as("it was not, then").isFalse();
    assertThat(earlier.toString()).as("nor told of then").doesNotContain("memo.txt", "Mail");
    assertThat(SERVICE.post(item + "/view", WHY, SERVICE.rosa()).is(403).problem())
        .isEqualTo("privileged");
    SERVICE.get(item + "/content?reason=x", SERVICE.rosa()).is(403);
    SERVICE.get(incident + "/attachments/" + attachment, SERVICE.rosa()).is(403);
    SERVICE.get(incident + "/attachments/" + attachment, SERVICE.ravi()).is(200);
    for (String told : List.of("", "/timeline")) {
      assertThat(SERVICE.get(incident + told, SERVICE.rosa()).is(200).text())
          .as("its name is told to her no more")
          .contains("Privileged file")
          .doesNotContain("memo.txt");
      assertThat(SERVICE.get(incident + told, SERVICE.ravi()).is(200).text()).contains("memo.txt");
    }
    assertThat(only(incident, SERVICE.mina()).path("name").asString()).isEqualTo("memo.txt");
    SERVICE.post(item + "/privilege/lift", WHY, SERVICE.ravi()).is(403);
    SERVICE.post(item + "/privilege/lift", WHY, SERVICE.mina()).is(200);
    SERVICE.get(incident + "/attachments/" + attachment, SERVICE.rosa()).is(200);
  }

  @Test
  void a_privileged_file_is_for_nobody_else_while_it_is_being_deleted_and_never_taken_again() {
    String incident = incident("Advice that goes");
    String attachment = attached(incident);
    SERVICE.post(incident + "/evidence/take", take(attachment), SERVICE.ravi()).is(201);
    String item = incident + "/evidence/" + only(incident, SERVICE.ravi()).path("id").asString();
    SERVICE
        .put(item + "/privilege", "{\"people\":[],\"reason\":\"Counsel\"}", SERVICE.ravi())
        .is(200);
    SERVICE.post(item + "/deletion", WHY, SERVICE.rosa()).is(200);
    SERVICE.post(item + "/deletion/confirm", WHY, SERVICE.mina()).is(200);
    SERVICE.get(incident + "/attachments/" + attachment, SERVICE.rosa()).is(403);
    Awaitility.await().until(() -> pieces(incident) == 0);
    SERVICE.get(incident + "/attachments/" + attachment, SERVICE.ravi()).is(410);
    assertThat(
            SERVICE
                .post(incident + "/evidence/take", take(attachment), SERVICE.ravi())
                .is(409)
                .problem())
        .isEqualTo("evidence-deleted");
  }

  @Test
  void content_is_deleted_by_two_people_and_what_stays_is_its_hash_and_its_chain() {
    String incident = incident("Kept long enough");
    String bytes = "Kept long enough";
    String item = collected(incident, bytes);
    SERVICE.post(item + "/deletion/confirm", WHY, SERVICE.mina()).is(409);
    SERVICE.post(item + "/deletion", WHY, SERVICE.mina()).is(200);
    assertThat(SERVICE.post(item + "/deletion/confirm", WHY, SERVICE.mina()).is(403).problem())
        .isEqualTo("own-request");
    SERVICE.post(item + "/deletion/confirm", WHY, SERVICE.rosa()).is(403);
    SERVICE.post(item + "/deletion/confirm", WHY, max()).is(200);
    JsonNode shown = only(incident, SERVICE.rosa());
    assertThat(shown.path("deleted").path("by").path("id").asString()).isEqualTo("max");
    assertThat(shown.path("sha256").asString()).isEqualTo(sha256(bytes));
    assertThat(steps(shown)).isEqualTo("COLLECTED DELETION_REQUESTED DELETED");
    assertThat(SERVICE.get(item + "/content?reason=x", SERVICE.mina()).is(409).problem())
        .isEqualTo("evidence-deleted");
    Awaitility.await().until(() -> pieces(incident) == 0);
    collect(incident, "again.log", bytes, SERVICE.ravi()).is(201);
  }

  @Test
  void nothing_is_deleted_under_a_legal_hold() {
    String incident = incident("Held");
    String item = collected(incident, "Held for a court");
    SERVICE.post(item + "/deletion", WHY, SERVICE.rosa()).is(200);
    String incidentId = incident.substring("/api/incidents/".length());
    hold(
        new LegalHoldEvent.HoldSet(
            "hold-1",
            null,
            incidentId,
            "File 7 O 12/26",
            Actor.person("mina", "Mina Moreau"),
            Instant.parse("2026-01-01T00:00:00Z")));
    Answer held = SERVICE.post(item + "/deletion/confirm", WHY, SERVICE.mina()).is(409);
    assertThat(held.problem()).isEqualTo("legal-hold");
    assertThat(held.json().path("holds").toString()).isEqualTo("[\"hold-1\"]");
    assertThat(list(incident, SERVICE.rosa()).path("held").asBoolean()).isTrue();
    SERVICE.get(item + "/content?reason=x", SERVICE.rosa()).is(200);
  }

  @Test
  void what_was_kept_long_enough_is_listed_and_stays_until_two_people_agree() {
    String incident = incident("Malware of an old case");
    SERVICE
        .post(
            incident + "/evidence?evidenceClass=MALWARE&source=edge-1&name=dropper.bin",
            "MZ",
            SERVICE.ravi())
        .is(201);
    String item = incident + "/evidence/" + only(incident, SERVICE.ravi()).path("id").asString();
    JsonNode due =
        SERVICE.getUntil(
            "/api/due-evidence",
            SERVICE.mina(),
            list -> list.toString().contains(item.substring(item.lastIndexOf('/') + 1)));
    assertThat(due.path("items")).as("what is kept for three years is not due").hasSize(1);
    assertThat(due.path("items").path(0).path("evidenceClass").asString()).isEqualTo("MALWARE");
    assertThat(due.path("items").path(0).path("requested").asBoolean()).isFalse();
    assertThat(due.path("items").path(0).path("next").asString()).isEqualTo("ASK");
    SERVICE.get("/api/due-evidence", SERVICE.rosa()).is(403);
    SERVICE.get(item + "/content?reason=x", SERVICE.rosa()).is(200);
    SERVICE.post(item + "/deletion", WHY, SERVICE.rosa()).is(200);
    JsonNode asked =
        SERVICE.get("/api/due-evidence", SERVICE.mina()).is(200).json().path("items").path(0);
    assertThat(asked.path("requested").asBoolean()).isTrue();
    assertThat(asked.path("deletion").path("by").path("id").asString()).isEqualTo("rosa");
    assertThat(asked.path("next").asString()).isEqualTo("DECIDE");
    JsonNode looked =
        SERVICE.get("/api/due-evidence", SERVICE.aude()).is(200).json().path("items").path(0);
    assertThat(looked.path("next").asString()).as("an auditor decides nothing").isEqualTo("NONE");
    assertThat(looked.toString()).doesNotContain("Rosa");
    SERVICE.post(item + "/deletion/confirm", WHY, SERVICE.mina()).is(200);
    assertThat(SERVICE.get("/api/due-evidence", SERVICE.mina()).is(200).json().path("items"))
        .isEmpty();
  }

  @Test
  void how_long_an_item_is_kept_goes_by_the_class_it_is_said_to_be_of() {
    String incident = incident("A log that was none");
    String item = collected(incident, "MZ, called a log");
    String itemId = item.substring(item.lastIndexOf('/') + 1);
    String saying =
        """
        {"evidenceClass":"%s","name":"x","source":"edge-1","reason":"Looked"}""";
    SERVICE.put(item + "/description", saying.formatted("MALWARE"), SERVICE.ravi()).is(200);
    SERVICE.getUntil("/api/due-evidence", SERVICE.mina(), due -> due.toString().contains(itemId));
    SERVICE.put(item + "/description", saying.formatted("LOG"), SERVICE.ravi()).is(200);
    assertThat(SERVICE.get("/api/due-evidence", SERVICE.mina()).is(200).text())
        .as("the chain of custody says so at once")
        .doesNotContain(itemId);
  }

  @Test
  void of_a_private_incident_nobody_who_is_not_named_learns_that_there_is_any() {
    String declaring =
        "{\"title\":\"Sierra mailbox read\",\"severity\":\"SEV2\",\"visibility\":\"PRIVATE\"}";
    JsonNode declared = SERVICE.post("/api/incidents", declaring, SERVICE.rosa()).is(201).json();
    String incident = "/api/incidents/" + declared.path("id").asString();
    SERVICE.getUntil(incident, SERVICE.rosa(), shown -> shown.path("named").size() == 1);
    SERVICE
        .post(
            incident + "/evidence?evidenceClass=MALWARE&source=mail&name=sierra.eml",
            "From: Sierra",
            SERVICE.rosa())
        .is(201);
    String itemId = only(incident, SERVICE.rosa()).path("id").asString();
    String item = incident + "/evidence/" + itemId;
    for (String other : List.of(SERVICE.ravi(), SERVICE.mina(), SERVICE.aude())) {
      SERVICE.get(incident + "/evidence", other).is(404);
      SERVICE.post(item + "/view", WHY, other).is(404);
      SERVICE.get(item + "/content?reason=x", other).is(404);
    }
    SERVICE.post(item + "/deletion", WHY, SERVICE.rosa()).is(200);
    SERVICE.post(item + "/deletion/confirm", WHY, SERVICE.mina()).is(404);
    String offer = "{\"to\":{\"id\":\"mina\"},\"reason\":\"x\"}";
    SERVICE.post(item + "/transfer", offer, SERVICE.rosa()).is(422);
    SERVICE.getUntil(
        incident + "/timeline",
        SERVICE.rosa(),
        entries -> entries.toString().contains("Evidence collected by"));
    assertThat(SERVICE.get("/api/due-evidence", SERVICE.mina()).is(200).text())
        .as("it is due, and not hers to know of")
        .doesNotContain(itemId);
  }

  @Test
  void what_is_privileged_from_the_start_was_never_seen_by_others() {
    String incident = incident("A letter of counsel");
    String to =
        incident
            + "/evidence?evidenceClass=DOCUMENT&source=Mail&name=letter.txt&privilegePeople=sam";
    assertThat(SERVICE.post(to, "Privileged", SERVICE.ravi()).is(422).text())
        .contains("/privilege/reason");
    SERVICE.post(to + "&privilegeReason=Counsel", "Privileged", SERVICE.ravi()).is(201);
    JsonNode hidden = only(incident, SERVICE.rosa());
    assertThat(hidden.path("cleared").asBoolean()).isFalse();
    assertThat(hidden.toString()).doesNotContain("letter.txt");
    JsonNode shown = only(incident, SERVICE.ravi());
    assertThat(steps(shown)).isEqualTo("COLLECTED PRIVILEGE_SET");
    assertThat(shown.path("chain").path(1).path("people").path(0).path("id").asString())
        .isEqualTo("sam");
    String attachment = attached(incident);
    String take = take(attachment).replace("}", ",\"privilege\":{\"reason\":\"Counsel\"}}");
    SERVICE.post(incident + "/evidence/take", take, SERVICE.ravi()).is(201);
    assertThat(SERVICE.get(incident, SERVICE.rosa()).is(200).text()).doesNotContain("memo.txt");
  }

  @Test
  void what_was_said_in_the_chat_is_one_item_the_same_bytes_each_time() {
    String incident = incident("Talked about");
    String incidentId = incident.substring("/api/incidents/".length());
    String collect = incident + "/evidence/transcript";
    assertThat(SERVICE.post(collect, "{}", SERVICE.ravi()).is(409).problem())
        .isEqualTo("no-transcript");
    append("Transcript", 0, said(incidentId, "m-1", "Failing over\nnow"));
    SERVICE.post(collect, "{\"note\":\"Who failed over\"}", SERVICE.ravi()).is(201);
    JsonNode item = only(incident, SERVICE.rosa());
    assertThat(item.path("evidenceClass").asString()).isEqualTo("MESSAGE");
    assertThat(item.path("origin").asString()).isEqualTo("CHAT");
    assertThat(item.path("note").asString()).isEqualTo("Who failed over");
    String content = "/evidence/" + item.path("id").asString() + "/content?reason=x";
    String lines = SERVICE.get(incident + content, SERVICE.rosa()).is(200).text();
    assertThat(lines).endsWith("\n").contains("\"position\":", "\"text\":\"Failing over\\nnow\"");
    assertThat(lines.lines()).hasSize(1);
    assertThat(SERVICE.post(collect, "{}", SERVICE.rosa()).is(409).problem())
        .as("nothing was said since")
        .isEqualTo("already-evidence");
    append(
        "Transcript",
        1,
        new TranscriptEvent.Deleted(
            TranscriptEvent.transcriptOf(incidentId),
            incidentId,
            "m-1",
            Actor.system("chat"),
            Instant.parse("2026-01-01T00:00:00Z")));
    SERVICE.post(collect, "{}", SERVICE.rosa()).is(201);
    JsonNode later = list(incident, SERVICE.rosa()).path("items").path(1);
    String more = "/evidence/" + later.path("id").asString() + "/content?reason=x";
    assertThat(SERVICE.get(incident + more, SERVICE.rosa()).is(200).text())
        .as("what was taken out of the chat stays in its transcript")
        .startsWith(lines)
        .contains("transcript.deleted");
    assertThat(
            SERVICE
                .put(
                    incident + "/evidence/" + item.path("id").asString() + "/privilege",
                    "{\"reason\":\"Counsel\"}",
                    SERVICE.ravi())
                .is(409)
                .problem())
        .isEqualTo("chat-is-known");
  }

  private static TranscriptEvent said(String incidentId, String messageId, String text) {
    return new TranscriptEvent.Said(
        TranscriptEvent.transcriptOf(incidentId),
        incidentId,
        messageId,
        null,
        text,
        "U1",
        Actor.system("chat"),
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void what_is_sent_has_to_be_whole_and_may_not_be_nothing() {
    String incident = incident("On the way");
    assertThat(
            SERVICE
                .post(
                    incident
                        + "/evidence?evidenceClass=LOG&source=x&name=x&sha256="
                        + "0".repeat(64),
                    "other bytes",
                    SERVICE.ravi())
                .is(422)
                .problem())
        .isEqualTo("hash-mismatch");
    assertThat(collect(incident, "empty", "", SERVICE.ravi()).is(422).problem()).isEqualTo("empty");
    assertThat(
            SERVICE
                .post(incident + "/evidence?evidenceClass=LOG&name=x", "x", SERVICE.ravi())
                .status())
        .isEqualTo(400);
    assertThat(collect(incident, "n".repeat(201), "Refused", SERVICE.ravi()).is(422).text())
        .contains("/name");
    assertThat(list(incident, SERVICE.ravi()).path("items")).isEmpty();
    assertThat(pieces(incident)).as("nothing is left of what was refused").isZero();
  }

  /** As reporting-service records it. */
  private static void hold(LegalHoldEvent event) {
    append("LegalHold", 0, event);
  }

  /** As another service records it. */
  private static void append(String aggregateType, long sequence, Event event) {
    String eventId = UUID.randomUUID().toString();
    NewEvent stored =
        new NewEvent(
            eventId,
            EventTypes.nameOf(event.getClass()),
            EventTypes.revisionOf(event.getClass()),
            "{}".getBytes(StandardCharsets.UTF_8),
            SERVICE.bean(EventCodec.class).encode(eventId, event));
    SERVICE
        .bean(EventLog.class)
        .append(new Commit(aggregateType, event.aggregateId(), sequence, List.of(stored)));
  }

  /** The id of a file that is attached, as the incident shows it. */
  private static String attached(String incident) {
    JsonNode attached =
        SERVICE
            .post(incident + "/attachments?name=memo.txt", "Privileged words", SERVICE.ravi())
            .is(200)
            .json();
    return SERVICE
        .get(incident + "?atLeast=" + attached.path("position").asLong(), SERVICE.ravi())
        .is(200)
        .json()
        .path("attachments")
        .path(0)
        .path("id")
        .asString();
  }

  private static String take(String attachment) {
    return "{\"attachmentId\":\"%s\",\"evidenceClass\":\"DOCUMENT\",\"source\":\"Mail\"}"
        .formatted(attachment);
  }

  /** What is kept of one incident: what other tests delete meanwhile does not count. */
  private static long pieces(String incident) {
    String owner = incident.substring("/api/incidents/".length());
    return SERVICE
        .bean(MongoDatabase.class)
        .getCollection(ContentStore.COLLECTION)
        .countDocuments(Filters.regex("_id", "^" + owner + "/"));
  }
}
