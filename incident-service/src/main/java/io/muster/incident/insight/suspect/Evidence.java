package io.muster.incident.insight.suspect;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says in words what speaks for a suspect, what against it, and what would show that it was not it.
 *
 * @param speaksFor what speaks for it, the weightiest first
 * @param against what speaks against it
 * @param refutedBy what to look at or do that would clear it
 */
public record Evidence(List<String> speaksFor, List<String> against, List<String> refutedBy) {

  private static final Duration SOON = Duration.ofHours(1);
  private static final int ENOUGH = 10;
  private static final int NAMED = 5;

  public Evidence {
    speaksFor = List.copyOf(speaksFor);
    against = List.copyOf(against);
    refutedBy = List.copyOf(refutedBy);
  }

  /** Of one suspect. */
  public static Evidence of(Suspect suspect) {
    List<String> speaksFor = new ArrayList<>();
    List<String> against = new ArrayList<>();
    time(suspect, speaksFor, against);
    place(suspect, speaksFor, against);
    past(suspect, speaksFor, against);
    return new Evidence(speaksFor, against, refuting(suspect));
  }

  private static void time(Suspect suspect, List<String> speaksFor, List<String> against) {
    Duration before = suspect.before();
    if (before.isNegative()) {
      against.add("By its tool's clock it was made just after the trouble began.");
    } else {
      (before.compareTo(SOON) <= 0 ? speaksFor : against)
          .add("It was made %s before the trouble began.".formatted(words(before)));
    }
  }

  private static void place(Suspect suspect, List<String> speaksFor, List<String> against) {
    String service = suspect.change().service();
    if (service == null) {
      against.add("Nobody said what was changed.");
      return;
    }
    if (suspect.path().size() == 1) {
      speaksFor.add("%s itself is in trouble.".formatted(service));
    } else if (suspect.path().size() > 1) {
      speaksFor.add(
          "%s is in trouble and needs %s (%s)."
              .formatted(suspect.path().getFirst(), service, String.join(" → ", suspect.path())));
    } else {
      against.add("Nothing that is in trouble is known to need %s.".formatted(service));
    }
    if (suspect.reaches().size() > 1) {
      speaksFor.add("It would explain %s.".formatted(named(suspect.reaches())));
    }
    if (!suspect.misses().isEmpty() && !suspect.reaches().isEmpty()) {
      against.add("It would not explain %s.".formatted(named(suspect.misses())));
    }
    if (!suspect.quiet().isEmpty() && !suspect.path().isEmpty()) {
      against.add(
          suspect.quiet().size() == 1
              ? "%s needs %s and is quiet.".formatted(suspect.quiet().getFirst(), service)
              : "%s need %s and are quiet.".formatted(named(suspect.quiet()), service));
    }
  }

  private static void past(Suspect suspect, List<String> speaksFor, List<String> against) {
    ChangeKind kind = suspect.change().kind();
    String service = suspect.change().service();
    if (suspect.causes() > 0) {
      speaksFor.add(
          "%d of %d changes of this kind (%s) to %s caused an incident before."
              .formatted(
                  suspect.causes(),
                  Math.max(suspect.made(), suspect.causes()),
                  kind.name().toLowerCase(Locale.ROOT),
                  service));
    } else if (suspect.made() >= ENOUGH) {
      against.add(
          "None of %d changes of this kind (%s) to %s is known to have caused an incident."
              .formatted(suspect.made(), kind.name().toLowerCase(Locale.ROOT), service));
    }
    if (kind == ChangeKind.PUSH || kind == ChangeKind.RELEASE) {
      against.add(
          "A %s by itself changes nothing that runs."
              .formatted(kind.name().toLowerCase(Locale.ROOT)));
    }
    if (suspect.change().outcome() == ChangeOutcome.FAILED) {
      speaksFor.add("Its tool says that it failed.");
    }
  }

  private static List<String> refuting(Suspect suspect) {
    List<String> refuting = new ArrayList<>();
    String service = suspect.change().service();
    refuting.add("The same trouble was there before this change was made.");
    if (service != null) {
      refuting.add("The trouble goes on after the change to %s was undone.".formatted(service));
    }
    if (suspect.path().size() > 1) {
      String caller = suspect.path().get(suspect.path().size() - 2);
      refuting.add("%s had no errors or delays when it called %s.".formatted(caller, service));
    }
    return refuting;
  }

  private static String named(List<String> names) {
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
  }

  private static String words(Duration time) {
    long minutes = time.toMinutes();
    if (minutes < 1) {
      return "less than a minute";
    }
    return minutes < 120
        ? minutes + " min"
        : time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " days";
  }
}
