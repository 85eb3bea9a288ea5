package io.muster.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes proofs that can be handed on alone: that an incident's events stand in a signed log, and
 * that one signed log continues another. It takes an export that is not damaged.
 */
public final class Prover {

  static final String FORMAT = "muster-proof";

  private final Path export;
  private final SignedCheckpoints signed;
  private final LeafTree tree = new LeafTree();

  private Prover(Path export, SignedCheckpoints signed) {
    this.export = export;
    this.signed = signed;
  }

  /**
   * Proves all events of one incident: its own, and those of the alert groups, escalations and
   * pages that name it.
   *
   * @param incident its id, or its number as in {@code INC-142}
   * @return the proof as text, to be written to a file
   * @throws UnreadableException when the incident is not there, no checkpoint covers it, or the
   *     export does not agree with its checkpoints
   */
  public static String incident(Path export, SignedCheckpoints signed, String incident)
      throws IOException {
    return new Prover(export, signed).incident(incident);
  }

  /**
   * Proves that the log at one checkpoint continues the log at another.
   *
   * @param first position of a published checkpoint
   * @param second position of a later one
   */
  public static String consistency(Path export, SignedCheckpoints signed, long first, long second)
      throws IOException {
    Prover prover = new Prover(export, signed);
    prover.forEach((commit, i) -> prover.tree.add(commit.events().get(i).leaf()));
    Checkpoint older = prover.checkpointOf(first);
    Checkpoint newer = prover.checkpointOf(second);
    Map<String, Object> proof = head("consistency");
    proof.put("first", note(older));
    proof.put("second", note(newer));
    proof.put("proof", base64(prover.tree.consistency((int) first, (int) second)));
    return JsonText.of(proof) + "\n";
  }

  private String incident(String wanted) throws IOException {
    Optional<Long> number =
        wanted.matches("INC-[1-9][0-9]{0,17}")
            ? Optional.of(Long.valueOf(wanted.substring("INC-".length())))
            : Optional.empty();
    List<String> ids = new ArrayList<>(number.isEmpty() ? List.of(wanted) : List.of());
    forEach(
        (commit, i) -> {
          ExportedEvent event = commit.events().get(i);
          tree.add(event.leaf());
          if (number.isPresent()
              && event.type().equals("incident.opened")
              && number.get().equals(payload(event).get("number"))) {
            ids.add(commit.aggregateId());
          }
        });
    if (ids.isEmpty()) {
      throw new UnreadableException("there is no incident " + wanted + " in the export");
    }
    String incident = ids.getFirst();
    Set<String> aggregates = new HashSet<>(Set.of(incident));
    List<Placed> events = new ArrayList<>();
    forEach(
        (commit, i) -> {
          ExportedEvent event = commit.events().get(i);
          if (incident.equals(payload(event).get("incidentId"))) {
            aggregates.add(commit.aggregateId());
          }
          if (aggregates.contains(commit.aggregateId())) {
            events.add(new Placed(commit, i));
          }
        });
    if (events.isEmpty()) {
      throw new UnreadableException("there is no incident " + wanted + " in the export");
    }
    Checkpoint checkpoint = covering(events.getLast().position());
    Map<String, Object> proof = head("incident");
    proof.put("incident", incident);
    proof.put("checkpoint", note(checkpoint));
    proof.put("events", events.stream().map(event -> describe(event, checkpoint)).toList());
    return JsonText.of(proof) + "\n";
  }

  private record Placed(ExportedCommit commit, int index) {
    long position() {
      return commit.position() + index;
    }
  }

  private Map<String, Object> describe(Placed placed, Checkpoint checkpoint) {
    ExportedEvent event = placed.commit.events().get(placed.index);
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("position", placed.position());
    described.put("aggregateType", placed.commit.aggregateType());
    described.put("aggregateId", placed.commit.aggregateId());
    described.put("sequence", placed.commit.sequence() + placed.index);
    described.put("id", event.id());
    described.put("type", event.type());
    described.put("revision", event.revision());
    described.put("metadata", new String(event.metadata(), StandardCharsets.UTF_8));
    described.put("payload", new String(event.payload(), StandardCharsets.UTF_8));
    described.put(
        "proof", base64(tree.inclusion((int) (placed.position() - 1), (int) checkpoint.size())));
    return described;
  }

  /** The first checkpoint that covers a position, so that it dates the event as early as it can. */
  private Checkpoint covering(long position) throws UnreadableException {
    for (Checkpoint checkpoint : signed.valid()) {
      if (checkpoint.size() >= position && checkpoint.size() <= tree.size()) {
        return agreeing(checkpoint);
      }
    }
    throw new UnreadableException(
        "no checkpoint covers position %d; take checkpoints that are newer than the event and an export that is newer than the checkpoint"
            .formatted(position));
  }

  private Checkpoint checkpointOf(long size) throws UnreadableException {
    for (Checkpoint checkpoint : signed.valid()) {
      if (checkpoint.size() == size && size <= tree.size()) {
        return agreeing(checkpoint);
      }
    }
    throw new UnreadableException(
        "there is no checkpoint for position %d, or the export does not reach it".formatted(size));
  }

  private Checkpoint agreeing(Checkpoint checkpoint) throws UnreadableException {
    if (!Arrays.equals(tree.root((int) checkpoint.size()), checkpoint.root())) {
      throw new UnreadableException(
          "the export is not the log that was signed at %s; verify it first"
              .formatted(checkpoint.time()));
    }
    return checkpoint;
  }

  private interface Each {
    void event(ExportedCommit commit, int index) throws UnreadableException;
  }

  private void forEach(Each each) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(export))) {
      ExportLines lines = ExportLines.open(in);
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        Map<String, Object> object = Json.readObject(line.get());
        if (object.containsKey("end")) {
          return;
        }
        ExportedCommit commit = ExportedCommit.parse(object);
        for (int i = 0; i < commit.events().size(); i++) {
          each.event(commit, i);
        }
      }
    } catch (Json.NotJsonException | Fields.MissingException e) {
      throw new UnreadableException("the export is damaged; verify it first");
    }
  }

  /** What the event says, when it says it in JSON. */
  static Map<String, Object> payload(ExportedEvent event) {
    try {
      return Json.readObject(event.payload());
    } catch (Json.NotJsonException e) {
      return Map.of();
    }
  }

  private static Map<String, Object> head(String kind) {
    Map<String, Object> proof = new LinkedHashMap<>();
    proof.put("format", FORMAT);
    proof.put("version", 1);
    proof.put("kind", kind);
    return proof;
  }

  private static String note(Checkpoint checkpoint) {
    StringBuilder note = new StringBuilder(checkpoint.text()).append('\n');
    for (Checkpoint.SignatureLine line : checkpoint.signatures()) {
      note.append(line.text()).append('\n');
    }
    return note.toString();
  }

  private static List<String> base64(List<byte[]> hashes) {
    return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
  }
}
