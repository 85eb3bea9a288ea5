package io.muster.notification.conversation.update;

import io.muster.contracts.update.AudienceContent;
import io.muster.notification.oncall.MailAddress;
import io.muster.starter.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What holds for every audience. Faults point into the body of the request. */
final class AudienceChecks {

  static final int MOST_EMAILS = 200;
  private static final int MOST_PEOPLE = 200;
  private static final int MOST_TEAMS = 20;
  private static final int MOST_SERVICES = 100;
  private static final int LONGEST = 200;
  private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{1,30}");

  private AudienceChecks() {}

  static void require(String name, AudienceContent content) {
    that(oneLine(name), "/name", "A name is one line of 1 to 200 characters.");
    listed("/services", content.services(), MOST_SERVICES);
    listed("/emails", content.emails(), MOST_EMAILS);
    listed("/personIds", content.personIds(), MOST_PEOPLE);
    listed("/teamIds", content.teamIds(), MOST_TEAMS);
    for (int i = 0; i < content.emails().size(); i++) {
      that(
          MailAddress.isOne(content.emails().get(i)),
          "/emails/" + i,
          "This is no e-mail address, such as name@example.com.");
    }
    that(
        content.slackChannel() == null || CHANNEL.matcher(content.slackChannel()).matches(),
        "/slackChannel",
        "Give the channel's id, such as C024BE91L; Slack shows it under the channel's details.");
    that(
        !content.emails().isEmpty()
            || !content.personIds().isEmpty()
            || !content.teamIds().isEmpty()
            || content.slackChannel() != null,
        "/emails",
        "Nobody is in it. Name an address, a person, a team or a channel.");
  }

  private static void listed(String pointer, List<String> values, int most) {
    that(values.size() <= most, pointer, "Give at most " + most + ".");
    that(new HashSet<>(values).size() == values.size(), pointer, "Name each once.");
    for (int i = 0; i < values.size(); i++) {
      that(oneLine(values.get(i)), pointer + "/" + i, "Give 1 to 200 characters on one line.");
    }
  }

  private static boolean oneLine(String value) {
    return value != null
        && !value.isBlank()
        && value.length() <= LONGEST
        && value.chars().noneMatch(Character::isISOControl);
  }

  private static void that(boolean holds, String pointer, String otherwise) {
    if (!holds) {
      throw Refused.invalid(pointer, otherwise);
    }
  }
}
