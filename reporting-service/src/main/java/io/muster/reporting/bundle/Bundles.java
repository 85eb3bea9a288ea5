package io.muster.reporting.bundle;

import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.reporting.evidence.Checkpoint;
import io.muster.reporting.evidence.Checkpoints;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.letterhead.Letterheads;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.RenderedReport;
import io.muster.reporting.report.ReportFormat;
import io.muster.reporting.report.Reports;
import io.muster.starter.Caller;
import io.muster.starter.ContentStore;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Packs all that proves what became of an incident into one file, as docs/evidence-bundle.md says:
 * its report, its files, and the proof that all of it stands in the signed log.
 */
@Service
class Bundles {

  /** A report that invites changes is no evidence: Word is left out. */
  private static final List<ReportFormat> FORMATS =
      List.of(ReportFormat.JSON, ReportFormat.CSV, ReportFormat.PDF);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String MANIFEST = "manifest.json";

  private final Reports reports;
  private final Letterheads letterheads;
  private final Ledger ledger;
  private final Checkpoints checkpoints;
  private final BundleProofs proofs;
  private final ContentStore contents;
  private final PeopleDirectory people;
  private final JsonMapper json;

  Bundles(
      Reports reports,
      Letterheads letterheads,
      Ledger ledger,
      Checkpoints checkpoints,
      BundleProofs proofs,
      ContentStore contents,
      PeopleDirectory people,
      JsonMapper json) {
    this.reports = reports;
    this.letterheads = letterheads;
    this.ledger = ledger;
    this.checkpoints = checkpoints;
    this.proofs = proofs;
    this.contents = contents;
    this.people = people;
    this.json = json;
  }

  /**
   * A bundle that is packed.
   *
   * @param manifestSha256 of the list of its files, hex
   * @param sha256 of the whole, hex
   * @param upTo position of the newest event of the log it was made from
   */
  record Packed(
      BundleFile file,
      String incidentId,
      String number,
      String manifestSha256,
      String sha256,
      long upTo)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** What the manifest says; the form is that of docs/evidence-bundle.md. */
  private record Manifest(
      String format,
      int version,
      String incident,
      String number,
      long size,
      List<BundleFile.Listed> files,
      List<Evidence.LeftOut> leftOut) {}

  private record Custody(List<CustodyList.Listed> items) {}

  /**
   * Packs what this caller may see.
   *
   * @param ref id or number of the incident
   * @throws Refused 404 when there is none for them, 503 when the log cannot be signed now
   */
  Packed pack(String ref, Caller caller) throws IOException {
    Checkpoint newest =
        checkpoints
            .cover(PATIENCE)
            .orElseThrow(
                () ->
                    Refused.of(
                        503,
                        "log-not-signed",
                        "The log could not be signed in time, and a bundle proves nothing without"
                            + " that. Try again in a minute."));
    ledger.requireIndexed(newest.position(), PATIENCE, "this incident cannot be told yet");
    String incidentId = ledger.require(ref, caller);
    Evidence evidence = new Evidence();
    Names names = Names.of(people, caller);
    ledger.read(
        incidentId,
        newest.position(),
        entry -> {
          evidence.meet(entry);
          entry.event().ifPresent(names::meet);
        });
    IncidentReport report = reports.asOf(incidentId, newest.position(), names);
    BundleProofs.Proofs proven = proofs.of(incidentId, evidence.lastPosition(), newest);
    BundleFile file = new BundleFile(newest.at());
    Packed packed = null;
    try {
      packed = fill(file, incidentId, report, newest, evidence, proven, names);
      return packed;
    } finally {
      // Nothing is left on disk, also when memory ran out.
      if (packed == null) {
        file.close();
      }
    }
  }

  private Packed fill(
      BundleFile file,
      String incidentId,
      IncidentReport report,
      Checkpoint newest,
      Evidence evidence,
      BundleProofs.Proofs proven,
      Names names)
      throws IOException {
    String number = report.incident().number();
    text(file, "VERIFY.md", guide(number, newest));
    text(file, "check.html", resource("check.html"));
    LetterheadContent paper = letterheads.asOf(report.asOf().position());
    for (ReportFormat format : FORMATS) {
      try (RenderedReport rendered = RenderedReport.of(report, format, paper)) {
        file.add(format.fileName(number), out -> Files.copy(rendered.file(), out));
      }
    }
    new BundleContents(contents, file, evidence, names).add(incidentId);
    if (!evidence.custody().isEmpty()) {
      text(file, "custody.json", json(new Custody(evidence.custody().listed(names))));
    }
    text(file, "log/incident-proof.json", proven.incident());
    text(file, "log/consistency-proof.json", proven.consistency());
    text(file, "log/checkpoints.txt", proven.checkpoints());
    text(file, "log/keys.txt", proven.keys());
    List<BundleFile.Listed> listed = file.files();
    String manifest =
        json(
            new Manifest(
                "muster-bundle",
                1,
                incidentId,
                number,
                newest.position(),
                listed,
                evidence.leftOut()));
    text(file, MANIFEST, manifest);
    String sha256 = file.files().getLast().sha256();
    text(
        file,
        "manifest.note",
        checkpoints.sign(
            "bundle", "%s\nsize %d\ntime %s\n".formatted(sha256, newest.position(), newest.at())));
    return new Packed(file, incidentId, number, sha256, file.finish(), newest.position());
  }

  private String json(Object value) {
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }

  private static void text(BundleFile file, String path, String content) throws IOException {
    file.add(path, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private String guide(String number, Checkpoint newest) throws IOException {
    String key = checkpoints.keys().getLast();
    return resource("VERIFY.md")
        .replace("{number}", number)
        .replace("{size}", Long.toString(newest.position()))
        .replace("{time}", newest.at().toString())
        .replace("{key}", key);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Bundles.class.getResourceAsStream("/bundle/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
