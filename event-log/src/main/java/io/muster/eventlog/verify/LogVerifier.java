package io.muster.eventlog.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.eventlog.verify.ExportedCommit.ExportedEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks an export from its first event to its last, and against signed checkpoints when there are
 * any. It reads line by line, needs no server and trusts nothing but the public key. It stops at
 * the first damage and names the event.
 */
public final class LogVerifier {

  /** How many places beyond the events present are tried for one that was shifted by a deletion. */
  private static final int MISSING_LOOKED_FOR = 100;

  private final ObjectMapper json = new ObjectMapper();
  private final TreeMap<Long, Checkpoint> checkpoints = new TreeMap<>();
  private int checked;
  private long commits;
  private long position;
  private byte[] previousHash = LogFormat.genesis();
  private Instant previousTime = Instant.MIN;
  private ExportedCommit previous;

  private LogVerifier() {}

  /** Checks an export by itself. A cut-off end cannot be seen this way; that takes checkpoints. */
  public static VerifiedLog verify(InputStream export)
      throws IOException, DamagedLogException, UnreadableExportException {
    return new LogVerifier().run(export);
  }

  /**
   * Checks an export and that it is the log the checkpoints were signed for.
   *
   * @throws DamagedLogException naming the event, when anything is not as it was recorded
   */
  public static VerifiedLog verify(InputStream export, List<Checkpoint> signed, PublicKey key)
      throws IOException, DamagedLogException, UnreadableExportException {
    LogVerifier verifier = new LogVerifier();
    for (Checkpoint checkpoint : signed) {
      if (!checkpoint.isSignedBy(key)) {
        throw new DamagedLogException(
            "the checkpoint at position %d was not signed with this key, or was changed after"
                .formatted(checkpoint.position()));
      }
      Checkpoint other = verifier.checkpoints.put(checkpoint.position(), checkpoint);
      if (other != null && !other.hash().equals(checkpoint.hash())) {
        throw new DamagedLogException(
            "two checkpoints for position %d name different hashes"
                .formatted(checkpoint.position()));
      }
    }
    verifier.checkpoints.remove(0L);
    return verifier.run(export);
  }

