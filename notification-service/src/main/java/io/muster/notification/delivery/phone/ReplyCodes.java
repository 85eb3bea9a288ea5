package io.muster.notification.delivery.phone;

import io.muster.notification.oncall.contact.OneTimeCodes;
import org.springframework.stereotype.Component;

/** The short code by which a reply names the page it answers. */
@Component
class ReplyCodes {

  private final OneTimeCodes codes;

  ReplyCodes(OneTimeCodes codes) {
    this.codes = codes;
  }

  String of(String pageId) {
    return codes.of("reply\n" + pageId);
  }

  boolean fits(String pageId, String code) {
    return codes.fits("reply\n" + pageId, code);
  }
}
