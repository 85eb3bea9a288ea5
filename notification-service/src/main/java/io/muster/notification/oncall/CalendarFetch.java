package io.muster.notification.oncall;

import io.muster.contracts.oncall.CalendarSubscriptionEvent.Trouble;
import io.muster.notification.delivery.webhook.HookClient;
import io.muster.notification.delivery.webhook.HookClient.Content;
import io.muster.notification.delivery.webhook.HookClient.NoAnswerException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Reads the calendar at an address, unless it is the same as before. Where it is elsewhere, that
 * address has to be one that may be called, too.
 */
@Component
class CalendarFetch {

  private static final int LARGEST = 5_000_000;

  /**
   * Where all of them are slow, another instance reads the calendar, too, as a timer is held no
   * longer; what is done already is not done again.
   */
  private static final int MOST_CALLS = 3;

  private static final String WEBCAL = "webcal://";
  private static final String END = "END:VCALENDAR";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final HookClient http;

  CalendarFetch(HookClient calendarHooks) {
    this.http = calendarHooks;
  }

  /**
   * By what a server tells that a calendar is the same as before.
   *
   * @param etag null when it gave none, as for the other
   * @param lastModified as the server wrote it
   */
  record Validators(String etag, String lastModified) {

    static final Validators NONE = new Validators(null, null);

    private Map<String, String> headers() {
      Map<String, String> headers = new HashMap<>(Map.of(HttpHeaders.ACCEPT, "text/calendar"));
      if (etag != null) {
        headers.put(HttpHeaders.IF_NONE_MATCH, etag);
      }
      if (lastModified != null) {
        headers.put(HttpHeaders.IF_MODIFIED_SINCE, lastModified);
      }
      return headers;
    }
  }

  /** A calendar, and by what to tell later whether it is the same. */
  record Fetched(String text, Validators validators) {}

  /** The address as it is called: calendar programs write webcal: where they mean https. */
  static String address(String typed) {
    String address = typed == null ? "" : typed.strip();
    return address.toLowerCase(Locale.ROOT).startsWith(WEBCAL)
        ? "https://" + address.substring(WEBCAL.length())
        : address;
  }

  /** Why no calendar may be read at an address that somebody typed; nothing when it may. */
  Optional<String> whyNot(String address) {
    return http.whyNot(address);
  }

  /** The whole calendar; nothing when it is the same as before. */
  Optional<Fetched> fetch(String address, Validators before) throws CalendarTrouble {
    String at = address;
    for (int call = 0; call < MOST_CALLS; call++) {
      Content content = get(at, before);
      switch (content.status()) {
        case 200 -> {
          return Optional.of(whole(content));
        }
        case 304 -> {
          if (before.equals(Validators.NONE)) {
            throw new CalendarTrouble(Trouble.OTHER_ANSWER);
          }
          return Optional.empty();
        }
        case 301, 302, 303, 307, 308 -> at = elsewhere(at, content.location());
        case 401, 403 -> throw new CalendarTrouble(Trouble.REFUSED);
        case 404, 410 -> throw new CalendarTrouble(Trouble.GONE);
        default -> throw new CalendarTrouble(Trouble.OTHER_ANSWER);
      }
    }
    throw new CalendarTrouble(Trouble.OTHER_ANSWER);
  }

  private Content get(String address, Validators before) throws CalendarTrouble {
    if (whyNot(address).isPresent()) {
      throw new CalendarTrouble(Trouble.NOT_ALLOWED);
    }
    try {
      return http.get(URI.create(address), before.headers(), LARGEST);
    } catch (NoAnswerException e) {
      throw new CalendarTrouble(e.isNotAllowed() ? Trouble.NOT_ALLOWED : Trouble.NOT_REACHED);
    }
  }

  private static String elsewhere(String from, String location) throws CalendarTrouble {
    try {
      return URI.create(from).resolve(location == null ? "" : location).toString();
    } catch (IllegalArgumentException e) {
      throw new CalendarTrouble(Trouble.OTHER_ANSWER);
    }
  }

  /** Half a calendar would end the leave of its other half. */
  private static Fetched whole(Content content) throws CalendarTrouble {
    if (content.body().length > LARGEST) {
      throw new CalendarTrouble(Trouble.TOO_LARGE);
    }
    String text = new String(content.body(), StandardCharsets.UTF_8);
    if (!text.stripTrailing().toUpperCase(Locale.ROOT).endsWith(END)) {
      throw new CalendarTrouble(Trouble.NO_CALENDAR);
    }
    return new Fetched(
        text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text,
        new Validators(content.etag(), content.lastModified()));
  }
}
