package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.ChatEvent;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(300)
class LiveIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void a_stream_beats_at_once_and_tells_of_a_write_that_can_then_be_read() throws Exception {
    try (Stream stream = open(SERVICE.rosa(), null)) {
      assertThat(stream.header("content-type")).startsWith("text/event-stream");
      assertThat(stream.next().get("event")).isEqualTo("beat");
      for (int i = 0; i < 20; i++) {
        JsonNode declared = SERVICE.declare("Live " + i, SERVICE.rosa());
        JsonNode told = stream.incidentAt(declared);
        assertThat(told.path("id")).isEqualTo(declared.path("id"));
        assertThat(told.path("number")).isEqualTo(declared.path("number"));
        assertThat(told.path("position")).isEqualTo(declared.path("position"));
        assertThat(told.path("version").asLong()).isZero();
        assertThat(told.path("type").asString()).isEqualTo("incident.opened");
        // No waiting here: what is told is readable.
        SERVICE.get("/api/incidents/" + told.path("id").asString(), SERVICE.rosa()).is(200);
      }
    }
  }

  @Test
  void whoever_comes_back_with_the_last_id_hears_what_they_missed() throws Exception {
    String lastId;
    try (Stream stream = open(SERVICE.rosa(), null)) {
      lastId = stream.next().get("id");
    }
    JsonNode missed = SERVICE.declare("Missed", SERVICE.rosa());
    try (Stream stream = open(SERVICE.rosa(), lastId)) {
      assertThat(stream.incidentAt(missed).path("id")).isEqualTo(missed.path("id"));
    }
    try (Stream stream = open(SERVICE.rosa(), "999999999")) {
      assertThat(List.of(stream.next().get("event"), stream.next().get("event")))
          .contains("resync");
    }
  }

  @Test
  void what_becomes_of_an_incidents_channel_is_heard_where_the_incident_is() throws Exception {
    JsonNode incident = SERVICE.declare("With a channel", SERVICE.rosa());
    String id = incident.path("id").asString();
    try (Stream stream = open(SERVICE.rosa(), null)) {
      stream.next();
      append(
          "Conversation",
          "conversation.chat-asked",
          new ChatEvent.ChatAsked(
              ConversationEvent.roomOf(id), id, Actor.person("rosa", "Rosa"), Instant.now()));
      assertThat(stream.incidentTold("conversation.chat-asked").path("id").asString())
          .isEqualTo(id);
    }
  }

  @Test
  void what_is_said_in_the_chat_is_heard_and_stands_in_the_timeline() throws Exception {
    JsonNode incident = SERVICE.declare("Talked about", SERVICE.rosa());
    String id = incident.path("id").asString();
    try (Stream stream = open(SERVICE.rosa(), null)) {
      stream.next();
      append(
          "Transcript",
          "transcript.said",
          new TranscriptEvent.Said(
              TranscriptEvent.transcriptOf(id),
              id,
              "1764213200.000300",
              null,
              "Rolling back now",
              "U1",
              Actor.system("chat"),
              Instant.now()));
      assertThat(stream.incidentTold("transcript.said").path("id").asString()).isEqualTo(id);
      String timeline = "/api/incidents/" + id + "/timeline";
      assertThat(SERVICE.get(timeline, SERVICE.rosa()).text())
          .contains("Said in the chat", "Rolling back now");
      assertThat(SERVICE.get(timeline, SERVICE.adam()).text()).doesNotContain("Rolling back");
    }
  }

  @Test
  void who_joined_the_call_is_heard_and_stands_in_the_timeline() throws Exception {
    JsonNode incident = SERVICE.declare("Called about", SERVICE.rosa());
    String id = incident.path("id").asString();
    try (Stream stream = open(SERVICE.rosa(), null)) {
      stream.next();
      append(
          "Conversation",
          "conversation.bridge-joined",
          new BridgeEvent.Joined(
              ConversationEvent.roomOf(id),
              id,
              "16778240",
              null,
              "Guest",
              BridgeEvent.Witness.PROVIDER,
              Actor.system("conversation"),
              Instant.now()));
      assertThat(stream.incidentTold("conversation.bridge-joined").path("id").asString())
          .isEqualTo(id);
      String timeline = "/api/incidents/" + id + "/timeline";
      assertThat(SERVICE.get(timeline, SERVICE.rosa()).text())
          .contains("Guest (not known to Muster) joined the bridge call");
      assertThat(SERVICE.get(timeline, SERVICE.adam()).text())
          .contains("Somebody joined the bridge call")
          .doesNotContain("Guest");
    }
  }

  /** As notification-service would record it. */
  private static void append(String aggregateType, String type, Event event) {
    String id = "chat-" + event.aggregateId();
    SERVICE
        .bean(EventLog.class)
        .append(
            new Commit(
                aggregateType,
                event.aggregateId(),
                0,
                List.of(
                    new NewEvent(
                        id,
                        type,
                        1,
                        "{}".getBytes(StandardCharsets.UTF_8),
                        SERVICE.bean(EventCodec.class).encode(id, event)))));
  }

  @Test
  void a_partner_hears_only_of_its_own() throws Exception {
    try (Stream stream = open(SERVICE.acme(), null)) {
      stream.next();
      SERVICE.declare("Not theirs", SERVICE.rosa());
      SERVICE.declare("Not theirs either", SERVICE.globex());
      JsonNode own = SERVICE.declare("Theirs", SERVICE.acme());
      assertThat(stream.nextIncident().path("id")).isEqualTo(own.path("id"));
    }
  }

  @Test
  void nobody_hears_of_a_private_incident_who_is_not_named_on_it() throws Exception {
    try (Stream ravi = open(SERVICE.ravi(), null);
        Stream rosa = open(SERVICE.rosa(), null)) {
      JsonNode hidden =
          SERVICE
              .post(
                  "/api/incidents",
                  "{\"title\":\"Hidden\",\"severity\":\"SEV3\",\"visibility\":\"PRIVATE\"}",
                  SERVICE.rosa())
              .is(201)
              .json();
      JsonNode shown = SERVICE.declare("Shown", SERVICE.rosa());
      assertThat(heardUpTo(shown, rosa)).contains(hidden.path("id").asString());
      assertThat(heardUpTo(shown, ravi)).doesNotContain(hidden.path("id").asString());
    }
  }

  /** Ids of all incidents a stream tells of, up to this one. */
  private static List<String> heardUpTo(JsonNode last, Stream stream) throws Exception {
    List<String> heard = new ArrayList<>();
    do {
      heard.add(stream.nextIncident().path("id").asString());
    } while (!heard.getLast().equals(last.path("id").asString()));
    return heard;
  }

  @Test
  void many_listen_and_those_who_leave_are_forgotten() throws Exception {
    LiveStream live = SERVICE.bean(LiveStream.class);
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      streams.add(open(SERVICE.rosa(), null));
    }
    assertThat(live.listeners()).isGreaterThanOrEqualTo(100);
    JsonNode declared = SERVICE.declare("To all", SERVICE.rosa());
    for (Stream stream : streams) {
      assertThat(stream.incidentAt(declared).path("id")).isEqualTo(declared.path("id"));
      stream.close();
    }
    // A closed connection is noticed at the next write.
    Awaitility.await()
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              SERVICE.declare("Anybody there", SERVICE.rosa());
              return live.listeners() < 10;
            });
  }

  @Test
  void a_stream_ends_with_the_token_that_opened_it() throws Exception {
    String token =
        SERVICE
            .tokens()
            .token("rosa", "Rosa Reyes", "muster-gateway", "muster-api", 3, "responder");
    try (Stream stream = open(token, null)) {
      stream.next();
      Awaitility.await()
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                SERVICE.declare("Tick", SERVICE.rosa());
                return stream.ended();
              });
    }
  }

  private static Stream open(String token, String lastEventId) throws Exception {
    HttpRequest.Builder request =
        SERVICE.request("/api/live", token).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new Stream(response);
  }

  /** An open stream, read as its bytes come. */
  private static final class Stream implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private boolean ended;

    Stream(HttpResponse<InputStream> response) {
      this.response = response;
      this.lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    String header(String name) {
      return response.headers().firstValue(name).orElseThrow();
    }

    /** The fields of the next event; empty when the stream has ended. */
    Map<String, String> next() throws IOException {
      Map<String, String> fields = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          return fields;
        }
        int colon = line.indexOf(':');
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      ended = true;
      return fields;
    }

    /** Passes over what earlier tests wrote just before this stream was opened. */
    JsonNode incidentAt(JsonNode written) throws IOException {
      JsonNode told = nextIncident();
      while (told.path("position").asLong() < written.path("position").asLong()) {
        told = nextIncident();
      }
      return told;
    }

    /** The next that is told of this; what was declared before may still be on its way. */
    JsonNode incidentTold(String type) throws IOException {
      JsonNode told = nextIncident();
      while (!told.path("type").asString().equals(type)) {
        told = nextIncident();
      }
      return told;
    }

    JsonNode nextIncident() throws IOException {
      Map<String, String> event = next();
      while ("beat".equals(event.get("event"))) {
        event = next();
      }
      assertThat(event.get("event")).isEqualTo("incident");
      JsonNode data = JSON.readTree(event.get("data"));
      assertThat(event.get("id")).isEqualTo(data.path("position").asString());
      return data;
    }

    /** Reads on, and says whether the server has ended the stream. */
    boolean ended() throws IOException {
      if (!ended) {
        next();
      }
      return ended;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
