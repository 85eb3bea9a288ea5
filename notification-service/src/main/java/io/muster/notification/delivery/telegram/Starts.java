package io.muster.notification.delivery.telegram;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.ContactCommand.AddMethod;
import io.muster.contracts.oncall.ContactCommand.IssueCode;
import io.muster.contracts.oncall.ContactCommand.VerifyMethod;
import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.contact.ChatAddress;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import io.muster.notification.oncall.contact.OneTimeCodes;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes a chat in Telegram one of the ways to reach a person: that the code they were shown came
 * from there proves that it is theirs. It is recorded as any method and its code are.
 */
@Component
class Starts {

  static final String COMMAND = "/start";

  private static final Logger LOG = LoggerFactory.getLogger(Starts.class);
  private static final int DIGITS = 24;

  private final TelegramApi api;
  private final TelegramLinks links;
  private final ContactBook contacts;
  private final OneTimeCodes codes;
  private final CommandSender sender;
  private final Facts facts;

  Starts(
      TelegramApi api,
      TelegramLinks links,
      ContactBook contacts,
      OneTimeCodes codes,
      CommandSender sender,
      Facts facts) {
    this.api = api;
    this.links = links;
    this.contacts = contacts;
    this.codes = codes;
    this.sender = sender;
    this.facts = facts;
  }

  /** Somebody started the bot; they are told what came of it. */
  void start(ChatAddress chat, String text) {
    String code = text.substring(COMMAND.length()).strip();
    String answer =
        links
            .use(code, chat.id())
            .map(person -> facts.decide(() -> link(person, chat, code)))
            .orElse(
                "This does not link you to anybody in Muster. Make a new link there, under My notifications, and open it within 10 minutes.");
    try {
      api.call("sendMessage", Map.of("chat_id", Long.valueOf(chat.id()), "text", answer));
    } catch (TelegramException e) {
      LOG.warn("Whoever started the bot was not answered: {}", e.getMessage());
    }
  }

  private String link(Actor person, ChatAddress chat, String code) {
    String personId = person.id();
    String methodId = "method-" + Sha256.hex(code).substring(0, DIGITS);
    try {
      Method method = known(personId, chat).orElse(null);
      if (method == null) {
        sender.decide(new AddMethod(personId, methodId, MethodKind.TELEGRAM, chat.text(), person));
      }
      String id = method == null ? methodId : method.id();
      if (method == null || !method.verified()) {
        String issue = "code-" + methodId;
        sender.decide(new IssueCode(personId, id, issue, person));
        sender.decide(new VerifyMethod(personId, id, codes.of(issue), person));
      }
      return "Pages for %s come to this chat from now on.".formatted(person.name());
    } catch (Refused e) {
      return e.getMessage();
    }
  }

  /** The same account, however it was called when it was linked. */
  private Optional<Method> known(String personId, ChatAddress chat) {
    return contacts.find(personId).orElse(Contact.UNKNOWN).methods().stream()
        .filter(it -> it.kind() == MethodKind.TELEGRAM)
        .filter(
            it ->
                ChatAddress.read(it.address())
                    .filter(account -> account.id().equals(chat.id()))
                    .isPresent())
        .findFirst();
  }
}
