package io.muster.incident.review;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The language model that may word reviews. Without an address there is none, and nothing leaves.
 *
 * @param url where it answers as the OpenAI API does, up to and with {@code /v1}; https, or http on
 *     this machine
 * @param name which model
 * @param key what it knows us by; empty: none is sent
 */
@ConfigurationProperties("muster.review-model")
record ReviewModelProperties(String url, String name, String key) {

  boolean isSet() {
    return url != null && !url.isBlank();
  }
}
