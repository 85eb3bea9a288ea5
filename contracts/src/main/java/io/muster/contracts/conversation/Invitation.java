package io.muster.contracts.conversation;

import java.util.List;

/**
 * Why a person is asked to a bridge call.
 *
 * @param personId subject in the identity provider
 * @param services they answer for, each affected by the incident or needed by one that is
 */
public record Invitation(String personId, List<String> services) {
  public Invitation {
    services = List.copyOf(services);
  }
}
