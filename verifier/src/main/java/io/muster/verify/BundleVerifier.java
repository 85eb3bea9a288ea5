package io.muster.verify;

import io.muster.verify.BundleVerification.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Checks an evidence bundle as docs/evidence-bundle.md describes it: that its manifest is signed,
 * that every file is the one the manifest lists, that the events it tells of stand in the signed
 * log, and that its evidence is named by them. Whatever is wrong is named by its file.
 */
public final class BundleVerifier {

  private static final String FORMAT = "muster-bundle";
  private static final String MANIFEST = "manifest.json";
  private static final String NOTE = "manifest.note";
  private static final String KEYS = "log/keys.txt";
  private static final String INCIDENT = "log/incident-proof.json";
  private static final String CONSISTENCY = "log/consistency-proof.json";
  private static final String EVIDENCE = "evidence/";
  private static final Set<String> NAMING =
      Set.of("incident.attachment-added", "evidence.collected");

  private static final Set<String> FIELDS =
      Set.of("format", "version", "incident", "number", "size", "files", "leftOut");
  private static final Set<String> FILE = Set.of("path", "size", "sha256");

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
  private final List<Damage> damages = new ArrayList<>();
  private final Optional<String> trusted;
  private List<VerifierKey> keys = List.of();

  private BundleVerifier(ZipFile zip, Optional<String> trusted) {
    this.zip = zip;
    this.trusted = trusted;
  }

  /** What the manifest says, before it is believed. */
  private record Manifest(String incident, String number, long size, List<Listed> files) {
    Optional<Listed> file(String path) {
      return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
  }

  private record Listed(String path, long size, byte[] sha256) {}

  /**
   * Checks a bundle.
   *
   * @param bundle the zip
   * @param keys verifier keys from a source the reader trusts, one a line; empty to take those in
   *     the bundle, which then only prove that it agrees with itself
   * @throws UnreadableException when it is no bundle at all
   */
  public static BundleVerification verify(Path bundle, Optional<String> keys) throws IOException {
    if (!Files.exists(bundle)) {
      throw new java.nio.file.NoSuchFileException(bundle.toString());
    }
    try (ZipFile zip = new ZipFile(bundle.toFile(), StandardCharsets.UTF_8)) {
      return new BundleVerifier(zip, keys).verify();
    } catch (ZipException e) {
      throw new UnreadableException("this is not a whole zip file: " + e.getMessage());
    }
  }

  private BundleVerification verify() throws UnreadableException {
    for (ZipEntry entry : zip.stream().toList()) {
      if (entries.put(entry.getName(), entry) != null) {
        damaged(entry.getName(), "stands in the bundle twice");
      }
    }
    if (!entries.containsKey(MANIFEST) && !entries.containsKey(NOTE)) {
      throw new UnreadableException("this is not an evidence bundle: it has no " + MANIFEST);
    }
    readKeys();
    Optional<byte[]> text = read(MANIFEST);
    Optional<BundleNote> note = note();
    Optional<VerifierKey> signer = note.flatMap(said -> said.signer(keys));
    if (note.isPresent() && signer.isEmpty()) {
      damaged(NOTE, "is not signed with a key that is valid there");
    }
    if (text.isPresent()
        && note.isPresent()
        && !MessageDigest.isEqual(sha256(text.get()), note.get().manifest())) {
      damaged(MANIFEST, "is not the one that was signed");
    }
    Optional<Manifest> manifest = text.flatMap(this::manifest);
    manifest.ifPresent(listed -> checkFiles(listed, note));
    return new BundleVerification(
        manifest.map(Manifest::incident).orElse(null),
        manifest.map(Manifest::number).orElse(null),
        manifest.map(listed -> listed.files().size()).orElse(0),
        manifest.map(Manifest::size).orElse(0L),
        note.map(BundleNote::time).orElse(null),
        signer.map(VerifierKey::text).orElse(null),
        trusted.isEmpty(),
        damages);
  }

