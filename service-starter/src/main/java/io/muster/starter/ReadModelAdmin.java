package io.muster.starter;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows what this service derived from the log, and derives it anew on request. */
@RestController
@RequestMapping("/api/admin/${muster.service}/read-models")
@PreAuthorize("hasRole('admin')")
class ReadModelAdmin {

  private static final JsonWriterSettings CANONICAL =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  private final List<ReadModel> readModels;
  private final EventProcessingConfiguration processing;
  private final TokenStore tokens;
  private final MongoDatabase database;
  private final EventLog log;
  private final EventCodec codec;

  /** What was begun last beside the one that is read, by group. */
  private final Map<String, ParallelRebuild> besides = new ConcurrentHashMap<>();

  ReadModelAdmin(
      List<ReadModel> readModels,
      EventProcessingConfiguration processing,
      TokenStore tokens,
      MongoDatabase database,
      EventLog log,
      EventCodec codec) {
    this.readModels = readModels;
    this.processing = processing;
    this.tokens = tokens;
    this.database = database;
    this.log = log;
    this.codec = codec;
  }

  /**
   * One collection as it stands.
   *
   * @param group the processing group that builds it
   * @param contentHash SHA-256 over its documents in order of their id, hex; equal for equal
   *     contents
   * @param position how far in the log the group has come; while it is built beside, how far that
   *     is, and short of the head until it has taken its place
   * @param head the newest position in the log
   */
  record State(
      String name, String group, long documents, String contentHash, long position, long head) {}

  @GetMapping
  List<State> list() {
    return readModels.stream()
        .flatMap(
            model ->
                model.collections().stream()
                    .map(name -> Rereading.whole(() -> state(model.group(), name))))
        .toList();
  }

  /**
   * How far one group that builds read models has come.
   *
   * @param failed why it could not be built anew when that was asked for last, so that what was
   *     there stayed; null when it could
   */
  record Progress(String group, long position, long head, String failed) {}

  /** How far each group is; cheaper to ask often than the whole state. */
  @GetMapping("/progress")
  List<Progress> progress() {
    long head = log.head().position();
    return readModels.stream()
        .map(ReadModel::group)
        .distinct()
        .map(group -> new Progress(group, position(group, head), head, failed(group)))
        .toList();
  }

  /**
   * Builds read models of this service anew from the first event; answers at once. Some are built
   * beside the ones that are read, which go on until they are replaced; the others are dropped
   * first.
   *
   * @param group only this one; all when left out
   * @throws Refused 404 when there is no such group; 409 while another copy of the service builds
   *     one of them, before anything was dropped
   */
  @PostMapping("/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  List<State> rebuild(@RequestParam(required = false) String group) {
    List<ReadModel> chosen =
        readModels.stream().filter(model -> group == null || model.group().equals(group)).toList();
    if (chosen.isEmpty()) {
      throw Refused.notFound("The group " + group);
    }
    chosen.forEach(this::requireOurs);
    chosen.forEach(this::rebuild);
    return list();
  }

  private void requireOurs(ReadModel model) {
    try {
      ParallelRebuild.claim(tokens, processor(model.group()).getName());
    } catch (UnableToClaimTokenException e) {
      throw Refused.conflict(
          "another-copy",
          "Another copy of this service builds "
              + model.group()
              + ", or did until a moment ago. Stop the other copies, wait ten seconds, and ask"
              + " again.");
    }
  }

  private void rebuild(ReadModel model) {
    StreamingEventProcessor processor = processor(model.group());
    if (model.beside() == null) {
      processor.shutDown();
      model.collections().forEach(name -> database.getCollection(name).deleteMany(new Document()));
      processor.resetTokens(source -> source.createTailToken());
      processor.start();
      return;
    }
    besides.compute(
        model.group(),
        (group, before) -> {
          if (before != null && !before.isOver()) {
            return before;
          }
          ParallelRebuild begun =
              new ParallelRebuild(model, processor, tokens, database, log, codec);
          Thread.ofPlatform().daemon().name("rebuild-" + group).start(begun::run);
          return begun;
        });
  }

  private State state(String group, String name) {
    MessageDigest sha256 = sha256();
    long count = 0;
    for (Document document : database.getCollection(name).find().sort(Sorts.ascending("_id"))) {
      sha256.update(sorted(document).toJson(CANONICAL).getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) '\n');
      count++;
    }
    long head = log.head().position();
    return new State(
        name, group, count, HexFormat.of().formatHex(sha256.digest()), position(group, head), head);
  }

  /**
   * The order in which fields were first set differs between a long life and a rebuild, and means
   * nothing.
   */
  private static Document sorted(Document document) {
    Document sorted = new Document();
    new TreeMap<>(document)
        .forEach(
            (key, value) ->
                sorted.put(key, value instanceof Document nested ? sorted(nested) : value));
    return sorted;
  }

  private String failed(String group) {
    ParallelRebuild beside = besides.get(group);
    return beside == null ? null : beside.failed();
  }

  private long position(String group, long head) {
    ParallelRebuild beside = besides.get(group);
    if (beside == null || beside.isOver()) {
      return livePosition(group);
    }
    // However far the new rows are, they are not there before they have taken their place.
    return Math.max(0, Math.min(beside.position(), head - 1));
  }

  private long livePosition(String group) {
    return processor(group).processingStatus().values().stream()
        .mapToLong(status -> status.getCurrentPosition().orElse(0))
        .min()
        .orElse(0);
  }

  private StreamingEventProcessor processor(String group) {
    return processing
        .eventProcessorByProcessingGroup(group, StreamingEventProcessor.class)
        .orElseThrow(() -> new IllegalStateException("no processing group " + group));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
