package io.muster.incident.intake.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class MailMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  @Test
  void the_subject_is_the_problem_and_the_text_says_more() {
    AlertBatch batch =
        read("""
                From: backup@db-1.example
                Subject: CRITICAL: =?UTF-8?Q?Backup_f=C3=BCr?= db-1 failed
                Date: Tue, 24 Nov 2026 03:10:00 +0000
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                No space left on /r=FCck.
                """)
            .alert();
    assertThat(batch.title()).isEqualTo("Backup für db-1 failed");
    Alert alert = batch.alerts().getFirst();
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.description()).isEqualTo("No space left on /rück.");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-24T03:10:00Z"));
    // What may name people is recorded sealed, so not as a key, a name or a label.
    assertThat(alert.key()).matches("[0-9a-f]{32}");
    assertThat(alert.name()).isEqualTo("E-mail");
    assertThat(alert.context().labels()).isEmpty();
  }

  @Test
  void a_line_that_continues_none_is_refused_or_its_part_passed_over() {
    assertThatThrownBy(() -> read("\t\t\n\t\t is auto-replied\n"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
    AlertBatch batch =
        read("Subject: Disk full\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\t\n\tx\n--i--\n")
            .alert();
    assertThat(batch.title()).isEqualTo("Disk full");
  }

  @Test
  void its_end_has_the_same_key() {
    Alert end = read("Subject: Re: [OK] Backup  failed\n\nFine.\n").alert().alerts().getFirst();
    Alert start = read("Subject: ALERT: backup failed\n\nOh.\n").alert().alerts().getFirst();
    assertThat(end.action()).isEqualTo(Action.RESOLVE);
    assertThat(end.key()).isEqualTo(start.key());
  }

  @Test
  void html_becomes_text_where_there_is_no_other() {
    String multipart =
        """
        Subject: Report
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=o

        --o
        Content-Type: multipart/alternative; boundary=i

        --i
        Content-Type: text/html; charset=utf-8

        <html><head><title>x</title><style>p{}</style></head><body><p>Disk <b>full</b></p><p>on db-1</p>\
        <script>alert(1)</script></body></html>
        --i--
        --o
        Content-Type: text/plain
        Content-Disposition: attachment; filename=a.txt

        attached
        --o--
        """;
    assertThat(read(multipart).alert().description()).isEqualTo("Disk full\non db-1");
    assertThat(
            read(multipart.replace("--i--", "--i\nContent-Type: text/plain\n\nplain\n--i--"))
                .alert()
                .description())
        .isEqualTo("plain");
  }

  @Test
  void a_clock_far_from_ours_does_not_count() {
    assertThat(
            read("Subject: a\nDate: Tue, 24 Nov 2099 03:10:00 +0000\n\n.\n")
                .alert()
                .alerts()
                .getFirst()
                .startsAt())
        .isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: Auto-Replied (vacation)",
        "X-Autoreply: yes",
        "Precedence: list",
        "Precedence: junk",
        "List-Id: <all.example>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x"
      })
  void answers_by_machines_bounces_and_lists_open_nothing(String header) {
    assertThat(read(header + "\nSubject: Out of office\n\nI am away.\n").nothingBecause())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Auto-Submitted: auto-generated", "Auto-Submitted: no", "Precedence: bulk"})
  void what_monitoring_sends_by_itself_is_meant(String header) {
    assertThat(read(header + "\nSubject: Disk full\n\nFull.\n").nothingBecause()).isEmpty();
  }

  @Test
  void a_mail_without_a_sender_to_answer_to_is_about_another_mail() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(MailMessage.RETURN_PATH, "<>");
    assertThat(read("Subject: Undelivered\n\nSorry.\n", headers).nothingBecause()).isPresent();
  }

  @Test
  void what_is_no_mail_is_refused() {
    assertThatThrownBy(() -> read("")).isInstanceOf(Refused.class);
  }

  private static MailMessage read(String mail) {
    return read(mail, new HttpHeaders());
  }

  private static MailMessage read(String mail, HttpHeaders headers) {
    return MailMessage.read(
        new Delivery(
                headers, null, mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
