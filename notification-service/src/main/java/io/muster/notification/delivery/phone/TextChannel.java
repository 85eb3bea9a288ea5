package io.muster.notification.delivery.phone;

import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.oncall.contact.Method;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Pages as text messages, which are acknowledged by a reply. */
@Component
class TextChannel implements Channel {

  /** A page that arrives later than this, in seconds, says what is not so any more. */
  private static final String VALIDITY = "900";

  private static final int LONGEST_TITLE = 70;

  private final TwilioProperties twilio;
  private final TwilioApi api;
  private final Addresses addresses;
  private final ReplyCodes codes;

  TextChannel(TwilioProperties twilio, TwilioApi api, Addresses addresses, ReplyCodes codes) {
    this.twilio = twilio;
    this.api = api;
    this.addresses = addresses;
    this.codes = codes;
  }

  @Override
  public MethodKind kind() {
    return MethodKind.SMS;
  }

  @Override
  public boolean isSetUp() {
    return twilio.texts();
  }

  /**
   * Twilio knows no id of ours; a repeat is recognised by its words and code, which are the same.
   */
  @Override
  public String messageId(String pageId) {
    return pageId;
  }

  @Override
  public String page(Outgoing page) throws NotTakenException {
    PageWords words = page.words();
    MultiValueMap<String, String> form =
        form(
            page.to(),
            "[%s] %s %s. %s %s"
                .formatted(
                    words.severity(),
                    words.number(),
                    OneLine.atMost(LONGEST_TITLE, words.title()),
                    words.answerable()
                        ? "Reply ACK %s %s."
                            .formatted(
                                codes.of(page.pageId()),
                                words.stillOn()
                                    ? "if you are"
                                    : words.handOver() == null
                                        ? "to acknowledge"
                                        : "to take it over")
                        : words.role() == null ? "Look at it:" : "Take the role:",
                    words.incidentUrl()));
    form.add("StatusCallback", addresses.status(page.pageId(), page.attempt()));
    return api.create("Messages", form);
  }

  @Override
  public String note(Method to, Note note) throws NotTakenException {
    return api.create("Messages", form(to, note.text()));
  }

  private MultiValueMap<String, String> form(Method to, String body) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("To", to.address());
    form.add(twilio.textFromParameter(), twilio.textFrom());
    form.add("Body", body);
    form.add("ValidityPeriod", VALIDITY);
    return form;
  }
}
