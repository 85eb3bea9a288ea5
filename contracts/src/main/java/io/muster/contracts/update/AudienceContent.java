package io.muster.contracts.update;

import java.util.List;

/**
 * Who is in an audience, and which incidents it hears of.
 *
 * @param external whether it is people outside the organisation: they get no link into Muster
 * @param services names of services, any of which is affected; empty: whatever is
 * @param approval whether what it is told has to be approved by somebody who did not write it
 * @param emails addresses of people Muster does not know
 * @param personIds people Muster knows, by their subject in the identity provider
 * @param teamIds teams, everybody in them at the time
 * @param slackChannel a channel of the connected workspace by its id, such as {@code C024BE91L};
 *     null: none
 */
public record AudienceContent(
    boolean external,
    List<String> services,
    boolean approval,
    List<String> emails,
    List<String> personIds,
    List<String> teamIds,
    String slackChannel) {
  public AudienceContent {
    services = listed(services);
    emails = listed(emails);
    personIds = listed(personIds);
    teamIds = listed(teamIds);
  }

  private static List<String> listed(List<String> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
