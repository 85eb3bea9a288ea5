package io.muster.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Verifies files and says what came of it, to people or to programs. */
public final class Verify {

  /** Intact, and complete up to the newest checkpoint. */
  public static final int PROVEN = 0;

  /** Something is wrong; the findings name it. */
  public static final int DAMAGED = 1;

  /** The input is missing or not what it should be, so nothing can be said. */
  public static final int UNREADABLE = 2;

  /** Nothing is wrong as far as can be seen, but no checkpoint proves it. */
  public static final int NOT_PROVABLE = 3;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  /**
   * What results are written to.
   *
   * @param json whether one JSON object is written instead of sentences
   */
  public Verify(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** The checkpoints to hold a log against, and the keys they are signed with. */
  public record Against(Path checkpoints, Path keys) {}

  /** Verifies an export; answers the exit code. */
  public int log(Path export, Optional<Against> against) {
    return guarded(
        () -> {
          Optional<SignedCheckpoints> signed = Optional.empty();
          if (against.isPresent()) {
            signed =
                Optional.of(SignedCheckpoints.load(against.get().checkpoints, against.get().keys));
          }
          try (InputStream in = new BufferedInputStream(Files.newInputStream(export), 1 << 16)) {
            return told(
                signed.isEmpty() ? LogVerifier.verify(in) : LogVerifier.verify(in, signed.get()));
          }
        });
  }

  /** Verifies a proof file; answers the exit code. */
  public int proof(Path proof, Path keys) {
    return guarded(
        () ->
            told(
                ProofVerifier.verify(
                    Files.readAllBytes(proof), Files.readString(keys, StandardCharsets.UTF_8))));
  }

  /**
   * Verifies an evidence bundle; answers the exit code.
   *
   * @param keys keys from a source the reader trusts; without them those in the bundle are taken
   */
  public int bundle(Path bundle, Optional<Path> keys) {
    return guarded(
        () -> {
          Optional<String> trusted = Optional.empty();
          if (keys.isPresent()) {
            trusted = Optional.of(Files.readString(keys.get(), StandardCharsets.UTF_8));
          }
          return told(BundleVerifier.verify(bundle, trusted));
        });
  }

  private interface Work {
    int run() throws IOException;
  }

  private int guarded(Work work) {
    try {
      return work.run();
    } catch (NoSuchFileException e) {
      return unreadable("there is no file " + e.getFile());
    } catch (IOException e) {
      return unreadable(e.getMessage());
    } finally {
      out.flush();
      err.flush();
    }
  }

  private int unreadable(String why) {
    if (json) {
      out.println(JsonText.of(Told.unreadable(why)));
    } else {
      err.println("cannot verify: " + why);
    }
    return UNREADABLE;
  }

  private int told(Verification log) {
    if (json) {
      out.println(JsonText.of(Told.of(log)));
    } else {
      if (!log.isDamaged()) {
        out.printf("verified: %d events, head %s%n", log.events(), log.head());
      }
      log.findings().forEach(finding -> err.println("damaged: " + finding.sentence()));
      if (log.found() > log.findings().size()) {
        err.printf("damaged: %d more findings%n", log.found() - log.findings().size());
      }
      Told.verdicts(log).forEach(out::println);
    }
    if (log.isDamaged()) {
      return DAMAGED;
    }
    boolean proven =
        log.integrity() == Verification.Integrity.INTACT
            && log.completeness() == Verification.Completeness.COMPLETE;
    return proven ? PROVEN : NOT_PROVABLE;
  }

  private int told(BundleVerification bundle) {
    if (json) {
      out.println(JsonText.of(Told.of(bundle)));
    } else {
      bundle.findings().forEach(damage -> err.println("damaged: " + damage.sentence()));
      Told.verdicts(bundle).forEach(out::println);
    }
    return bundle.findings().isEmpty() ? PROVEN : DAMAGED;
  }

  private int told(ProofVerification proof) {
    if (json) {
      out.println(JsonText.of(Told.of(proof)));
    } else {
      proof.findings().forEach(finding -> err.println("not proven: " + finding.sentence()));
      Told.verdicts(proof).forEach(out::println);
    }
    return proof.findings().isEmpty() ? PROVEN : DAMAGED;
  }
}
