package io.muster.notification.delivery.phone;

import io.muster.starter.MusterProperties;
import org.springframework.stereotype.Component;

/** Where Twilio tells us what became of a text or call. */
@Component
class Addresses {

  static final String BASE = "/hooks/twilio";

  private final String publicUrl;

  Addresses(MusterProperties muster) {
    this.publicUrl = muster.publicUrl();
  }

  /** For what became of one attempt at a page. */
  String status(String pageId, int attempt) {
    return publicUrl + BASE + "/pages/" + pageId + "/" + attempt;
  }

  /** For the key that was pressed during a call. */
  String keys(String pageId, int attempt) {
    return status(pageId, attempt) + "/keys";
  }

  /** As it was asked for from outside, which is what was signed. */
  String outside(String path, String query) {
    return publicUrl + path + (query == null ? "" : "?" + query);
  }
}
