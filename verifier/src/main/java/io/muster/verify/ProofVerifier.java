package io.muster.verify;

import io.muster.verify.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a proof file with nothing but the keys: that events stand in a log that was signed, or
 * that one signed log continues another.
 */
public final class ProofVerifier {

  private static final Set<String> INCIDENT =
      Set.of("format", "version", "kind", "incident", "checkpoint", "events");
  private static final Set<String> CONSISTENCY =
      Set.of("format", "version", "kind", "first", "second", "proof");
  private static final Set<String> EVENT =
      Set.of(
          "position",
          "aggregateType",
          "aggregateId",
          "sequence",
          "id",
          "type",
          "revision",
          "metadata",
          "payload",
          "proof");

  private final List<Finding> findings = new ArrayList<>();
  private final String keys;

  private ProofVerifier(String keys) {
    this.keys = keys;
  }

  /**
   * Checks a proof.
   *
   * @param proof the bytes of the file
   * @param keys verifier keys, one a line
   * @throws UnreadableException when it is not a proof, or not in its format
   */
  public static ProofVerification verify(byte[] proof, String keys) throws UnreadableException {
    try {
      return new ProofVerifier(keys).verify(Json.readObject(proof));
    } catch (Json.NotJsonException e) {
      throw new UnreadableException("this is not a proof: " + e.getMessage());
    } catch (Fields.MissingException e) {
      throw new UnreadableException("the proof is not in its format: " + e.getMessage());
    }
  }

  private ProofVerification verify(Map<String, Object> proof)
      throws UnreadableException, Fields.MissingException {
    if (!Prover.FORMAT.equals(proof.get("format"))) {
      throw new UnreadableException("this is not a proof of a Muster event log");
    }
    if (Fields.number(proof, "version") != 1) {
      throw new UnreadableException("the proof has a version this program does not know");
    }
    return switch (Fields.text(proof, "kind")) {
      case "incident" -> incident(Fields.object(proof, INCIDENT));
      case "consistency" -> consistency(Fields.object(proof, CONSISTENCY));
      default -> throw new UnreadableException("the proof is of a kind this program does not know");
    };
  }

  private Checkpoint checkpoint(Map<String, Object> proof, String field)
      throws UnreadableException, Fields.MissingException {
    String note = Fields.text(proof, field);
    SignedCheckpoints signed = SignedCheckpoints.of(note, keys);
    findings.addAll(signed.findings());
    List<Checkpoint> checkpoints = Checkpoint.parseAll(note);
    if (checkpoints.size() != 1) {
      throw new UnreadableException("the proof needs one checkpoint as its " + field);
    }
    return checkpoints.getFirst();
  }

  private ProofVerification consistency(Map<String, Object> proof)
      throws UnreadableException, Fields.MissingException {
    Checkpoint first = checkpoint(proof, "first");
    Checkpoint second = checkpoint(proof, "second");
    boolean continues =
        first.origin().equals(second.origin())
            && MerkleTree.continues(
                first.size(), first.root(), second.size(), second.root(), path(proof));
    if (!continues) {
      findings.add(
          new Finding(
              Kind.REPLACED,
              1,
              first.size(),
              null,
              null,
              "it is not proven that the log of %d events signed at %s continues the log of %d events signed at %s: positions 1 to %d may have been written anew"
                  .formatted(
                      second.size(), second.time(), first.size(), first.time(), first.size())));
    }
    return new ProofVerification(
        null, 0, second.size(), second.time(), first.time(), first.size(), findings);
  }

  private ProofVerification incident(Map<String, Object> proof)
      throws UnreadableException, Fields.MissingException {
    Checkpoint checkpoint = checkpoint(proof, "checkpoint");
    String incident = Fields.text(proof, "incident");
    Map<String, Long> next = new LinkedHashMap<>();
    Map<String, String> foreign = new HashMap<>();
    Set<String> known = new HashSet<>(Set.of(incident));
    long reached = 0;
    List<?> events = Fields.list(proof, "events");
    for (Object each : events) {
      Map<String, Object> fields = Fields.object(each, EVENT);
      ProvenEvent event = ProvenEvent.parse(fields, path(fields));
      if (!event.isIn(checkpoint)) {
        add(Kind.CHANGED, event, "is not in the signed log as it stands here");
      }
      if (event.position() <= reached) {
        add(Kind.MOVED, event, "does not come after the one in front of it");
      }
      reached = Math.max(reached, event.position());
      long expected = next.getOrDefault(event.aggregateId(), 0L);
      if (event.sequence() > expected) {
        add(
            Kind.MISSING,
            event,
            "is given, and what came before it is missing: events %d to %d of %s"
                .formatted(expected, event.sequence() - 1, event.aggregateId()));
      }
      next.put(event.aggregateId(), event.sequence() + 1);
      if (incident.equals(event.incident())) {
        known.add(event.aggregateId());
      }
      foreign.put(event.aggregateId(), event.name());
    }
    foreign.keySet().removeAll(known);
    foreign.values().stream()
        .sorted()
        .forEach(
            name ->
                findings.add(
                    new Finding(
                        Kind.INSERTED, 0, 0, null, null, name + " is not about this incident")));
    return new ProofVerification(
        incident, events.size(), checkpoint.size(), checkpoint.time(), null, 0, findings);
  }

  private void add(Kind kind, ProvenEvent event, String what) {
    findings.add(
        new Finding(
            kind,
            event.position(),
            event.position(),
            event.event().id(),
            event.event().type(),
            event.name() + " " + what));
  }

  private static List<byte[]> path(Map<String, Object> object) throws Fields.MissingException {
    List<byte[]> path = new ArrayList<>();
    for (Object hash : Fields.list(object, "proof")) {
      path.add(Fields.base64Hash(hash));
    }
    return path;
  }

  /** One event with the way from its leaf to the root. */
  private record ProvenEvent(
      long position, ExportedCommit commit, ExportedEvent event, List<byte[]> path) {

    static ProvenEvent parse(Map<String, Object> fields, List<byte[]> path)
        throws Fields.MissingException {
      ExportedEvent event =
          new ExportedEvent(
              Fields.text(fields, "id"),
              Fields.text(fields, "type"),
              Fields.integer(fields, "revision"),
              Fields.text(fields, "metadata").getBytes(StandardCharsets.UTF_8),
              Fields.text(fields, "payload").getBytes(StandardCharsets.UTF_8),
              new byte[0]);
      ExportedCommit commit =
          new ExportedCommit(
              Fields.number(fields, "position"),
              1,
              0,
              Fields.text(fields, "aggregateType"),
              Fields.text(fields, "aggregateId"),
              Fields.number(fields, "sequence"),
              new byte[0],
              new byte[0],
              List.of(event));
      return new ProvenEvent(commit.position(), commit, event, path);
    }

    boolean isIn(Checkpoint checkpoint) {
      byte[] leaf = new Hashes().leaf(commit, event, commit.sequence());
      return MerkleTree.includes(checkpoint.size(), checkpoint.root(), position - 1, leaf, path);
    }

    String aggregateId() {
      return commit.aggregateId();
    }

    long sequence() {
      return commit.sequence();
    }

    Object incident() {
      return Prover.payload(event).get("incidentId");
    }

    String name() {
      return commit.name(0);
    }
  }
}
