package io.muster.notification.delivery.phone;

import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.oncall.contact.Method;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Pages as phone calls, which are acknowledged by a key. What is said goes with the call, so that a
 * phone speaks even while nobody outside reaches us; a machine that answers presses no key.
 */
@Component
class VoiceChannel implements Channel {

  /** How long it rings, in seconds. */
  private static final String RINGS = "30";

  private final TwilioProperties twilio;
  private final TwilioApi api;
  private final Addresses addresses;

  VoiceChannel(TwilioProperties twilio, TwilioApi api, Addresses addresses) {
    this.twilio = twilio;
    this.api = api;
    this.addresses = addresses;
  }

  @Override
  public MethodKind kind() {
    return MethodKind.VOICE;
  }

  @Override
  public boolean isSetUp() {
    return twilio.calls();
  }

  /** Twilio knows no id of ours; a repeat says the same. */
  @Override
  public String messageId(String pageId) {
    return pageId;
  }

  @Override
  public String page(Outgoing page) throws NotTakenException {
    PageWords words = page.words();
    String said =
        "This is Muster. %s, %s. %s. %s"
            .formatted(
                words.severity().replace("SEV", "Severity "),
                words.number().replace("INC-", "incident "),
                words.title(),
                words.answerable()
                    ? words.stillOn()
                        ? "Press 1 if you are."
                        : words.handOver() == null
                            ? "Press 1 to acknowledge."
                            : "Press 1 to take it over."
                    : words.role() == null
                        ? "Sign in to Muster to look at it."
                        : "Sign in to Muster to take the role.");
    MultiValueMap<String, String> form =
        form(
            page.to(),
            words.answerable()
                ? Script.asking(said, addresses.keys(page.pageId(), page.attempt()))
                : Script.saying(said, 2));
    form.add("StatusCallback", addresses.status(page.pageId(), page.attempt()));
    form.addAll("StatusCallbackEvent", List.of("ringing", "answered", "completed"));
    return api.create("Calls", form);
  }

  @Override
  public String note(Method to, Note note) throws NotTakenException {
    return api.create("Calls", form(to, Script.saying(spelled(note.text()), 2)));
  }

  /** Digit by digit: six digits in a row are read as hundreds of thousands. */
  private static String spelled(String text) {
    return text.replaceAll("(?<=\\d)(?=\\d)", ", ");
  }

  private MultiValueMap<String, String> form(Method to, String script) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("To", to.address());
    form.add("From", twilio.voiceFrom());
    form.add("Twiml", script);
    form.add("Timeout", RINGS);
    return form;
  }
}
