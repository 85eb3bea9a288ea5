package io.muster.incident.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSubjectTest {

  @ParameterizedTest
  @CsvSource({
    "Disk full on db-1, Disk full on db-1, false, ",
    "Re: Fwd: Disk full on db-1, Disk full on db-1, false, ",
    "AW: WG: Re[2]: Disk full on db-1, Disk full on db-1, false, ",
    "RESOLVED: Disk full on db-1, Disk full on db-1, true, ",
    "Re: [RESOLVED] Disk full on db-1, Disk full on db-1, true, ",
    "[FIRING:2] Disk full on db-1, Disk full on db-1, false, ",
    "[RESOLVED:2] Disk full on db-1, Disk full on db-1, true, ",
    "OK - Disk full on db-1, Disk full on db-1, true, ",
    "Recovered: Disk full on db-1, Disk full on db-1, true, ",
    "Problem: Disk full on db-1, Disk full on db-1, false, ",
    "Resolved in 5m 30s: Disk full on db-1, Disk full on db-1, true, ",
    "CRITICAL: Disk full on db-1, Disk full on db-1, false, critical",
    "Warning - Disk full on db-1, Disk full on db-1, false, warning",
    "RESOLVED: CRITICAL: Disk full on db-1, Disk full on db-1, true, ",
    "** PROBLEM Service Alert: db-1/disk is CRITICAL **, db-1/disk, false, critical",
    "** RECOVERY Service Alert: db-1/disk is OK **, db-1/disk, true, ",
    "** PROBLEM Host Alert: db-1 is DOWN **, db-1, false, critical",
    "Up to date prices are missing, Up to date prices are missing, false, ",
    "Ok is what the button says, Ok is what the button says, false, ",
    "Problem, Problem, false, "
  })
  void states_answers_and_forwards_are_no_other_problem(
      String raw, String title, boolean over, String severity) {
    MailSubject subject = MailSubject.of(raw);
    assertThat(subject.title()).isEqualTo(title);
    assertThat(subject.problem()).isEqualTo(title.toLowerCase(Locale.ROOT));
    assertThat(subject.over()).isEqualTo(over);
    assertThat(subject.severity()).isEqualTo(severity);
  }

  @Test
  void a_mail_without_a_subject_has_a_title_all_the_same() {
    assertThat(MailSubject.of(null).title()).isEqualTo("E-mail without a subject");
    assertThat(MailSubject.of(" \r\n ").over()).isFalse();
    assertThat(MailSubject.of("Re: ").title()).isEqualTo("Re:");
  }
}