  private void readKeys() {
    Optional<String> text =
        trusted.or(() -> read(KEYS).map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    try {
      keys = text.isEmpty() ? List.of() : SignedCheckpoints.keys(text.get());
    } catch (UnreadableException e) {
      damaged(KEYS, "cannot be read: " + e.getMessage());
    }
  }

  private Optional<BundleNote> note() {
    Optional<byte[]> bytes = read(NOTE);
    try {
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(BundleNote.parse(new String(bytes.get(), StandardCharsets.UTF_8)));
    } catch (UnreadableException e) {
      damaged(NOTE, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Manifest> manifest(byte[] text) {
    try {
      Map<String, Object> fields = Fields.object(Json.readObject(text), FIELDS);
      if (!FORMAT.equals(fields.get("format")) || Fields.number(fields, "version") != 1) {
        damaged(MANIFEST, "is of a format or version this program does not know");
        return Optional.empty();
      }
      List<Listed> files = new ArrayList<>();
      for (Object each : Fields.list(fields, "files")) {
        Map<String, Object> file = Fields.object(each, FILE);
        files.add(
            new Listed(
                Fields.text(file, "path"),
                Fields.number(file, "size"),
                Fields.hash(file, "sha256")));
      }
      return Optional.of(
          new Manifest(
              Fields.text(fields, "incident"),
              Fields.text(fields, "number"),
              Fields.number(fields, "size"),
              files));
    } catch (Json.NotJsonException | Fields.MissingException e) {
      damaged(MANIFEST, "is not in its format: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void checkFiles(Manifest manifest, Optional<BundleNote> note) {
    Set<String> named = new HashSet<>(Set.of(MANIFEST, NOTE));
    for (Listed file : manifest.files()) {
      if (!named.add(file.path())) {
        damaged(file.path(), "is listed twice");
      }
      checkHash(file);
    }
    entries.keySet().stream()
        .filter(path -> !named.contains(path))
        .forEach(path -> damaged(path, "is not in the manifest, so nothing vouches for it"));
    if (note.isPresent() && note.get().size() != manifest.size()) {
      damaged(MANIFEST, "speaks of another state of the log than was signed");
    }
    checkProof(manifest, CONSISTENCY);
    Set<String> attached = checkProof(manifest, INCIDENT);
    for (Listed file : manifest.files()) {
      if (file.path().startsWith(EVIDENCE)
          && !attached.contains(HexFormat.of().formatHex(file.sha256()))) {
        damaged(file.path(), "is named by no event of the incident");
      }
    }
  }

  private void checkHash(Listed file) {
    ZipEntry entry = entries.get(file.path());
    if (entry == null) {
      damaged(file.path(), "is missing");
      return;
    }
    MessageDigest digest = Hashes.sha256();
    try (InputStream in = zip.getInputStream(entry);
        DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      long size = in.transferTo(out);
      if (size != file.size() || !MessageDigest.isEqual(digest.digest(), file.sha256())) {
        damaged(file.path(), "was changed: it has another hash than in the manifest");
      }
    } catch (IOException e) {
      damaged(file.path(), "was changed: it cannot be unpacked");
    }
  }

  /** Checks a proof; answers the hashes of the files its events say were attached. */
  private Set<String> checkProof(Manifest manifest, String path) {
    if (manifest.file(path).isEmpty()) {
      damaged(path, "is not in the manifest, though every bundle has it");
      return Set.of();
    }
    Optional<byte[]> proof = read(path);
    if (proof.isEmpty() || keys.isEmpty()) {
      return Set.of();
    }
    try {
      ProofVerification checked = ProofVerifier.verify(proof.get(), keysText());
      checked.findings().forEach(finding -> damaged(path, "does not prove: " + finding.sentence()));
      if (path.equals(CONSISTENCY)) {
        if (checked.incident() != null || checked.size() != manifest.size()) {
          damaged(path, "proves something else than the state of the log in the manifest");
        }
        return Set.of();
      }
      if (!manifest.incident().equals(checked.incident())) {
        damaged(path, "is about another incident");
      }
      return attachedIn(proof.get());
    } catch (UnreadableException e) {
      damaged(path, e.getMessage());
      return Set.of();
    }
  }

  private static Set<String> attachedIn(byte[] proof) throws UnreadableException {
    Set<String> hashes = new HashSet<>();
    try {
      for (Object each : Fields.list(Json.readObject(proof), "events")) {
        if (each instanceof Map<?, ?> event
            && event.get("type") instanceof String type
            && NAMING.contains(type)
            && event.get("payload") instanceof String payload
            && Json.readObject(payload.getBytes(StandardCharsets.UTF_8)).get("sha256")
                instanceof String sha256) {
          hashes.add(sha256);
        }
      }
    } catch (Json.NotJsonException | Fields.MissingException e) {
      throw new UnreadableException("an event in it cannot be read");
    }
    return hashes;
  }

  private String keysText() {
    StringBuilder text = new StringBuilder();
    keys.forEach(key -> text.append(key.text()).append(" from ").append(key.from()).append('\n'));
    return text.toString();
  }

  private Optional<byte[]> read(String path) {
    ZipEntry entry = entries.get(path);
    if (entry == null) {
      damaged(path, "is missing");
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      damaged(path, "was changed: it cannot be unpacked");
      return Optional.empty();
    }
  }

  private void damaged(String path, String what) {
    Damage damage = new Damage(path, path + " " + what);
    if (!damages.contains(damage)) {
      damages.add(damage);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    return Hashes.sha256().digest(bytes);
  }
}
