package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.NoticeCommand.Request;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.starter.Sha256;

/** Asks for notices. A notice's id follows from what it tells, so nobody is told the same twice. */
final class Requests {

  private static final int DIGITS = 32;

  private Requests() {}

  /**
   * That a person is to be told.
   *
   * @param incidentId the incident it is about; null when it is about none
   */
  static Request of(String incidentId, String personId, Kind kind, String aboutId, String part) {
    String told = String.join("\n", kind.name(), aboutId, part, personId);
    String noticeId = "notice-" + Sha256.hex(told).substring(0, DIGITS);
    return new Request(noticeId, incidentId, personId, kind, aboutId, part, NoticeSender.NOTICES);
  }
}