  private VerifiedLog run(InputStream export)
      throws IOException, DamagedLogException, UnreadableExportException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(export, StandardCharsets.UTF_8));
    header(lines.readLine());
    boolean ended = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (ended) {
        throw new DamagedLogException("the export goes on after its end");
      }
      JsonNode node = parse(line);
      ended = node.has("end");
      if (ended) {
        end(node.get("end"));
      } else {
        commit(node);
      }
    }
    if (!ended) {
      throw new DamagedLogException(
          "the export breaks off after position %d; export it again".formatted(position));
    }
    if (!checkpoints.isEmpty()) {
      Checkpoint last = checkpoints.lastEntry().getValue();
      throw new DamagedLogException(
          "the end is missing: the log ends at position %d%s, but the checkpoint signed at %s proves that it reached position %d"
              .formatted(
                  position,
                  previous == null
                      ? ""
                      : " with the " + previous.name(previous.events().size() - 1),
                  last.at(),
                  last.position()));
    }
    return new VerifiedLog(position, HexFormat.of().formatHex(previousHash), checked);
  }

  private void header(String line) throws UnreadableExportException {
    try {
      JsonNode header = json.readTree(line == null ? "" : line);
      if (!header.path("format").asText().equals("muster-event-log")) {
        throw new UnreadableExportException("this is not an export of a Muster event log");
      }
      if (header.path("version").asInt() > LogFormat.VERSION) {
        throw new UnreadableExportException(
            "the export has format version %d; this tool reads up to %d"
                .formatted(header.path("version").asInt(), LogFormat.VERSION));
      }
    } catch (JsonProcessingException e) {
      throw new UnreadableExportException("this is not an export of a Muster event log");
    }
  }

  private JsonNode parse(String line) throws DamagedLogException {
    try {
      return json.readTree(line);
    } catch (JsonProcessingException e) {
      throw new DamagedLogException(
          "after position %d comes a line that is not JSON".formatted(position));
    }
  }

  private void commit(JsonNode node) throws DamagedLogException {
    commits++;
    ExportedCommit commit = wellFormed(node);
    if (commit.version() != LogFormat.VERSION) {
      throw new DamagedLogException(
          "%s: format version %d is not known".formatted(commit.name(0), commit.version()));
    }
    checkPlace(commit);
    checkEvents(commit);
    checkChain(commit);
    if (commit.recordTime().isBefore(previousTime)) {
      throw new DamagedLogException(
          "%s: recorded before the event in front of it".formatted(commit.name(0)));
    }
    position = commit.position() + commit.events().size() - 1;
    previousHash = commit.hash();
    previousTime = commit.recordTime();
    previous = commit;
    checkCheckpoints(commit);
  }

  private ExportedCommit wellFormed(JsonNode node) throws DamagedLogException {
    try {
      ExportedCommit commit = ExportedCommit.parse(node);
      if (!commit.events().isEmpty()) {
        return commit;
      }
    } catch (IOException e) {
      // Falls through: the line says what it says, but not what was recorded.
    }
    throw new DamagedLogException(
        "event at position %d: its commit is not in the format it was recorded in"
            .formatted(node.path("position").asLong(position + 1)));
  }

  private void checkPlace(ExportedCommit commit) throws DamagedLogException {
    if (commit.position() > position + 1) {
      throw new DamagedLogException(
          "%s missing: after position %d comes the %s"
              .formatted(
                  commit.position() == position + 2
                      ? "event at position %d is".formatted(position + 1)
                      : "events at positions %d to %d are"
                          .formatted(position + 1, commit.position() - 1),
                  position,
                  commit.name(0)));
    }
    if (commit.position() <= position) {
      throw new DamagedLogException(
          "%s was inserted or moved: the log has already reached position %d"
              .formatted(commit.name(0), position));
    }
  }

  /** Finds for each event the place in the commit it was recorded for. */
  private void checkEvents(ExportedCommit commit) throws DamagedLogException {
    int size = commit.events().size();
    int places = Math.max(size, Math.min(commit.count(), size + MISSING_LOOKED_FOR));
    for (int i = 0; i < size; i++) {
      ExportedEvent event = commit.events().get(i);
      int place = place(commit, event, i, places);
      if (place < 0) {
        throw new DamagedLogException(
            "%s was changed: its content does not match its hash".formatted(commit.name(i)));
      }
      if (place != i && size == commit.count()) {
        throw new DamagedLogException(
            "%s was moved: it was recorded at position %d"
                .formatted(commit.name(i), commit.position() + place));
      }
      if (place > i) {
        throw missing(commit, i);
      }
    }
    if (size < commit.count()) {
      throw missing(commit, size);
    }
    if (size > commit.count()) {
      throw new DamagedLogException(
          "%s was inserted into its commit".formatted(commit.name(inserted(commit))));
    }
  }

  private static int place(ExportedCommit commit, ExportedEvent event, int first, int places) {
    if (Arrays.equals(commit.leafAt(first, event), event.leaf())) {
      return first;
    }
    for (int place = 0; place < places; place++) {
      if (Arrays.equals(commit.leafAt(place, event), event.leaf())) {
        return place;
      }
    }
    return -1;
  }

  private static DamagedLogException missing(ExportedCommit commit, int index) {
    return new DamagedLogException(
        "event at position %d is missing: it was deleted from the commit of the %s"
            .formatted(commit.position() + index, commit.name(index == 0 ? 0 : index - 1)));
  }

  /** The event without which the commit has the hash it was recorded with. */
  private int inserted(ExportedCommit commit) {
    for (int i = 0; i < commit.events().size(); i++) {
      List<byte[]> others = new ArrayList<>(commit.leaves());
      others.remove(i);
      if (Arrays.equals(hash(commit, commit.previous(), others), commit.hash())) {
        return i;
      }
    }
    return commit.events().size() - 1;
  }

  private void checkChain(ExportedCommit commit) throws DamagedLogException {
    boolean whole = Arrays.equals(hash(commit, commit.previous(), commit.leaves()), commit.hash());
    boolean follows = Arrays.equals(commit.previous(), previousHash);
    if (whole && follows) {
      return;
    }
    if (whole && previous != null) {
      throw new DamagedLogException(
          "%s was replaced: the %s was recorded after something else"
              .formatted(previous.name(), commit.name(0)));
    }
    throw new DamagedLogException(
        follows
            ? "%s was changed: the commit does not match its hash (content, position, record time or number of events)"
                .formatted(commit.name())
            : "%s is not what was recorded there: it was moved, inserted or put in place of another"
                .formatted(commit.name()));
  }

  private static byte[] hash(ExportedCommit commit, byte[] previous, List<byte[]> leaves) {
    return LogFormat.commitHash(previous, commit.position(), commit.recordTime(), leaves);
  }

  private void checkCheckpoints(ExportedCommit commit) throws DamagedLogException {
    for (Map.Entry<Long, Checkpoint> next = checkpoints.firstEntry();
        next != null && next.getKey() <= position;
        next = checkpoints.firstEntry()) {
      Checkpoint checkpoint = checkpoints.pollFirstEntry().getValue();
      String hash = HexFormat.of().formatHex(commit.hash());
      if (checkpoint.position() != position || !checkpoint.hash().equals(hash)) {
        throw new DamagedLogException(
            "%s: the log up to here is not the one that was signed at %s"
                .formatted(
                    commit.name((int) (checkpoint.position() - commit.position())),
                    checkpoint.at()));
      }
      checked++;
    }
  }

  private void end(JsonNode end) throws DamagedLogException {
    if (end.path("commits").asLong() != commits
        || end.path("position").asLong() != position
        || !end.path("hash").asText().equals(HexFormat.of().formatHex(previousHash))) {
      throw new DamagedLogException(
          "the export is not whole: it says that it ends at position %d, but the last event found is at %d"
              .formatted(end.path("position").asLong(), position));
    }
  }
}
