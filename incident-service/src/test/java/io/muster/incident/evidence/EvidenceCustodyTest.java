package io.muster.incident.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceClass;
import io.muster.contracts.evidence.EvidenceCommand;
import io.muster.contracts.evidence.EvidenceCommand.AcceptTransfer;
import io.muster.contracts.evidence.EvidenceCommand.Collect;
import io.muster.contracts.evidence.EvidenceCommand.CorrectDescription;
import io.muster.contracts.evidence.EvidenceCommand.DeclineDeletion;
import io.muster.contracts.evidence.EvidenceCommand.DeclineTransfer;
import io.muster.contracts.evidence.EvidenceCommand.Delete;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceCommand.Download;
import io.muster.contracts.evidence.EvidenceCommand.LiftPrivilege;
import io.muster.contracts.evidence.EvidenceCommand.OfferTransfer;
import io.muster.contracts.evidence.EvidenceCommand.ReportMismatch;
import io.muster.contracts.evidence.EvidenceCommand.RequestDeletion;
import io.muster.contracts.evidence.EvidenceCommand.Seal;
import io.muster.contracts.evidence.EvidenceCommand.SetPrivilege;
import io.muster.contracts.evidence.EvidenceCommand.View;
import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.evidence.EvidenceOccasion;
import io.muster.contracts.evidence.EvidenceOrigin;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceCustodyTest {

  private static final Actor RAVI = Actor.person("ravi", "Ravi");
  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final Actor MAX = Actor.person("max", "Max");
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final Instant THEN = NOW.minus(Duration.ofHours(1));
  private static final String GOOD = "a".repeat(64);
  private static final String BAD = "b".repeat(64);

  private final EvidenceCustody custody = new EvidenceCustody();
  private final EvidenceItems items = new EvidenceItems();
  private final List<EvidenceEvent> events = new ArrayList<>();
  private final List<String> holds = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  private final HoldsOnEvidence register =
      new HoldsOnEvidence(null, null) {
        @Override
        public List<String> covering(String incidentId, Collection<String> people) {
          asked.addAll(people);
          return holds;
        }
      };

  private void give(EvidenceCommand command) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Deciding.by(
        event -> {
          events.add((EvidenceEvent) event);
          items.apply((EvidenceEvent) event);
          custody.on((EvidenceEvent) event);
        },
        () -> {
          switch (command) {
            case Collect c -> custody.handle(c, clock);
            case CorrectDescription c -> custody.handle(c, clock);
            case View c -> custody.handle(c, clock);
            case Download c -> custody.handle(c, clock);
            case OfferTransfer c -> custody.handle(c, clock);
            case AcceptTransfer c -> custody.handle(c, clock);
            case DeclineTransfer c -> custody.handle(c, clock);
            case Seal c -> custody.handle(c, clock);
            case ReportMismatch c -> custody.handle(c, clock);
            case SetPrivilege c -> custody.handle(c, clock);
            case LiftPrivilege c -> custody.handle(c, clock);
            case RequestDeletion c -> custody.handle(c, clock, register);
            case DeclineDeletion c -> custody.handle(c, clock);
            case Delete c -> custody.handle(c, clock, register);
          }
        });
  }

  private static Description log(String source) {
    return new Description(EvidenceClass.LOG, "auth.log", source, null);
  }

  private void collect(String id, String sha256, EvidenceOrigin origin) {
    give(
        new Collect(
            "inc-1",
            id,
            log("edge-1"),
            origin,
            null,
            new EvidenceContent("inc-1", sha256, 42, "text/plain"),
            new Person("ravi", "Ravi"),
            THEN,
            null,
            ROSA));
  }

  private void collected() {
    collect("e", GOOD, EvidenceOrigin.UPLOAD);
  }

  private EvidenceItem item() {
    return items.find("e").orElseThrow();
  }

  private static Refused refused(Runnable wish) {
    Refused[] why = new Refused[1];
    assertThatThrownBy(wish::run)
        .isInstanceOfSatisfying(Refused.class, refused -> why[0] = refused);
    return why[0];
  }

  private void view(Actor by, boolean oversees) {
    give(new View("inc-1", "e", "To look", oversees, by));
  }

  private void offer(Actor by, Authority authority) {
    give(new OfferTransfer("inc-1", "e", new Person("mina", "Mina"), "Off duty", by, authority));
  }

  private void correct(Description said) {
    give(new CorrectDescription("inc-1", "e", said, "A slip", ROSA, false));
  }

  private void requestDeletion(Actor by) {
    give(new RequestDeletion("inc-1", "e", "Long enough", by));
  }

  private void delete(Actor by, Authority authority) {
    give(new Delete("inc-1", "e", "Agreed", by, authority));
  }

  @Test
  void who_collected_it_and_when_stand_beside_who_brought_it_in_and_when() {
    collected();
    collected();
    assertThat(events).as("the same again changes nothing").hasSize(1);
    assertThat(item().custodian().id()).isEqualTo("ravi");
    assertThat(item().collected().collectedAt()).isEqualTo(THEN);
    assertThat(item().collected().by()).isEqualTo(ROSA);
    assertThat(item().collected().at()).isEqualTo(NOW);
  }

  @Test
  void the_same_bytes_have_one_chain_of_custody_in_an_incident() {
    collected();
    Refused twice = refused(() -> collect("other", GOOD, EvidenceOrigin.ATTACHMENT));
    assertThat(twice.slug()).isEqualTo("already-evidence");
    collect("other", BAD, EvidenceOrigin.UPLOAD);
    assertThat(items.all()).hasSize(2);
  }

  @Test
  void where_from_what_kind_and_why_have_to_be_said() {
    assertThat(refused(() -> give(collecting(log(" "), THEN))).getMessage())
        .contains("where it was collected");
    assertThat(
            refused(() -> give(collecting(new Description(null, "a", "edge-1", null), THEN)))
                .status())
        .isEqualTo(422);
    assertThat(refused(() -> give(collecting(log("edge-1"), NOW.plusSeconds(3600)))).status())
        .isEqualTo(422);
    collected();
    assertThat(refused(() -> give(new View("inc-1", "e", " ", true, MINA))).status())
        .isEqualTo(422);
    assertThat(events).hasSize(1);
  }

  private static Collect collecting(Description said, Instant at) {
    return new Collect(
        "inc-1",
        "x",
        said,
        EvidenceOrigin.UPLOAD,
        null,
        new EvidenceContent("inc-1", BAD, 42, "text/plain"),
        new Person("ravi", "Ravi"),
        at,
        null,
        ROSA);
  }

  private static Collect privileged(EvidenceOrigin origin, String reason) {
    return new Collect(
        "inc-1",
        "e",
        log("edge-1"),
        origin,
        null,
        new EvidenceContent("inc-1", GOOD, 42, "text/plain"),
        new Person("ravi", "Ravi"),
        THEN,
        new EvidenceCommand.Privilege(List.of(new Person("sam", "Sam")), reason),
        ROSA);
  }

  @Test
  void what_is_privileged_from_the_start_is_so_in_the_commit_that_brings_it_in() {
    assertThat(refused(() -> give(privileged(EvidenceOrigin.ALERT, "Counsel"))).slug())
        .isEqualTo("alert-is-known");
    assertThat(
            refused(() -> give(privileged(EvidenceOrigin.UPLOAD, " ")))
                .faults()
                .getFirst()
                .pointer())
        .isEqualTo("/privilege/reason");
    assertThat(events).isEmpty();
    give(privileged(EvidenceOrigin.UPLOAD, "Counsel"));
    assertThat(events).hasSize(2);
    assertThat(item().isFor("rosa", false)).as("who brought it in and is not named").isFalse();
    assertThat(item().isFor("sam", false)).isTrue();
  }

  @Test
  void every_look_is_a_step_of_its_own() {
    collected();
    view(MINA, true);
    view(MINA, true);
    give(new Download("inc-1", "e", "For the forensics firm", false, ROSA));
    assertThat(item().chain()).hasSize(4);
  }

  @Test
  void it_passes_into_the_hands_of_whoever_accepts_it_and_of_nobody_else() {
    collected();
    assertThat(refused(() -> offer(ROSA, Authority.RESPONDER)).slug())
        .isEqualTo("not-in-your-hands");
    offer(RAVI, Authority.RESPONDER);
    assertThat(item().custodian().id()).as("until it is accepted").isEqualTo("ravi");
    assertThat(refused(() -> offer(RAVI, Authority.RESPONDER)).slug()).isEqualTo("transfer-open");
    assertThat(refused(() -> give(new AcceptTransfer("inc-1", "e", ROSA))).slug())
        .isEqualTo("not-offered-to-you");
    give(new AcceptTransfer("inc-1", "e", MINA));
    give(new AcceptTransfer("inc-1", "e", MINA));
    assertThat(item().custodian().id()).isEqualTo("mina");
    assertThat(item().offer()).isNull();
    assertThat(events).hasSize(3);
    assertThat(refused(() -> offer(RAVI, Authority.RESPONDER)).slug())
        .isEqualTo("not-in-your-hands");
  }

  @Test
  void an_offer_is_declined_by_whom_it_is_for_or_taken_back_and_nothing_changes_hands() {
    collected();
    offer(MAX, Authority.MANAGER);
    assertThat(
            refused(() -> give(new DeclineTransfer("inc-1", "e", "No", ROSA, Authority.RESPONDER)))
                .slug())
        .isEqualTo("not-in-your-hands");
    give(new DeclineTransfer("inc-1", "e", "Off duty, too", MINA, Authority.RESPONDER));
    assertThat(item().custodian().id()).isEqualTo("ravi");
    assertThat(item().offer()).isNull();
    assertThat(refused(() -> give(new AcceptTransfer("inc-1", "e", MINA))).slug())
        .isEqualTo("no-transfer-open");
  }

  @Test
  void what_is_said_of_it_is_put_right_until_it_is_sealed() {
    collected();
    correct(log("edge-2"));
    correct(log("edge-2"));
    assertThat(item().description().source()).isEqualTo("edge-2");
    assertThat(item().collected().source()).as("stays in the chain").isEqualTo("edge-1");
    give(new Seal("inc-1", "e", "Done", RAVI, Authority.RESPONDER));
    give(new Seal("inc-1", "e", "Done", RAVI, Authority.RESPONDER));
    assertThat(refused(() -> correct(log("edge-3"))).slug()).isEqualTo("evidence-sealed");
    assertThat(events).hasSize(3);
    view(ROSA, false);
  }

  @Test
  void that_it_is_not_what_was_collected_holds_until_it_is_found_to_be_again() {
    collected();
    give(new ReportMismatch("inc-1", "e", EvidenceOccasion.VIEW, BAD, ROSA));
    assertThat(item().mismatch().expectedSha256()).isEqualTo(GOOD);
    assertThat(item().mismatch().foundSha256()).isEqualTo(BAD);
    view(MINA, true);
    assertThat(item().mismatch()).as("restored from a backup").isNull();
  }

  @Test
  void what_is_privileged_is_opened_by_those_named_its_keeper_managers_and_auditors_alone() {
    collected();
    SetPrivilege wish =
        new SetPrivilege(
            "inc-1",
            "e",
            List.of(new Person("max", null)),
            "Advice of counsel",
            RAVI,
            Authority.RESPONDER);
    give(wish);
    give(wish);
    assertThat(events).hasSize(2);
    assertThat(refused(() -> view(ROSA, false)).slug()).isEqualTo("privileged");
    assertThat(refused(() -> correct(log("edge-2"))).slug()).isEqualTo("privileged");
    view(MAX, false);
    view(RAVI, false);
    view(MINA, true);
    LiftPrivilege lift = new LiftPrivilege("inc-1", "e", "Over", RAVI, Authority.RESPONDER);
    assertThat(refused(() -> give(lift)).status()).isEqualTo(403);
    give(new LiftPrivilege("inc-1", "e", "Over", MINA, Authority.MANAGER));
    view(ROSA, false);
  }

  @Test
  void the_message_of_an_alert_cannot_be_privileged_for_it_is_read_elsewhere() {
    collect("e", GOOD, EvidenceOrigin.ALERT);
    SetPrivilege wish =
        new SetPrivilege("inc-1", "e", List.of(), "Counsel", RAVI, Authority.RESPONDER);
    assertThat(refused(() -> give(wish)).slug()).isEqualTo("alert-is-known");
  }

  @Test
  void deleting_takes_two_people_the_second_of_whom_is_a_manager() {
    collected();
    assertThat(refused(() -> delete(MINA, Authority.MANAGER)).slug())
        .isEqualTo("deletion-not-requested");
    requestDeletion(MINA);
    assertThat(refused(() -> requestDeletion(ROSA)).slug()).isEqualTo("deletion-requested");
    assertThat(refused(() -> delete(MINA, Authority.MANAGER)).slug()).isEqualTo("own-request");
    assertThat(refused(() -> delete(ROSA, Authority.RESPONDER)).slug()).isEqualTo("role-missing");
    delete(MAX, Authority.MANAGER);
    delete(MAX, Authority.MANAGER);
    assertThat(item().deleted().requestedBy().id()).isEqualTo("mina");
    assertThat(item().chain()).as("the chain stays").hasSize(3);
    assertThat(refused(() -> view(MINA, true)).slug()).isEqualTo("evidence-deleted");
    collect("again", GOOD, EvidenceOrigin.UPLOAD);
  }

  @Test
  void a_request_is_declined_by_a_manager_or_taken_back_by_whoever_asked() {
    collected();
    requestDeletion(ROSA);
    DeclineDeletion others = new DeclineDeletion("inc-1", "e", "No", RAVI, Authority.RESPONDER);
    assertThat(refused(() -> give(others)).status()).isEqualTo(403);
    give(new DeclineDeletion("inc-1", "e", "A slip", ROSA, Authority.RESPONDER));
    assertThat(refused(() -> delete(MINA, Authority.MANAGER)).slug())
        .isEqualTo("deletion-not-requested");
  }

  @Test
  void a_legal_hold_forbids_asking_and_deleting_and_is_looked_up_anew_each_time() {
    collected();
    holds.add("hold-1");
    assertThat(refused(() -> requestDeletion(ROSA)).slug()).isEqualTo("legal-hold");
    holds.clear();
    requestDeletion(ROSA);
    holds.add("hold-2");
    Refused held = refused(() -> delete(MINA, Authority.MANAGER));
    assertThat(held.slug()).isEqualTo("legal-hold");
    assertThat(held.getMessage()).contains("hold-2");
    assertThat(asked).as("holds on the people it names count, too").contains("ravi", "rosa");
  }
}
