package io.muster.notification.delivery.ntfy;

import io.muster.starter.OutsideAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The ntfy server that pushes pages; nothing is pushed without one.
 *
 * @param url where it is, without a topic
 * @param token what we publish with; empty where everybody may
 */
@ConfigurationProperties("muster.ntfy")
record NtfyProperties(String url, String token) {

  NtfyProperties {
    if (url != null && !url.isBlank()) {
      OutsideAddress.of("muster.ntfy.url (MUSTER_NTFY_URL)", url);
    }
  }

  boolean isSetUp() {
    return url != null && !url.isBlank();
  }

  boolean hasToken() {
    return token != null && !token.isBlank();
  }
}
